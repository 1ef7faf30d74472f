package io.para4j.dao.memory.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A DAO that finds the items of all apps in one map, by a key made of app and id. Only pages are read per app. */
abstract class KeyedDAO extends SoundDAO {

    KeyedDAO(Stored data) {
        super(data);
    }

    abstract String key(AppId app, String id);

    @Override
    Optional<Item> find(AppId app, String id) {
        items(app);
        return Optional.ofNullable(data().byKey().get(key(app, id)));
    }

    @Override
    void put(AppId app, Item item) {
        super.put(app, item);
        data().byKey().put(key(app, item.id()), item);
    }

    @Override
    void remove(AppId app, String id) {
        super.remove(app, id);
        data().byKey().remove(key(app, id));
    }

    @Override
    public synchronized void drop(AppId app, LongConsumer progress) {
        if (data().apps().containsKey(app)) {
            List.copyOf(items(app).keySet()).forEach(id -> remove(app, id));
        }
        super.drop(app, progress);
    }
}
