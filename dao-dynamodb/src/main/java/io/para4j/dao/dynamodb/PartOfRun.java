package io.para4j.dao.dynamodb;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.Update;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A part of a transaction that is being written, with the item as it was last found. Not safe for use by many threads. */
final class PartOfRun {
    final TransactionPart part;
    final FoundItem found;
    private final ItemReader reader;

    PartOfRun(TransactionPart part, ItemReader reader) {
        this.part = part;
        this.found = new FoundItem(part.app());
        this.reader = reader;
    }

    /** Returns the error of the part on a stored item, as the single write would throw it. Empty if it is allowed. */
    Optional<ParaException> errorOn(Map<String, AttributeValue> stored) {
        if (part.write() instanceof Creation && !stored.isEmpty()) {
            return Optional.of(new ObjectExistsException(part.target()));
        }
        try {
            part.resultOn(decode(stored));
            return Optional.empty();
        } catch (ParaException e) {
            return Optional.of(e);
        }
    }

    Optional<Item> decode(Map<String, AttributeValue> stored) {
        return reader.decode(part.target().operation(), part.app(), stored);
    }

    /** Returns a stored item, or empty if there is none or it is unreadable. */
    Optional<Item> readable(Map<String, AttributeValue> stored) {
        try {
            return decode(stored);
        } catch (UnreadableObjectException e) {
            return Optional.empty();
        }
    }

    /** Computes the part from a stored item on which it is allowed, from now on. */
    void computeFrom(Map<String, AttributeValue> stored) {
        decode(stored).ifPresent(item -> found.begin(stored, item));
    }

    /** Returns whether the part writes an item that has the id of the transaction as its revision afterwards. */
    boolean isRevised() {
        return part.write() instanceof Creation || part.write() instanceof Update;
    }

    /**
     * Returns whether this part prevents the transaction from being applied twice, even under two tokens. It requires a
     * state of an item that it changes, which comes only once.
     */
    boolean isOnce() {
        return !(part.write() instanceof ItemCheck) && heldState().isPresent();
    }

    /**
     * Returns whether the transaction can never be applied on account of this part. It requires a revision that the item
     * does not have any more, and a revision comes only once.
     */
    boolean isRefusedForGood(Map<String, AttributeValue> stored) {
        AttributeValue revision = stored.get(ItemCodec.REVISION);
        return heldState()
                .flatMap(State::revision)
                .filter(held -> revision == null || !held.equals(revision.s()))
                .isPresent();
    }

    private Optional<State> heldState() {
        return requirement().flatMap(Precondition::state);
    }

    /** Returns the requirements on an item that must be stored. Empty if the part is allowed without one. */
    private Optional<Precondition> requirement() {
        if (part.write() instanceof Update update) {
            return Optional.of(update.precondition());
        }
        if (part.write() instanceof Deletion deletion) {
            return Optional.of(deletion.precondition()).filter(any -> deletion.isRequired());
        }
        return part.write() instanceof ItemCheck check ? check.precondition() : Optional.empty();
    }
}
