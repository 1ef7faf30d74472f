package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.testkit.TinyDAO;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A DAO that keys rows by the app's name, does not lock the app while it replaces a row, and drops the rows before the
 * app. In a race its drop waits for a write between the two.
 */
final class UnlockedAppsDAO extends TinyDAO {
    private static final long WRITE_MILLIS = 200;

    private final StoredItems data;

    UnlockedAppsDAO(StoredItems data) {
        super(data.apps());
        this.data = data;
    }

    @Override
    protected NavigableMap<String, Item> items(AppId app) {
        super.items(app);
        return data.byName().computeIfAbsent(app.name(), any -> new ConcurrentSkipListMap<>());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
    public void drop(AppId app, LongConsumer progress) {
        if (data.apps().containsKey(app)) {
            NavigableMap<String, Item> rows = items(app);
            rows.clear();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WRITE_MILLIS);
            while (Gap.isOfRace() && rows.isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            super.drop(app, progress);
        }
    }
}
