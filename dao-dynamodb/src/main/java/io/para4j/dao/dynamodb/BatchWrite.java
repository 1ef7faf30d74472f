package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Optional;
import java.util.function.Function;

/**
 * One write of a batch.
 *
 * @param index its place in the call
 * @param target what its errors are about
 * @param id the id of the object
 * @param item what is put; empty for a deletion or an update
 * @param kind how it may be sent
 * @param alone sends it in a request of its own, if it must be
 */
record BatchWrite(
        int index, Target target, String id, Optional<Item> item, Kind kind, Function<Call, Optional<Item>> alone) {

    /** How a write may be sent. */
    enum Kind {
        /** In a request of its own: BatchWriteItem knows no conditions and no updates. */
        ALONE,
        /** With others, once: it puts a new object, whose id was made just now. */
        NEW,
        /** With others, any number of times: it does the same each time. */
        REPEATABLE
    }

    static BatchWrite of(int index, AppId app, Creation creation, ItemWriter writer) {
        Target target = ItemWriter.target(app, creation);
        Optional<Item> item = Optional.of(creation.item());
        if (creation.isIdNew()) {
            return new BatchWrite(index, target, creation.id(), item, Kind.NEW, BatchWrite::never);
        }
        return new BatchWrite(index, target, creation.id(), item, Kind.ALONE, call -> {
            writer.create(app, creation, call);
            return Optional.empty();
        });
    }

    static BatchWrite of(int index, AppId app, Item restored) {
        Target target = ItemWriter.target(app, restored);
        return new BatchWrite(index, target, restored.id(), Optional.of(restored), Kind.REPEATABLE, BatchWrite::never);
    }

    static BatchWrite of(int index, AppId app, Update update, ItemWriter writer) {
        Target target = ItemWriter.target(app, update);
        return new BatchWrite(
                index, target, update.id(), Optional.empty(), Kind.ALONE, call -> writer.update(app, update, call));
    }

    static BatchWrite of(int index, AppId app, Deletion deletion, ItemWriter writer) {
        if (deletion.precondition().isNone()) {
            return ofKey(index, app, deletion.id());
        }
        Target target = ItemWriter.target(app, deletion);
        return new BatchWrite(index, target, deletion.id(), Optional.empty(), Kind.ALONE, call -> {
            writer.delete(app, deletion, call);
            return Optional.empty();
        });
    }

    /** The deletion of whatever an id leads to, also of ids that no call could have stored. */
    static BatchWrite ofKey(int index, AppId app, String id) {
        Target target = Target.of("delete", app.name(), id);
        return new BatchWrite(index, target, id, Optional.empty(), Kind.REPEATABLE, BatchWrite::never);
    }

    private static Optional<Item> never(Call call) {
        throw new IllegalStateException("a write that goes with others was sent alone");
    }

    /** Sends it in a request of its own, and returns its outcome. */
    Outcome run(Call call) {
        try {
            return new Outcome.Done(alone.apply(call));
        } catch (ParaException e) {
            return Outcome.of(e);
        }
    }
}
