package io.para4j.dao.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The clauses of an update expression. The SET clause is never empty, since every update sets the revision. */
final class UpdateClauses {
    private final StringJoiner sets = new StringJoiner(",", "SET ", "");
    private final List<String> removes = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();

    void set(String name, String operand) {
        sets.add(name + "=" + operand);
    }

    void remove(String name) {
        removes.add(name);
    }

    void add(String name, String amount) {
        adds.add(name + " " + amount);
    }

    @Override
    public String toString() {
        return sets
                + (adds.isEmpty() ? "" : " ADD " + String.join(",", adds))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(",", removes));
    }
}
