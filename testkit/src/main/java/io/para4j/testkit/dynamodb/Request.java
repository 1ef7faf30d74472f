package io.para4j.testkit.dynamodb;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A selection of requests by operation, table and number. Immutable; each method returns a narrower selection.
 *
 * <pre>{@code
 * faults.on(Request.of("UpdateItem").table("para-shop").calls(1)).then(Fault.loseAnswer());
 * }</pre>
 */
public final class Request {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    private final Set<String> operations;
    private final String table;
    private final String otherThan;
    private final int passed;
    private final int calls;

    private Request(Set<String> operations, String table, String otherThan, int passed, int calls) {
        this.operations = operations;
        this.table = table;
        this.otherThan = otherThan;
        this.passed = passed;
        this.calls = calls;
    }

    /**
     * Returns all requests of some operations.
     *
     * @param operations the operations by the service's names, such as {@code UpdateItem}; none means all
     * @return the requests
     */
    public static Request of(String... operations) {
        return of(Set.of(operations));
    }

    private static Request of(Set<String> operations) {
        return new Request(operations, "", "", 0, Integer.MAX_VALUE);
    }

    /**
     * Returns all requests that read items.
     *
     * @return the requests
     */
    public static Request reads() {
        return of(READS);
    }

    /**
     * Returns all requests that write items.
     *
     * @return the requests
     */
    public static Request writes() {
        return of(WRITES);
    }

    /**
     * Returns all requests that read or write items, but not those about tables.
     *
     * @return the requests
     */
    public static Request ofData() {
        Set<String> data = new HashSet<>(READS);
        data.addAll(WRITES);
        return of(Set.copyOf(data));
    }

    /**
     * Returns the requests of this selection that are about one table.
     *
     * @param name the table's name
     * @return the requests
     */
    public Request table(String name) {
        return new Request(operations, Objects.requireNonNull(name, "name"), otherThan, passed, calls);
    }

    /**
     * Returns the requests of this selection that are not about one table.
     *
     * @param name the table's name
     * @return the requests
     */
    public Request exceptTable(String name) {
        return new Request(operations, table, Objects.requireNonNull(name, "name"), passed, calls);
    }

    /**
     * Returns the requests of this selection without the first ones, counted from the creation of the rule.
     *
     * @param count the number of requests without a fault, at least 0
     * @return the requests
     */
    public Request after(int count) {
        return new Request(operations, table, otherThan, checked(count), calls);
    }

    /**
     * Returns the first requests of this selection, counted from the creation of the rule.
     *
     * @param count the number of requests to hit, at least 0
     * @return the requests
     */
    public Request calls(int count) {
        return new Request(operations, table, otherThan, passed, checked(count));
    }

    private static int checked(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of requests is at least 0, not " + count);
        }
        return count;
    }

    boolean matches(String operation, String requestTable) {
        return (operations.isEmpty() || operations.contains(operation))
                && (table.isEmpty() || table.equals(requestTable))
                && (otherThan.isEmpty() || !otherThan.equals(requestTable));
    }

    /** Returns whether the request with a number is hit. Numbers count matching requests, from 0. */
    boolean includes(long number) {
        return number >= passed && number - passed < calls;
    }

    @Override
    public String toString() {
        String what = operations.isEmpty() ? "any request" : String.join(" or ", new TreeSet<>(operations));
        return what
                + (table.isEmpty() ? "" : " on " + table)
                + (otherThan.isEmpty() ? "" : " not on " + otherThan)
                + (passed == 0 ? "" : " after " + passed)
                + (calls == Integer.MAX_VALUE ? "" : ", " + calls + " calls");
    }
}
