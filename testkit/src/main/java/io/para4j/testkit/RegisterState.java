package io.para4j.testkit;

/**
 * What a versioned register holds: a version, the id of the write that made it, and a number.
 *
 * @param version the version; 0 if nothing is stored
 * @param revision the id of the write; {@link #ANY} if its writer never learned it
 * @param value the number
 */
record RegisterState(long version, String revision, long value) {
    /** The state of an id under which nothing is stored. */
    static final RegisterState ABSENT = new RegisterState(0, "", 0);

    /** The revision of a state whose write got no answer: the first read of that state tells it. */
    static final String ANY = "?";

    boolean isThere() {
        return version > 0;
    }

    /** Says whether a reader of this state may have seen the other one. */
    boolean isSeenAs(RegisterState seen) {
        return version == seen.version
                && value == seen.value
                && (revision.equals(seen.revision) || revision.equals(ANY));
    }

    /** Says whether a caller who holds the other state holds this one; nobody holds a state that was never read. */
    boolean isHeldAs(RegisterState held) {
        return isThere() && revision.equals(held.revision);
    }

    @Override
    public String toString() {
        return isThere() ? "n=" + value + " version " + version + " " + revision : "nothing";
    }
}
