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
import io.para4j.spi.Limits;
import io.para4j.spi.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** A first DAO that is correct and minimal: the six methods of {@link DAO} and the three of {@link AppStorage}. */
final class TinyDAO implements DAO, AppStorage {
    private final Map<AppId, NavigableMap<String, Item>> apps = new HashMap<>();

    private NavigableMap<String, Item> items(AppId app) {
        return Optional.ofNullable(apps.get(app)).orElseThrow(() -> new AppNotFoundException(app.name()));
    }

    @Override
    public synchronized void create(AppId app, Creation creation) {
        Optional<Item> stored = read(app, creation.id(), Consistency.STRONG);
        items(app).put(creation.id(), creation.applyTo(app, stored));
    }

    @Override
    public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
        return Optional.ofNullable(items(app).get(id));
    }

    @Override
    public synchronized Optional<Item> update(AppId app, Update update) {
        Item after = update.applyTo(app, read(app, update.id(), Consistency.STRONG));
        items(app).put(update.id(), after);
        return Optional.of(after);
    }

    @Override
    public synchronized void delete(AppId app, Deletion deletion) {
        deletion.verify(app, read(app, deletion.id(), Consistency.STRONG));
        items(app).remove(deletion.id());
    }

    @Override
    public synchronized void restore(AppId app, Item item) {
        items(app).put(item.id(), Limits.check("restore", app, item));
    }

    @Override
    public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
        Map<String, Item> rest = position.<Map<String, Item>>map(
                        last -> items(app).tailMap(last, false))
                .orElseGet(() -> items(app));
        List<Item> page = rest.values().stream().limit(limit).toList();
        boolean isLast = rest.size() <= limit;
        return ItemPage.of(
                page,
                isLast ? Optional.empty() : Optional.of(page.get(limit - 1).id()));
    }

    @Override
    public synchronized void ensure(AppId app) {
        apps.putIfAbsent(app, new TreeMap<>());
    }

    @Override
    public synchronized void drop(AppId app, LongConsumer progress) {
        apps.remove(app);
    }

    @Override
    public synchronized Optional<AppStatus> status(AppId app) {
        return Optional.ofNullable(apps.get(app))
                .map(items -> new AppStatus(true, OptionalLong.of(items.size()), OptionalLong.empty(), Map.of()));
    }
}
