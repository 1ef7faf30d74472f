package io.para4j.dao.memory;

import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation.Kind;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import io.para4j.spi.Update;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A decorator of the store in memory that reports each operation with the requests and capacity units that it would
 * take on DynamoDB. Thus a unit test can assert what a piece of code costs. Results and errors are those of the store
 * in memory.
 */
final class CostingDAO implements DAO, IndexedDAO, TransactionalDAO {
    private final MemoryDAO dao;
    private final OperationMeter meter;

    CostingDAO(MemoryDAO dao, OperationMeter meter) {
        this.dao = dao;
        this.meter = meter;
    }

    @Override
    public void create(AppId app, Creation creation) {
        write(app, Kind.CREATE, CostedWrite.of(creation, () -> {
            dao.create(app, creation);
            return Outcome.DONE;
        }));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return write(app, Kind.UPDATE, CostedWrite.of(update, () -> new Outcome.Done(dao.update(app, update))));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        write(app, Kind.DELETE, CostedWrite.of(deletion, () -> {
            dao.delete(app, deletion);
            return Outcome.DONE;
        }));
    }

    @Override
    public void restore(AppId app, Item item) {
        write(app, Kind.RESTORE, CostedWrite.of(item, () -> {
            dao.restore(app, item);
            return Outcome.DONE;
        }));
    }

    private Optional<Item> write(AppId app, Kind kind, CostedWrite write) {
        return meter.measure(
                app,
                kind,
                1,
                cost -> new CostModel(dao, app, cost).single(write).orThrow());
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return writeAll(app, Kind.CREATE_ALL, creations, each -> CostedWrite.of(each, one(dao::createAll, app, each)));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return writeAll(app, Kind.UPDATE_ALL, updates, each -> CostedWrite.of(each, one(dao::updateAll, app, each)));
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return writeAll(app, Kind.DELETE_ALL, deletions, each -> CostedWrite.of(each, one(dao::deleteAll, app, each)));
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return writeAll(app, Kind.RESTORE_ALL, items, each -> CostedWrite.of(each, one(dao::restoreAll, app, each)));
    }

    private static <T> Supplier<Outcome> one(BiFunction<AppId, List<T>, List<Outcome>> batch, AppId app, T write) {
        return () -> batch.apply(app, List.of(write)).get(0);
    }

    private <T> List<Outcome> writeAll(AppId app, Kind kind, List<T> writes, Function<T, CostedWrite> toWrite) {
        return meter.measure(app, kind, writes.size(), cost -> {
            CostModel model = new CostModel(dao, app, cost);
            return writes.stream().map(toWrite).map(model::batched).toList();
        });
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return meter.measure(app, Kind.READ, 1, cost -> {
            cost.addRequest(false);
            Optional<Item> item = dao.read(app, id, consistency);
            cost.addReadUnits(unitsOfRead(app, item, consistency));
            return item;
        });
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return meter.measure(app, Kind.READ_ALL, ids.size(), cost -> {
            Set<String> distinct = new LinkedHashSet<>(ids);
            for (int from = 0; from < distinct.size(); from += Capacity.KEYS_OF_BATCH_READ) {
                cost.addRequest(false);
            }
            Map<String, Item> found = dao.readAll(app, distinct, consistency);
            for (String id : distinct) {
                cost.addReadUnits(unitsOfRead(app, Optional.ofNullable(found.get(id)), consistency));
            }
            return found;
        });
    }

    private static double unitsOfRead(AppId app, Optional<Item> item, Consistency consistency) {
        return Capacity.ofRead(item.map(each -> Capacity.storedSize(app, each)).orElse(0L), consistency);
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return meter.measure(app, Kind.READ_PAGE, 0, cost -> {
            CostModel model = new CostModel(dao, app, cost);
            model.beginPage();
            ItemPage page = dao.readPage(app, limit, position);
            page.items().forEach(model::addToPage);
            if (page.next().isPresent()) {
                dao.readPage(app, 1, page.next()).items().forEach(model::addToPage);
            }
            model.endPage();
            return page;
        });
    }

    @Override
    public ItemPage query(AppId app, IndexQuery query) {
        return meter.measure(app, Kind.QUERY, 0, cost -> {
            CostModel model = new CostModel(dao, app, cost);
            return dao.query(app, query, rows -> new ChargedRows(rows, query, model));
        });
    }

    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        dao.updateIndexes(app, progress);
    }

    @Override
    public void dropIndex(AppId app, String fullName) {
        dao.dropIndex(app, fullName);
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        AppId first = request.parts().get(0).app();
        return meter.measure(first, Kind.TRANSACT_WRITE, request.parts().size(), cost -> {
            List<Optional<Item>> before = request.parts().stream()
                    .map(part -> dao.find(part.app(), part.write().id()))
                    .toList();
            cost.addRequest(false);
            List<Outcome> outcomes = dao.write(request);
            boolean isApplied = outcomes.stream().allMatch(Outcome.Done.class::isInstance);
            for (int i = 0; i < before.size(); i++) {
                TransactionPart part = request.parts().get(i);
                Optional<Item> after =
                        isApplied ? dao.find(part.app(), part.write().id()) : before.get(i);
                cost.addWriteUnits(Capacity.ofTransactionWrite(part.app(), before.get(i), after, dao.indexes()));
            }
            return outcomes;
        });
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        return meter.measure(keys.get(0).app(), Kind.TRANSACT_READ, keys.size(), cost -> {
            cost.addRequest(false);
            List<Optional<Item>> items = dao.readTogether(keys);
            for (int i = 0; i < keys.size(); i++) {
                cost.addReadUnits(2 * unitsOfRead(keys.get(i).app(), items.get(i), Consistency.STRONG));
            }
            return items;
        });
    }
}
