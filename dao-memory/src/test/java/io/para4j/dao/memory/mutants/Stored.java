package io.para4j.dao.memory.mutants;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The items of all apps. They remain when a DAO over them is reopened. */
final class Stored {
    private final Map<AppId, NavigableMap<String, Item>> apps = new ConcurrentHashMap<>();

    private final NavigableMap<String, Item> byKey = new ConcurrentSkipListMap<>();

    /** Returns the items of all apps by keys that a mutant defines. */
    NavigableMap<String, Item> byKey() {
        return byKey;
    }

    NavigableMap<String, Item> items(AppId app) {
        NavigableMap<String, Item> items = apps.get(app);
        if (items == null) {
            throw new AppNotFoundException(app.name());
        }
        return items;
    }

    Map<AppId, NavigableMap<String, Item>> apps() {
        return apps;
    }

    void ensure(AppId app) {
        apps.putIfAbsent(app, new ConcurrentSkipListMap<>());
    }

    void drop(AppId app) {
        apps.remove(app);
    }
}
