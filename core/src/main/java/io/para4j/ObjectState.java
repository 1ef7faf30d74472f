package io.para4j;

import io.para4j.model.ParaObject;
import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import org.jspecify.annotations.Nullable;

/**
 * What the framework keeps in an object: which one it is, and in which state it was read. A caller's object is changed here,
 * after the store has said yes, and nowhere else.
 */
record ObjectState(
        @Nullable String id,
        @Nullable String type,
        @Nullable String app,
        @Nullable Long timestamp,
        @Nullable Long version,
        @Nullable String revision) {

    static ObjectState of(ParaObject object) {
        return new ObjectState(
                object.getId(),
                object.getType(),
                object.getAppid(),
                object.getTimestamp(),
                object.getVersion(),
                object.getRevision());
    }

    /** Undoes what a caller's change did to it. */
    void restore(ParaObject object) {
        object.setId(id);
        object.setType(type);
        object.setAppid(app);
        object.setTimestamp(timestamp);
        object.setVersion(version);
        object.setRevision(revision);
    }

    static void created(ParaObject object, String app, Item item) {
        object.setId(item.id());
        object.setAppid(app);
        object.setTimestamp(item.timestamp());
        object.setUpdated(null);
        object.setVersion(item.version());
        object.setRevision(item.revision().orElse(null));
    }

    static void updated(ParaObject object, Update update) {
        for (Change change : update.changes()) {
            if (change instanceof Change.Set set && set.field().equals(Item.UPDATED)) {
                object.setUpdated((Long) set.value());
            }
        }
        Long held = object.getVersion();
        object.setVersion(held == null ? 1 : held + 1);
        object.setRevision(update.revision());
    }
}
