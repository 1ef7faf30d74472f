package io.para4j.dao.memory;

import io.para4j.error.AppNotFoundException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.ItemSize;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;

/**
 * A store that keeps items in memory, in one map for each app, sorted by id. Instances share nothing.
 *
 * <p>The records of the SPI do the checking: {@link Creation}, {@link Update} and {@link Deletion} verify themselves
 * against the stored item, and throw the error that the caller gets. The store only has to make "check, then write" one
 * atomic step. It computes the new item from the stored one, and writes it by a compare-and-set of the map. If another
 * thread wrote in between, it starts over.
 *
 * <p>Pages are in the order of ids. A position is the last id of the previous page, so reading a page takes the same
 * time wherever it begins.
 */
final class MemoryDAO implements DAO, AppStorage {
    private final Map<AppId, ConcurrentNavigableMap<String, Item>> apps = new ConcurrentHashMap<>();

    /** Returns the items of an app, or throws if the app does not exist. */
    private ConcurrentNavigableMap<String, Item> items(AppId app) {
        ConcurrentNavigableMap<String, Item> items = apps.get(app);
        if (items == null) {
            throw new AppNotFoundException(app.name());
        }
        return items;
    }

    /** Returns a stored item; empty also if the app does not exist. */
    Optional<Item> find(AppId app, String id) {
        Map<String, Item> items = apps.get(app);
        return items == null ? Optional.empty() : Optional.ofNullable(items.get(id));
    }

    @Override
    public void create(AppId app, Creation creation) {
        Item item = creation.applyTo(app, Optional.empty());
        Item stored = items(app).putIfAbsent(item.id(), item);
        if (stored != null) {
            creation.applyTo(app, Optional.of(stored)); // throws
        }
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return Optional.ofNullable(items(app).get(id));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        ConcurrentNavigableMap<String, Item> items = items(app);
        while (true) {
            Item before = items.get(update.id());
            Item after = update.applyTo(app, Optional.ofNullable(before));
            if (before != null && items.replace(update.id(), before, after)) {
                return Optional.of(after);
            }
        }
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        ConcurrentNavigableMap<String, Item> items = items(app);
        boolean isDone = false;
        while (!isDone) {
            Item before = items.get(deletion.id());
            deletion.verify(app, Optional.ofNullable(before));
            isDone = before == null || items.remove(deletion.id(), before);
        }
    }

    @Override
    public void restore(AppId app, Item item) {
        items(app).put(item.id(), ItemSize.check("restore", app, item));
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        ConcurrentNavigableMap<String, Item> items = items(app);
        ConcurrentNavigableMap<String, Item> rest =
                position.map(last -> items.tailMap(last, false)).orElse(items);
        List<Item> page = new ArrayList<>(Math.min(limit, 1000));
        for (Item item : rest.values()) {
            if (page.size() == limit) {
                return ItemPage.of(page, Optional.of(page.get(limit - 1).id()));
            }
            page.add(item);
        }
        return ItemPage.of(page, Optional.empty());
    }

    @Override
    public void ensure(AppId app) {
        apps.putIfAbsent(app, new ConcurrentSkipListMap<>());
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        apps.remove(app);
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        return Optional.ofNullable(apps.get(app))
                .map(items -> new AppStatus(true, OptionalLong.of(items.size()), OptionalLong.empty(), Map.of()));
    }
}
