package io.para4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A state of an object. It is identified by its revision or, if the object is stored without one, by its version.
 *
 * @param version the version; 0 if the object is stored without one
 * @param revision the id of the write that produced the state; empty if the object is stored without one
 * @param timestamp the time of creation, in epoch milliseconds; 0 if it is unknown. It does not distinguish states. A
 *     store that has lost the answer to a write uses it to find out whether the stored object is a later state of the
 *     same object or was created again
 */
public record State(long version, Optional<String> revision, long timestamp) {

    /**
     * Checks that no component is null.
     *
     * @throws NullPointerException if the revision is null
     */
    public State {
        Objects.requireNonNull(revision, "revision");
    }

    /**
     * Creates a state of an object whose creation time is unknown.
     *
     * @param version the version; 0 if the object is stored without one
     * @param revision the id of the write that produced the state; empty if the object is stored without one
     */
    public State(long version, Optional<String> revision) {
        this(version, revision, 0);
    }

    /**
     * Returns whether another state is the same: the revisions are equal or, if both are missing, the versions are.
     *
     * @param other the other state
     * @return whether the states are the same
     */
    public boolean isSameAs(State other) {
        return revision.equals(other.revision) && (revision.isPresent() || version == other.version);
    }
}
