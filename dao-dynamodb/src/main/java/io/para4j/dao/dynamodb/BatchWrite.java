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
 * @param index its index in the call
 * @param target the target of its errors
 * @param id the id of the object
 * @param item the item to put; empty for a deletion or an update
 * @param kind the ways in which it may be sent
 * @param sendAlone sends it in a request of its own; used for {@link Kind#ALONE} only
 */
record BatchWrite(
        int index,
        Target target,
        String id,
        Optional<Item> item,
        Kind kind,
        Function<RequestContext, Optional<Item>> sendAlone) {

    /** The ways in which a write may be sent. */
    enum Kind {
        /** In a request of its own, since BatchWriteItem supports neither conditions nor updates. */
        ALONE,
        /** With others, once. It puts a new object whose id was just generated. */
        NEW,
        /** With others, any number of times. Each time has the same effect. */
        REPEATABLE
    }

    static BatchWrite of(int index, AppId app, Creation creation, ItemWriter writer) {
        Target target = creation.target(app);
        Optional<Item> item = Optional.of(creation.item());
        if (creation.isIdNew()) {
            return new BatchWrite(index, target, creation.id(), item, Kind.NEW, BatchWrite::never);
        }
        return new BatchWrite(index, target, creation.id(), item, Kind.ALONE, context -> {
            writer.create(app, creation, context);
            return Optional.empty();
        });
    }

    static BatchWrite of(int index, AppId app, Item restored) {
        Target target = Target.ofRestoration(app.name(), restored.type(), restored.id());
        return new BatchWrite(index, target, restored.id(), Optional.of(restored), Kind.REPEATABLE, BatchWrite::never);
    }

    static BatchWrite of(int index, AppId app, Update update, ItemWriter writer) {
        return new BatchWrite(
                index,
                update.target(app),
                update.id(),
                Optional.empty(),
                Kind.ALONE,
                context -> writer.update(app, update, context));
    }

    static BatchWrite of(int index, AppId app, Deletion deletion, ItemWriter writer) {
        if (deletion.precondition().isNone()) {
            return ofKey(index, app, deletion.id());
        }
        return new BatchWrite(index, deletion.target(app), deletion.id(), Optional.empty(), Kind.ALONE, context -> {
            writer.delete(app, deletion, context);
            return Optional.empty();
        });
    }

    /** Returns the unconditional deletion of an id, which may be one that no call could have stored. */
    static BatchWrite ofKey(int index, AppId app, String id) {
        Target target = Target.of("delete", app.name(), id);
        return new BatchWrite(index, target, id, Optional.empty(), Kind.REPEATABLE, BatchWrite::never);
    }

    private static Optional<Item> never(RequestContext context) {
        throw new IllegalStateException("a write that goes with others was sent alone");
    }

    /** Sends the write in a request of its own, and returns its outcome. */
    Outcome run(RequestContext context) {
        try {
            return new Outcome.Done(sendAlone.apply(context));
        } catch (ParaException e) {
            return Outcome.of(e);
        }
    }
}
