package io.para4j.testkit.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The result of one rule.
 *
 * @param id the rule's id
 * @param isKeptByCore whether core keeps the rule for every store
 * @param status {@code passed}, {@code failed}, {@code not checked} or {@code not offered}
 * @param tests the number of tests of the rule
 * @param messages the failures of a failed rule, the reasons of a rule not checked or not offered, or the amounts that
 *     the tests of a passed rule have reported; each begins with the names of its tests
 */
record RuleResult(
        String id,
        @JsonProperty("keptByCore") boolean isKeptByCore,
        String status,
        int tests,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> messages) {
    static final String PASSED = "passed";
    static final String FAILED = "failed";
    static final String NOT_CHECKED = "not checked";

    /** The status of a rule of a capability that the store does not have. */
    static final String NOT_OFFERED = "not offered";

    /** Returns whether the report shows more than the status. The reason why a rule is not offered is always the same. */
    boolean hasFacts() {
        return switch (status) {
            case PASSED -> !messages.isEmpty();
            case NOT_OFFERED -> false;
            default -> true;
        };
    }
}
