package io.para4j.examples.customdao;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.examples.customdao.Rows.Row;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemJson;
import io.para4j.spi.ItemKey;
import io.para4j.spi.OptimisticDAO.Replacement;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The transactions of the store. Each is one transaction of the database, which locks all rows in one order, checks them,
 * and replaces them.
 */
final class JdbcTransactions implements TransactionalDAO {
    private static final Comparator<ItemKey> LOCK_ORDER =
            Comparator.comparing((ItemKey key) -> key.app().toString()).thenComparing(ItemKey::id);

    private final Database database;
    private final Rows rows;

    JdbcTransactions(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean isEnded = false;
        while (!isEnded) {
            if (Thread.currentThread().isInterrupted()) {
                throw StorageException.notSent(first(request).toString(), "the thread was interrupted", null);
            }
            outcomes.clear();
            isEnded = tryWrite(request, outcomes) || outcomes.stream().anyMatch(Outcome.Refused.class::isInstance);
        }
        return outcomes;
    }

    private static Target first(TransactionRequest request) {
        return request.parts().get(0).target();
    }

    /**
     * Adds the outcomes of all parts, and returns whether the transaction was applied. If it was not and no part is
     * refused, another transaction was faster.
     */
    private boolean tryWrite(TransactionRequest request, List<Outcome> outcomes) {
        try {
            return database.write(first(request), connection -> {
                Map<ItemKey, Row> locked = lock(connection, keys(request));
                TransactionRequest.Result result = request.resultOn(items(keys(request), locked));
                outcomes.addAll(result.outcomes());
                return !result.isRefused() && replace(connection, request, locked, result.items());
            });
        } catch (WriteOutcomeUnknownException e) {
            if (isSeenApplied(request)) {
                return true;
            }
            List<Target> targets =
                    request.parts().stream().map(TransactionPart::target).toList();
            throw new WriteOutcomeUnknownException(targets, e.attempts(), e.getCause());
        }
    }

    private static List<ItemKey> keys(TransactionRequest request) {
        return request.parts().stream().map(TransactionPart::key).toList();
    }

    private Map<ItemKey, Row> lock(Connection connection, List<ItemKey> keys) throws SQLException {
        Map<ItemKey, Row> locked = new HashMap<>();
        for (ItemKey key : keys.stream().sorted(LOCK_ORDER).toList()) {
            locked.put(key, rows.lock(connection, key.app(), key.id()));
        }
        return locked;
    }

    private static List<Optional<Item>> items(List<ItemKey> keys, Map<ItemKey, Row> found) {
        return keys.stream()
                .map(key -> Optional.ofNullable(found.get(key))
                        .filter(row -> !Rows.isReserved(row))
                        .map(row -> ItemJson.read(key.app(), row.id(), row.json())))
                .toList();
    }

    /**
     * Stores or deletes all items except those that are only checked. Deletes the rows that only reserve an id. The apps
     * are in one order, in which the outbox locks their recordings.
     */
    private boolean replace(
            Connection connection, TransactionRequest request, Map<ItemKey, Row> locked, List<Optional<Item>> items)
            throws SQLException {
        Map<AppId, List<Replacement<Row>>> replacements = new TreeMap<>(Comparator.comparing(AppId::toString));
        for (int i = 0; i < items.size(); i++) {
            TransactionPart part = request.parts().get(i);
            Row row = Optional.ofNullable(locked.get(part.key())).orElseThrow();
            if (Rows.isReserved(row) || !(part.write() instanceof ItemCheck)) {
                replacements
                        .computeIfAbsent(part.app(), app -> new ArrayList<>())
                        .add(new Replacement<>(part.target(), Optional.of(row), items.get(i)));
            }
        }
        boolean isDone = true;
        for (Map.Entry<AppId, List<Replacement<Row>>> each : replacements.entrySet()) {
            isDone = isDone && rows.replace(connection, each.getKey(), each.getValue());
        }
        return isDone;
    }

    /** Returns whether an item has the revision that this transaction gives. If none has, it may still be applied. */
    private boolean isSeenApplied(TransactionRequest request) {
        try {
            return readTogether(keys(request)).stream()
                    .flatMap(Optional::stream)
                    .anyMatch(item -> item.revision().equals(Optional.of(request.id())));
        } catch (ParaException e) {
            return false; // the caller reports the outcome as unknown
        }
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        Map<AppId, List<String>> ids = keys.stream()
                .collect(Collectors.groupingBy(ItemKey::app, Collectors.mapping(ItemKey::id, Collectors.toList())));
        Target target = Target.of("read", keys.get(0).app().name(), keys.get(0).id());
        return items(keys, database.readTogether(target, connection -> {
            Map<ItemKey, Row> found = new HashMap<>();
            for (Map.Entry<AppId, List<String>> each : ids.entrySet()) {
                rows.read(connection, each.getKey(), each.getValue())
                        .forEach(row -> found.put(new ItemKey(each.getKey(), row.id()), row));
            }
            return found;
        }));
    }
}
