package io.para4j.testkit;

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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** The least store that the kit accepts: sorted maps under one lock. */
class MapDAO implements DAO, AppStorage {
    private final Map<AppId, NavigableMap<String, Item>> apps =
            new TreeMap<>(java.util.Comparator.comparing(AppId::toString));

    private NavigableMap<String, Item> items(AppId app) {
        return Optional.ofNullable(apps.get(app)).orElseThrow(() -> new AppNotFoundException(app.name()));
    }

    @Override
    public synchronized void create(AppId app, Creation creation) {
        items(app)
                .put(
                        creation.id(),
                        creation.applyTo(app, Optional.ofNullable(items(app).get(creation.id()))));
    }

    @Override
    public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
        return Optional.ofNullable(items(app).get(id));
    }

    @Override
    public synchronized Optional<Item> update(AppId app, Update update) {
        Item after = update.applyTo(app, Optional.ofNullable(items(app).get(update.id())));
        items(app).put(update.id(), after);
        return Optional.of(after);
    }

    @Override
    public synchronized void delete(AppId app, Deletion deletion) {
        deletion.verify(app, Optional.ofNullable(items(app).get(deletion.id())));
        items(app).remove(deletion.id());
    }

    @Override
    public synchronized void restore(AppId app, Item item) {
        items(app).put(item.id(), Limits.check("restore", app, item));
    }

    @Override
    public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
        NavigableMap<String, Item> rest =
                position.map(last -> items(app).tailMap(last, false)).orElse(items(app));
        List<Item> page = rest.values().stream().limit(limit).toList();
        boolean isLast = page.size() == rest.size();
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
                .map(items -> new AppStatus(true, OptionalLong.empty(), OptionalLong.empty(), Map.of()));
    }
}
