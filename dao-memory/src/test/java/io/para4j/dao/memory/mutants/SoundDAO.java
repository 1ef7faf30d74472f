package io.para4j.dao.memory.mutants;

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
import java.util.function.LongConsumer;

/** A correct DAO in memory, whose calls are atomic because they are serialized. A mutant overrides one of its steps. */
class SoundDAO implements DAO, AppStorage {
    private final Stored data;

    SoundDAO(Stored data) {
        this.data = data;
    }

    final Stored data() {
        return data;
    }

    /** Returns the items of an app in the order of their ids. */
    NavigableMap<String, Item> items(AppId app) {
        return data.items(app);
    }

    /** Finds the item that a write or a read is about. */
    Optional<Item> find(AppId app, String id) {
        return Optional.ofNullable(items(app).get(id));
    }

    void put(AppId app, Item item) {
        items(app).put(item.id(), item);
    }

    void remove(AppId app, String id) {
        items(app).remove(id);
    }

    @Override
    public synchronized void create(AppId app, Creation creation) {
        put(app, creation.applyTo(app, find(app, creation.id())));
    }

    @Override
    public synchronized Optional<Item> read(AppId app, String id, Consistency consistency) {
        return find(app, id);
    }

    @Override
    public synchronized Optional<Item> update(AppId app, Update update) {
        Item after = update.applyTo(app, find(app, update.id()));
        put(app, after);
        return Optional.of(after);
    }

    @Override
    public synchronized void delete(AppId app, Deletion deletion) {
        deletion.verify(app, find(app, deletion.id()));
        remove(app, deletion.id());
    }

    @Override
    public synchronized void restore(AppId app, Item item) {
        put(app, Limits.check("restore", app, item));
    }

    @Override
    public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return page(List.copyOf(after(app, position).values()), limit);
    }

    /** Returns the items that follow a position. */
    NavigableMap<String, Item> after(AppId app, Optional<String> position) {
        NavigableMap<String, Item> items = items(app);
        return position.map(last -> items.tailMap(last, false)).orElse(items);
    }

    /** Returns a page of the first remaining items. */
    ItemPage page(List<Item> rest, int limit) {
        List<Item> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean isLast = page.size() == rest.size();
        return ItemPage.of(
                page,
                isLast ? Optional.empty() : Optional.of(page.get(limit - 1).id()));
    }

    @Override
    public synchronized void ensure(AppId app) {
        data.ensure(app);
    }

    @Override
    public synchronized void drop(AppId app, LongConsumer progress) {
        data.drop(app);
    }

    @Override
    public synchronized Optional<AppStatus> status(AppId app) {
        return Optional.ofNullable(data.apps().get(app))
                .map(items -> new AppStatus(true, OptionalLong.of(items.size()), OptionalLong.empty(), Map.of()));
    }
}
