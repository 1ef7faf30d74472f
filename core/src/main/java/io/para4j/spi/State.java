package io.para4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * What tells one state of an object from every other: its revision, or, for what is stored without a revision, its
 * version.
 *
 * @param version the version, 0 if the object is stored without one
 * @param revision the id of the write that made the state; empty if the object is stored without one
 * @param timestamp when the object was created, in epoch milliseconds, as far as the holder knows; 0 if it does not. It
 *     tells no two states apart; a store that has lost the answer to a write tells by it whether what is stored now
 *     came after the state held, or was created anew
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
     * Creates a state of an object that was created nobody knows when.
     *
     * @param version the version, 0 if the object is stored without one
     * @param revision the id of the write that made the state; empty if the object is stored without one
     */
    public State(long version, Optional<String> revision) {
        this(version, revision, 0);
    }

    /**
     * Says whether this is the state of an item: the revisions are equal, and if there are none, the versions are.
     *
     * @param item the item
     * @return whether the item is in this state
     */
    public boolean isOf(Item item) {
        return revision.equals(item.revision()) && (revision.isPresent() || version == item.version());
    }
}
