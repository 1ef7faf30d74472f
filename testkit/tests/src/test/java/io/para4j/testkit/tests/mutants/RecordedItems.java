package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.testkit.TinyFeedDAO;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The items of all apps with their recorded changes, which stay when a store over them is opened again.
 *
 * @param apps the items of each app, by id
 * @param log the recorded changes
 * @param rollovers the numbers of the changes at which the recording has rolled over
 */
record RecordedItems(Map<AppId, NavigableMap<String, Item>> apps, TinyFeedDAO.Log log, TreeSet<Integer> rollovers) {
    RecordedItems() {
        this(new ConcurrentHashMap<>(), new TinyFeedDAO.Log(), new TreeSet<>());
    }
}
