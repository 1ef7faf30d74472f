package io.para4j.dao.dynamodb;

import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.Optional;

/**
 * What became of a write that got no answer, judged by what is stored now. This is the table of docs/dynamodb.md, a method for
 * each operation and a line for each row; {@link ConditionalWrite} and {@link LostCreations} act on it.
 *
 * <p>It rests on two facts. A revision is the id of one write, so that whoever finds it knows that the write was applied. And an
 * attempt may still be under way when we look: that it is not there proves nothing, unless what is there keeps it from ever
 * being applied, or its being applied twice does the same as once.
 */
enum Verdict {
    /** It was applied, or what it was for holds. */
    DONE,
    /** It may be sent again: at most one of all its attempts can be applied. */
    AGAIN,
    /** It was not applied, and never will be: another write came first. */
    CONFLICT,
    /** It cannot be told. */
    UNKNOWN;

    /**
     * Judges the creation of an item. Where nothing is stored, nobody else can have deleted or taken an id that was made just
     * now; one that the caller has chosen may have been created and deleted since. Where another's item is stored, we may have
     * come first and been changed, or deleted and created anew.
     *
     * @param created the item
     * @param isIdNew whether its id was made just now
     * @param stored what is stored now
     */
    static Verdict ofCreation(Item created, boolean isIdNew, Optional<Item> stored) {
        if (stored.isEmpty()) {
            return isIdNew ? AGAIN : UNKNOWN;
        }
        return hasRevision(stored.get(), created.revision()) ? DONE : UNKNOWN;
    }

    /**
     * Judges an update or patch. Without a revision in its precondition nothing keeps a second attempt from being applied again.
     * With one, the write that raised the held version by one is the one that came next: ours, or one that keeps ours from
     * ever being applied. The creation time must be the held one, since a deleted object that is created anew counts from 1
     * again. Whoever finds nothing, or a later version, cannot tell whether ours was among the writes between.
     *
     * @param update the update
     * @param stored what is stored now
     */
    static Verdict ofUpdate(Update update, Optional<Item> stored) {
        if (stored.isPresent() && hasRevision(stored.get(), Optional.of(update.revision()))) {
            return DONE;
        }
        Optional<State> held = update.precondition().state();
        if (stored.isEmpty() || held.isEmpty()) {
            return UNKNOWN;
        }
        if (held.get().isOf(stored.get())) {
            return AGAIN;
        }
        boolean isNext = stored.get().version() == held.get().version() + 1;
        return isNext && isSameObject(held.get(), stored.get()) ? CONFLICT : UNKNOWN;
    }

    /**
     * Judges a deletion. What is gone is deleted, by whomever. A later version of the object that the caller holds proves that it
     * was not deleted by us, and that it will not be. An object that was created at another time proves nothing: that the one
     * held was deleted before it, by us, or by another before we were called, when we would have been refused.
     *
     * <p>A deletion that knows no state is for whatever meets its condition: what does so now is deleted as well, as by every
     * deletion by id, which is applied at least once. What does not may have come after ours.
     *
     * @param deletion the deletion, which has a precondition
     * @param stored what is stored now
     */
    static Verdict ofDeletion(Deletion deletion, Optional<Item> stored) {
        if (stored.isEmpty()) {
            return DONE;
        }
        Optional<State> held = deletion.precondition().state();
        if (held.isEmpty()) {
            return meets(deletion.precondition(), stored.get()) ? AGAIN : UNKNOWN;
        }
        if (held.get().isOf(stored.get())) {
            return AGAIN;
        }
        boolean isLater = stored.get().version() > held.get().version();
        return isLater && isSameObject(held.get(), stored.get()) ? CONFLICT : UNKNOWN;
    }

    private static boolean meets(Precondition precondition, Item stored) {
        return precondition.type().map(stored.type()::equals).orElse(true)
                && precondition
                        .condition()
                        .map(condition -> condition.test(stored))
                        .orElse(true);
    }

    private static boolean hasRevision(Item stored, Optional<String> revision) {
        return revision.isPresent() && revision.equals(stored.revision());
    }

    /**
     * Whether what is stored came from the state held by updates alone. The creation time never changes; what has none, or no
     * revision, was written by another program, which may keep to other rules.
     */
    private static boolean isSameObject(State held, Item stored) {
        return stored.revision().isPresent() && held.timestamp() != 0 && held.timestamp() == stored.timestamp();
    }
}
