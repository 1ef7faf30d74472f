package io.para4j.testkit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The published list of the contract's rules, as in {@code docs/contract.md}. */
public final class Rules {
    private static final Map<String, Integer> SIZES = sizes();

    private static final Set<String> KEPT_BY_CORE = Set.of(
            "OBJ-7", "CRE-1", "CRE-4", "REA-3", "REA-5", "REA-6", "REA-7", "UPD-2", "UPD-3", "PAT-4", "BAT-4", "PAG-6",
            "PAG-7", "IDX-7", "IDX-11", "TRX-8", "TRX-10", "FED-9", "FED-10");

    private static final List<String> ALL = ids();

    private Rules() {}

    private static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("OBJ", 9);
        sizes.put("CRE", 6);
        sizes.put("REA", 7);
        sizes.put("UPD", 5);
        sizes.put("LCK", 9);
        sizes.put("PAT", 9);
        sizes.put("BAT", 5);
        sizes.put("PAG", 8);
        sizes.put("IDX", 11);
        sizes.put("TRX", 10);
        sizes.put("FED", 10);
        sizes.put("TEN", 4);
        sizes.put("FLT", 4);
        sizes.put("CLO", 2);
        sizes.put("MSG", 1);
        sizes.put("CCH", 8);
        return sizes;
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        SIZES.forEach((group, size) -> {
            for (int number = 1; number <= size; number++) {
                ids.add(group + "-" + number);
            }
        });
        return List.copyOf(ids);
    }

    /**
     * Returns the ids of all rules.
     *
     * @return the ids in the order of the contract; unmodifiable
     */
    public static List<String> all() {
        return ALL;
    }

    /**
     * Returns whether core keeps a rule for every store, so that no store can break it. The contract marks these rules
     * with †.
     *
     * @param id the rule's id
     * @return whether core keeps it
     */
    public static boolean isKeptByCore(String id) {
        return KEPT_BY_CORE.contains(id);
    }
}
