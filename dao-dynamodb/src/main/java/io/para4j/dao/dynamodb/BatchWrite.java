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
 * @param unconditional whether it may go by BatchWriteItem, which knows no conditions and no updates
 * @param alone sends it in a request of its own
 */
record BatchWrite(
        int index,
        Target target,
        String id,
        Optional<Item> item,
        boolean unconditional,
        Function<Call, Outcome> alone) {

    static BatchWrite of(int index, AppId app, Creation creation, ItemWriter writer) {
        Target target = ItemWriter.target(app, creation);
        return new BatchWrite(index, target, creation.id(), Optional.of(creation.item()), creation.newId(), call -> {
            writer.create(app, creation, call);
            return Outcome.DONE;
        });
    }

    static BatchWrite of(int index, AppId app, Item restored, ItemWriter writer) {
        Target target = ItemWriter.target(app, restored);
        return new BatchWrite(index, target, restored.id(), Optional.of(restored), true, call -> {
            writer.restore(app, restored, call);
            return Outcome.DONE;
        });
    }

    static BatchWrite of(int index, AppId app, Update update, ItemWriter writer) {
        Target target = ItemWriter.target(app, update);
        return new BatchWrite(
                index,
                target,
                update.id(),
                Optional.empty(),
                false,
                call -> new Outcome.Done(writer.update(app, update, call)));
    }

    static BatchWrite of(int index, AppId app, Deletion deletion, ItemWriter writer) {
        Target target = ItemWriter.target(app, deletion);
        boolean unconditional = deletion.precondition().isNone();
        return new BatchWrite(index, target, deletion.id(), Optional.empty(), unconditional, call -> {
            writer.delete(app, deletion, call);
            return Outcome.DONE;
        });
    }

    /** The deletion of whatever an id leads to, also of ids that no call could have stored. */
    static BatchWrite ofKey(int index, AppId app, String id, ItemWriter writer) {
        Target target = Target.of("delete", app.name(), id);
        return new BatchWrite(index, target, id, Optional.empty(), true, call -> {
            writer.delete(app, Deletion.of(id), call);
            return Outcome.DONE;
        });
    }

    /** Sends it in a request of its own, and returns its outcome whatever happens. */
    Outcome run(Call call) {
        try {
            return alone.apply(call);
        } catch (ParaException e) {
            return Outcome.of(e);
        }
    }
}
