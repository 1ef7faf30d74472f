package io.para4j.dao.memory;

import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation.Kind;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Passes every call on to the store in memory, and reports it with the requests and capacity units that it would have taken on
 * DynamoDB, so that a unit test can assert what a piece of code costs. The units of a write are those of the item before and
 * after it, which are looked up around it: while other threads write the same item they may be those of another moment.
 */
final class ChargedDAO implements DAO {
    private final MemoryDAO dao;
    private final OperationMeter meter;

    ChargedDAO(MemoryDAO dao, OperationMeter meter) {
        this.dao = dao;
        this.meter = meter;
    }

    @Override
    public void create(AppId app, Creation creation) {
        write(app, Kind.CREATE, ChargedWrite.of(creation, () -> {
            dao.create(app, creation);
            return Outcome.DONE;
        }));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return write(app, Kind.UPDATE, ChargedWrite.of(update, () -> new Outcome.Done(dao.update(app, update))));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        write(app, Kind.DELETE, ChargedWrite.of(deletion, () -> {
            dao.delete(app, deletion);
            return Outcome.DONE;
        }));
    }

    @Override
    public void restore(AppId app, Item item) {
        write(app, Kind.RESTORE, ChargedWrite.of(item, () -> {
            dao.restore(app, item);
            return Outcome.DONE;
        }));
    }

    private Optional<Item> write(AppId app, Kind kind, ChargedWrite write) {
        return meter.measure(
                app, kind, 1, usage -> new Charge(dao, app, usage).single(write).orThrow());
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return writeAll(app, Kind.CREATE_ALL, creations, each -> ChargedWrite.of(each, one(dao::createAll, app, each)));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return writeAll(app, Kind.UPDATE_ALL, updates, each -> ChargedWrite.of(each, one(dao::updateAll, app, each)));
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return writeAll(app, Kind.DELETE_ALL, deletions, each -> ChargedWrite.of(each, one(dao::deleteAll, app, each)));
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return writeAll(app, Kind.RESTORE_ALL, items, each -> ChargedWrite.of(each, one(dao::restoreAll, app, each)));
    }

    private static <T> Supplier<Outcome> one(BiFunction<AppId, List<T>, List<Outcome>> batch, AppId app, T write) {
        return () -> batch.apply(app, List.of(write)).get(0);
    }

    private <T> List<Outcome> writeAll(AppId app, Kind kind, List<T> writes, Function<T, ChargedWrite> toWrite) {
        return meter.measure(app, kind, writes.size(), usage -> {
            Charge charge = new Charge(dao, app, usage);
            return writes.stream().map(toWrite).map(charge::ofBatch).toList();
        });
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return meter.measure(app, Kind.READ, 1, usage -> {
            usage.addRequest(false);
            Optional<Item> item = dao.read(app, id, consistency);
            usage.addReadUnits(unitsOfRead(app, item, consistency));
            return item;
        });
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return meter.measure(app, Kind.READ_ALL, ids.size(), usage -> {
            Set<String> distinct = new LinkedHashSet<>(ids);
            for (int from = 0; from < distinct.size(); from += Capacity.KEYS_OF_BATCH_READ) {
                usage.addRequest(false);
            }
            Map<String, Item> found = dao.readAll(app, distinct, consistency);
            for (String id : distinct) {
                usage.addReadUnits(unitsOfRead(app, Optional.ofNullable(found.get(id)), consistency));
            }
            return found;
        });
    }

    private static double unitsOfRead(AppId app, Optional<Item> item, Consistency consistency) {
        return Capacity.ofRead(item.map(each -> Capacity.storedSize(app, each)).orElse(0L), consistency);
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return meter.measure(app, Kind.READ_PAGE, 0, usage -> {
            Charge charge = new Charge(dao, app, usage);
            charge.beginPage();
            ItemPage page = dao.readPage(app, limit, position);
            page.items().forEach(charge::ofPage);
            if (page.next().isPresent()) {
                dao.readPage(app, 1, page.next()).items().forEach(charge::ofPage);
            }
            charge.endPage();
            return page;
        });
    }
}
