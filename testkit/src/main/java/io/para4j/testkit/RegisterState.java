package io.para4j.testkit;

/**
 * The content of a versioned register: a version, the id of the write that stored it, and a number.
 *
 * @param version the version; 0 if nothing is stored
 * @param revision the id of the write; {@link #ANY} if its writer never received it
 * @param value the number
 */
record RegisterState(long version, String revision, long value) {
    /** The state of an id under which nothing is stored. */
    static final RegisterState ABSENT = new RegisterState(0, "", 0);

    /** The revision of a state whose write got no answer. The first read of that state reveals it. */
    static final String ANY = "?";

    boolean isThere() {
        return version > 0;
    }

    /** Returns whether a reader of this state may have seen the other one. */
    boolean isSeenAs(RegisterState seen) {
        return version == seen.version
                && value == seen.value
                && (revision.equals(seen.revision) || revision.equals(ANY));
    }

    /**
     * Returns whether a caller that holds the other state holds this one. No caller holds a state that was never read.
     */
    boolean isHeldAs(RegisterState held) {
        return isThere() && revision.equals(held.revision);
    }

    @Override
    public String toString() {
        return isThere() ? "n=" + value + " version " + version + " " + revision : "nothing";
    }
}
