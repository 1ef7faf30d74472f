package io.para4j;

import io.para4j.model.ParaObject;
import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object that the framework controls: its identity and the state in which it was read. Only this
 * class changes a caller's object, and only after the store has accepted the write. The one exception is an id after an
 * unknown outcome of a creation.
 */
record ObjectState(
        @Nullable String id,
        @Nullable String type,
        @Nullable String app,
        @Nullable Long timestamp,
        @Nullable Long version,
        @Nullable String revision) {

    /** Returns the current state of an object. */
    static ObjectState of(ParaObject object) {
        return new ObjectState(
                object.getId(),
                object.getType(),
                object.getAppid(),
                object.getTimestamp(),
                object.getVersion(),
                object.getRevision());
    }

    /** Restores the properties of an object after a caller changed them. */
    void restore(ParaObject object) {
        object.setId(id);
        object.setType(type);
        object.setAppid(app);
        object.setTimestamp(timestamp);
        object.setVersion(version);
        object.setRevision(revision);
    }

    /** Sets the properties of an object that was created. */
    static void created(ParaObject object, String app, Item item) {
        object.setId(item.id());
        object.setAppid(app);
        object.setTimestamp(item.timestamp());
        object.setUpdated(null);
        object.setVersion(item.version());
        object.setRevision(item.revision().orElse(null));
    }

    /** Sets the properties of an object that was updated. */
    static void updated(ParaObject object, Update update) {
        List<Change> changes = update.changes();
        for (int i = changes.size() - 1; i >= 0; i--) { // the time is among the last
            if (changes.get(i) instanceof Change.Set set && set.path().field().equals(Item.UPDATED)) {
                object.setUpdated((Long) set.value());
                break;
            }
        }
        Long held = object.getVersion();
        object.setVersion(held == null ? 1 : held + 1);
        object.setRevision(update.revision());
    }
}
