package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.testkit.TinyDAO;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A DAO that finds the items of all apps in one map, by a key made of app and id. Only pages are read per app. */
abstract class KeyedDAO extends TinyDAO {
    private final StoredItems data;

    KeyedDAO(StoredItems data) {
        super(data.apps());
        this.data = data;
    }

    abstract String key(AppId app, String id);

    @Override
    protected Optional<Item> find(AppId app, String id) {
        items(app);
        return Optional.ofNullable(data.byKey().get(key(app, id)));
    }

    @Override
    protected void put(AppId app, Item item) {
        super.put(app, item);
        data.byKey().put(key(app, item.id()), item);
    }

    @Override
    protected void remove(AppId app, String id) {
        super.remove(app, id);
        data.byKey().remove(key(app, id));
    }

    @Override
    public synchronized void drop(AppId app, LongConsumer progress) {
        if (data.apps().containsKey(app)) {
            List.copyOf(items(app).keySet()).forEach(id -> remove(app, id));
        }
        super.drop(app, progress);
    }
}
