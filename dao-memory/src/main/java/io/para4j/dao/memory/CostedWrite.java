package io.para4j.dao.memory;

import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A write whose cost is computed, with the facts about it that the cost depends on.
 *
 * @param id the id of the object
 * @param put the item to put, whose size is checked before a request is sent; empty for updates and deletions
 * @param isUpdate whether the write changes an item in place
 * @param isComputed whether DynamoDB cannot compute the new item, so that the item is read first
 * @param isUnconditional whether DynamoDB accepts the write in a batch request, whose writes have no conditions
 * @param run performs the write on the store in memory
 */
record CostedWrite(
        String id,
        Optional<Item> put,
        boolean isUpdate,
        boolean isComputed,
        boolean isUnconditional,
        Supplier<Outcome> run) {

    static CostedWrite of(Creation creation, Supplier<Outcome> run) {
        return new CostedWrite(creation.id(), Optional.of(creation.item()), false, false, creation.isIdNew(), run);
    }

    static CostedWrite of(Update update, Supplier<Outcome> run) {
        boolean isComputed = update.changes().stream()
                .anyMatch(change ->
                        change instanceof ListChange.AppendIfAbsent || change instanceof ListChange.RemoveElements);
        return new CostedWrite(update.id(), Optional.empty(), true, isComputed, false, run);
    }

    static CostedWrite of(Deletion deletion, Supplier<Outcome> run) {
        boolean isUnconditional = deletion.precondition().isNone();
        return new CostedWrite(deletion.id(), Optional.empty(), false, false, isUnconditional, run);
    }

    static CostedWrite of(Item restored, Supplier<Outcome> run) {
        return new CostedWrite(restored.id(), Optional.of(restored), false, false, true, run);
    }
}
