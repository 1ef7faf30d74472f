package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The items of all apps, which stay when a DAO over them is opened again.
 *
 * @param apps the items of each app, by id
 * @param byKey the items of all apps, by keys that a mutant makes up
 * @param byName the items of each app, kept apart from the apps that exist
 */
record StoredItems(
        Map<AppId, NavigableMap<String, Item>> apps,
        NavigableMap<String, Item> byKey,
        Map<String, NavigableMap<String, Item>> byName) {
    StoredItems() {
        this(new ConcurrentHashMap<>(), new ConcurrentSkipListMap<>(), new ConcurrentHashMap<>());
    }
}
