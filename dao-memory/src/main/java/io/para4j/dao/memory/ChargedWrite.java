package io.para4j.dao.memory;

import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A write that is to be charged for.
 *
 * @param id the id of the object
 * @param put the item that is put, whose size is checked before anything is sent; empty for updates and deletions
 * @param isUpdate whether it changes an item in place
 * @param isUnconditional whether DynamoDB takes it in a batch with others, which know no conditions
 * @param run writes
 */
record ChargedWrite(String id, Optional<Item> put, boolean isUpdate, boolean isUnconditional, Supplier<Outcome> run) {

    static ChargedWrite of(Creation creation, Supplier<Outcome> run) {
        return new ChargedWrite(creation.id(), Optional.of(creation.item()), false, creation.isIdNew(), run);
    }

    static ChargedWrite of(Update update, Supplier<Outcome> run) {
        return new ChargedWrite(update.id(), Optional.empty(), true, false, run);
    }

    static ChargedWrite of(Deletion deletion, Supplier<Outcome> run) {
        boolean isUnconditional = deletion.precondition().isNone();
        return new ChargedWrite(deletion.id(), Optional.empty(), false, isUnconditional, run);
    }

    static ChargedWrite of(Item restored, Supplier<Outcome> run) {
        return new ChargedWrite(restored.id(), Optional.of(restored), false, true, run);
    }
}
