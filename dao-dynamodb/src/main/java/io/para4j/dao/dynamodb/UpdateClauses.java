package io.para4j.dao.dynamodb;

/** The clauses of an update expression. The SET clause is never empty, since every update sets the revision. */
final class UpdateClauses {
    private final StringBuilder sets = new StringBuilder(512);
    private final StringBuilder adds = new StringBuilder();
    private final StringBuilder removes = new StringBuilder();

    void set(String name, String operand) {
        begin(sets, "SET ").append(name).append('=').append(operand);
    }

    void remove(String name) {
        begin(removes, " REMOVE ").append(name);
    }

    void add(String name, String amount) {
        begin(adds, " ADD ").append(name).append(' ').append(amount);
    }

    private static StringBuilder begin(StringBuilder clause, String keyword) {
        return clause.append(clause.isEmpty() ? keyword : ",");
    }

    int length() {
        return sets.length() + adds.length() + removes.length();
    }

    @Override
    public String toString() {
        return sets.toString() + adds + removes;
    }
}
