package io.para4j.testkit.dynamodb;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which requests a fault hits: by operation, by table, by number. Immutable; each method returns a narrower one.
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
     * @param operations the operations by the service's names, such as {@code UpdateItem}; none stands for all
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
     * Returns all requests that read or write items, those about tables left out.
     *
     * @return the requests
     */
    public static Request ofData() {
        Set<String> data = new HashSet<>(READS);
        data.addAll(WRITES);
        return of(Set.copyOf(data));
    }

    /**
     * Returns those of these requests that are about one table.
     *
     * @param name the table's name
     * @return the requests
     */
    public Request table(String name) {
        return new Request(operations, Objects.requireNonNull(name, "name"), otherThan, passed, calls);
    }

    /**
     * Returns those of these requests that are not about one table.
     *
     * @param name the table's name
     * @return the requests
     */
    public Request exceptTable(String name) {
        return new Request(operations, table, Objects.requireNonNull(name, "name"), passed, calls);
    }

    /**
     * Returns those of these requests that come after the first ones, counted from when the rule is made.
     *
     * @param count how many go unharmed, at least 0
     * @return the requests
     */
    public Request after(int count) {
        return new Request(operations, table, otherThan, checked(count), calls);
    }

    /**
     * Returns the first ones of these requests, counted from when the rule is made.
     *
     * @param count how many are hit, at least 0
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

    /** Says whether the request with a number, from 0 among those that match, is hit. */
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
