package io.para4j.spi;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/** The changes that one poll has found, in order, with the position after each. Safe for use by many threads. */
public final class ChangePage {
    private final List<ItemChange> changes;
    private final IntFunction<FeedPosition> positions;
    private final Next next;

    /** The part of the feed after a page. */
    public enum Next {
        /** More changes may be there already; poll again at once. */
        MORE,
        /** Every change has been read; poll again after a while. */
        WAIT,
        /** The app is deleted, and no change will follow (rule FED-8). */
        END
    }

    /**
     * Creates a page.
     *
     * @param changes the changes; may be empty
     * @param positions returns the position after a number of these changes, from 0 to all of them; called by any
     *     thread, with the same result each time
     * @param next the part of the feed after this page
     */
    public ChangePage(List<ItemChange> changes, IntFunction<FeedPosition> positions, Next next) {
        this.changes = List.copyOf(changes);
        this.positions = Objects.requireNonNull(positions, "positions");
        this.next = Objects.requireNonNull(next, "next");
    }

    /**
     * Returns the changes.
     *
     * @return the changes, in the order in which each object was changed; unmodifiable
     */
    public List<ItemChange> changes() {
        return changes;
    }

    /**
     * Returns a position in this page. A reader that is opened there reads the changes that follow.
     *
     * @param handled the number of changes of this page before the position
     * @return the position
     * @throws IndexOutOfBoundsException if there are fewer changes
     */
    public FeedPosition positionAfter(int handled) {
        Objects.checkIndex(handled, changes.size() + 1);
        return positions.apply(handled);
    }

    /**
     * Returns the part of the feed after this page.
     *
     * @return what follows
     */
    public Next next() {
        return next;
    }
}
