package io.para4j.testkit.tests.interleavings;

/**
 * The parts that a step of an operation reads and changes, as sets of bits. Two steps can run in either order with the
 * same result if neither reads or changes what the other changes.
 */
record Touch(int reads, int changes) {
    private static final int CORE = 1;
    private static final int CACHE = 2;
    private static final int STORE = 4;

    /** The touch between calls: the state that core keeps in memory, and the beginnings and ends of operations. */
    static final Touch INSIDE = new Touch(0, CORE);

    static final Touch CACHE_READ = new Touch(CACHE, 0);
    static final Touch CACHE_CHANGE = new Touch(0, CACHE);
    static final Touch STORE_READ = new Touch(STORE, 0);
    static final Touch STORE_CHANGE = new Touch(0, STORE);

    Touch and(Touch other) {
        return new Touch(reads | other.reads, changes | other.changes);
    }

    boolean isOfStore() {
        return ((reads | changes) & STORE) != 0;
    }

    boolean commutesWith(Touch other) {
        return (changes & (other.reads | other.changes)) == 0 && (reads & other.changes) == 0;
    }
}
