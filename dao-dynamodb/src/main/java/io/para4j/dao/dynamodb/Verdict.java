package io.para4j.dao.dynamodb;

import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.Optional;

/**
 * The verdict on a write that got no answer, given the item that is stored now. It implements the table of
 * docs/dynamodb.md, with a method for each operation and a line for each row. {@link ConditionalWrite} and
 * {@link LostCreations} act on it.
 *
 * <p>It rests on two facts. A revision is the id of one write, so a stored revision proves that its write was applied.
 * An attempt may still be under way during the read, so a missing revision proves nothing by itself. It is conclusive
 * only if the stored item prevents the attempt from ever being applied, or if applying it twice has the same effect as
 * once.
 */
enum Verdict {
    /** The write was applied, or its goal is reached. */
    DONE,
    /** The write may be sent again, since at most one of all its attempts can be applied. */
    RESEND,
    /** The write was not applied and never will be, because another write came first. */
    CONFLICT,
    /** The outcome cannot be found. */
    UNKNOWN;

    /**
     * Judges the creation of an item. If nothing is stored, no other writer can have taken or deleted an id that was
     * just generated. An id that the caller chose may have been created and deleted since. If another item is stored,
     * ours may have come first and been changed, or been deleted and created again.
     *
     * @param created the item
     * @param isIdNew whether its id was just generated
     * @param stored the item that is stored now; empty if there is none
     */
    static Verdict ofCreation(Item created, boolean isIdNew, Optional<Item> stored) {
        if (stored.isEmpty()) {
            return isIdNew ? RESEND : UNKNOWN;
        }
        return hasRevision(stored.get(), created.revision()) ? DONE : UNKNOWN;
    }

    /**
     * Judges an update or patch. Without a revision in its precondition, a second attempt could be applied again. With
     * one, the next version comes from the write that followed the held state: this one, or one that prevents it from
     * ever being applied. The creation time must be the held one, since an object that is deleted and created again
     * counts from version 1. If nothing or a later version is stored, this update may be among the writes in between.
     *
     * @param update the update
     * @param stored the item that is stored now; empty if there is none
     */
    static Verdict ofUpdate(Update update, Optional<Item> stored) {
        if (stored.isPresent() && hasRevision(stored.get(), Optional.of(update.revision()))) {
            return DONE;
        }
        Optional<State> held = update.precondition().state();
        if (stored.isEmpty() || held.isEmpty()) {
            return UNKNOWN;
        }
        if (held.get().isSameAs(stored.get().state())) {
            return RESEND;
        }
        boolean isNext = stored.get().version() == held.get().version() + 1;
        return isNext && isSameObject(held.get(), stored.get()) ? CONFLICT : UNKNOWN;
    }

    /**
     * Judges a deletion. A missing object is deleted, by this or another write. A later version of the held object
     * proves that ours did not delete it and never will. An object with another creation time proves nothing. The held
     * one may have been deleted by us, or by another writer before our call, in which case ours would have been
     * refused.
     *
     * <p>A deletion without a state applies to any object that meets its condition. If the stored object meets it, it
     * is deleted too, as in every deletion by id, which is applied at least once. If not, it may have been created
     * after our deletion.
     *
     * @param deletion the deletion, which has a precondition
     * @param stored the item that is stored now; empty if there is none
     */
    static Verdict ofDeletion(Deletion deletion, Optional<Item> stored) {
        if (stored.isEmpty()) {
            return DONE;
        }
        Optional<State> held = deletion.precondition().state();
        if (held.isEmpty()) {
            return meets(deletion.precondition(), stored.get()) ? RESEND : UNKNOWN;
        }
        if (held.get().isSameAs(stored.get().state())) {
            return RESEND;
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
     * Returns whether the stored item came from the held state by updates alone, which never change the creation time.
     * An item without a creation time or a revision was written by another program, which may follow other rules.
     */
    private static boolean isSameObject(State held, Item stored) {
        return stored.revision().isPresent() && held.timestamp() != 0 && held.timestamp() == stored.timestamp();
    }
}
