package io.para4j.dao.memory;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ParaException;
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
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Keeps items in memory, sorted by id, in one map for each app. Each write checks and stores in one step of that map: it works
 * out the item to store from the one that is there, and stores it only if that one is still there, or else begins again.
 * Nothing is shared between instances. Pages are in the order of ids; a position is the last id of the page before, so that a
 * page costs what it holds, wherever it begins.
 */
final class MemoryDAO implements DAO, AppStorage {
    private static final Operation.Cost COST = new Operation.Cost(1, 0, 0, 0);

    private final Map<AppId, ConcurrentNavigableMap<String, Item>> apps = new ConcurrentHashMap<>();
    private final OperationListener listener;

    MemoryDAO(OperationListener listener) {
        this.listener = listener;
    }

    private ConcurrentNavigableMap<String, Item> items(AppId app) {
        ConcurrentNavigableMap<String, Item> items = apps.get(app);
        if (items == null) {
            throw new AppNotFoundException(app.name());
        }
        return items;
    }

    private <T> T reported(AppId app, Operation.Kind kind, Supplier<T> operation) {
        long start = System.nanoTime();
        Optional<ParaException> error = Optional.empty();
        try {
            return operation.get();
        } catch (ParaException e) {
            error = Optional.of(e);
            throw e;
        } finally {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            listener.onOperation(new Operation(app, kind, 1, COST, duration, error));
        }
    }

    @Override
    public void create(AppId app, Creation creation) {
        reported(app, Operation.Kind.CREATE, () -> doCreate(app, creation));
    }

    private Item doCreate(AppId app, Creation creation) {
        Item item = creation.applyTo(app, Optional.empty());
        Item stored = items(app).putIfAbsent(item.id(), item);
        if (stored != null) {
            creation.applyTo(app, Optional.of(stored));
        }
        return item;
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return reported(
                app, Operation.Kind.READ, () -> Optional.ofNullable(items(app).get(id)));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return reported(app, Operation.Kind.UPDATE, () -> Optional.of(doUpdate(app, update)));
    }

    private Item doUpdate(AppId app, Update update) {
        ConcurrentNavigableMap<String, Item> items = items(app);
        while (true) {
            Item before = items.get(update.id());
            Item after = update.applyTo(app, Optional.ofNullable(before));
            if (before != null && items.replace(update.id(), before, after)) {
                return after;
            }
        }
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        reported(app, Operation.Kind.DELETE, () -> doDelete(app, deletion));
    }

    private boolean doDelete(AppId app, Deletion deletion) {
        ConcurrentNavigableMap<String, Item> items = items(app);
        boolean isDone = false;
        while (!isDone) {
            Item before = items.get(deletion.id());
            deletion.verify(app, Optional.ofNullable(before));
            isDone = before == null || items.remove(deletion.id(), before);
        }
        return isDone;
    }

    @Override
    public void restore(AppId app, Item item) {
        reported(app, Operation.Kind.RESTORE, () -> {
            items(app).put(item.id(), Limits.check("restore", app, item));
            return item;
        });
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return reported(app, Operation.Kind.READ_PAGE, () -> doReadPage(app, limit, position));
    }

    private ItemPage doReadPage(AppId app, int limit, Optional<String> position) {
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
