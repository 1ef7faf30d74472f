package io.para4j.examples.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.spi.ItemJson;
import io.para4j.spi.ItemPage;
import io.para4j.spi.OptimisticDAO;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A store that keeps each item under the key "app, U+0000, id", as the UTF-8 bytes of its JSON. An app exists if its
 * key with an empty id does. A row is replaced only if its bytes are still those that were read. Equal bytes are equal
 * states, so a row needs no stamp.
 */
final class KeyValueDAO extends OptimisticDAO<byte[]> implements AppStorage {
    /** Few enough that a batch does not keep other calls waiting for its disk write for long. */
    private static final int ROWS_AT_ONCE = 25;

    private static final byte[] NOTHING = {};

    private final Engine engine;

    KeyValueDAO(Engine engine) {
        super(ROWS_AT_ONCE);
        this.engine = engine;
    }

    private static byte[] key(AppId app, String id) {
        return (app + "\0" + id).getBytes(UTF_8);
    }

    /** Returns a key after all keys of an app, and before those of the next. */
    private static byte[] end(AppId app) {
        return (app + "\1").getBytes(UTF_8);
    }

    private static boolean hasApp(RocksDB db, AppId app) throws RocksDBException {
        return db.get(key(app, "")) != null;
    }

    @Override
    protected Map<String, byte[]> readRows(AppId app, Collection<String> ids, Consistency consistency) {
        Target target = Target.of("read", app.name(), String.join(", ", ids));
        return engine.read(target, db -> {
            Map<String, byte[]> rows = new HashMap<>();
            for (String id : ids) {
                Optional.ofNullable(db.get(key(app, id))).ifPresent(row -> rows.put(id, row));
            }
            if (rows.isEmpty() && !hasApp(db, app)) {
                throw new AppNotFoundException(app.name());
            }
            return rows;
        });
    }

    @Override
    protected Item toItem(AppId app, String id, byte[] row) {
        return ItemJson.read(app, id, new String(row, UTF_8));
    }

    @Override
    protected boolean replace(AppId app, List<Replacement<byte[]>> replacements) {
        return engine.write(replacements.get(0).target(), (db, batch) -> {
            for (Replacement<byte[]> each : replacements) {
                byte[] key = key(app, each.target().id());
                if (!Arrays.equals(db.get(key), each.read().orElse(null))) {
                    return false;
                }
                if (each.item().isPresent()) {
                    batch.put(key, ItemJson.write(each.item().get()).getBytes(UTF_8));
                } else {
                    batch.delete(key);
                }
            }
            return hasApp(db, app);
        });
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        Target target = Target.of("page after", app.name(), position.orElse(""));
        List<Map.Entry<String, byte[]>> rows =
                engine.read(target, db -> rowsAfter(db, app, position.orElse(""), limit + 1));
        return ItemPage.of(rows, limit, row -> toItem(app, row.getKey(), row.getValue()), Map.Entry::getKey);
    }

    private static List<Map.Entry<String, byte[]>> rowsAfter(RocksDB db, AppId app, String last, int limit)
            throws RocksDBException {
        if (!hasApp(db, app)) {
            throw new AppNotFoundException(app.name());
        }
        List<Map.Entry<String, byte[]>> rows = new ArrayList<>();
        byte[] end = end(app);
        int prefix = key(app, "").length;
        try (RocksIterator each = db.newIterator()) {
            // The key after the last one is that key with one more byte.
            each.seek(key(app, last + "\0"));
            while (each.isValid() && rows.size() < limit && Arrays.compareUnsigned(each.key(), end) < 0) {
                byte[] key = each.key();
                rows.add(Map.entry(new String(key, prefix, key.length - prefix, UTF_8), each.value()));
                each.next();
            }
            each.status(); // Throws if the iterator ended because of a failure.
        }
        return rows;
    }

    @Override
    public void ensure(AppId app) {
        engine.write(target("ensure", app), (db, batch) -> {
            batch.put(key(app, ""), NOTHING);
            return true;
        });
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        progress.accept(0);
        engine.write(target("drop", app), (db, batch) -> {
            batch.deleteRange(key(app, ""), end(app));
            return true;
        });
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        boolean isReady = engine.read(target("status", app), db -> hasApp(db, app));
        AppStatus ready = new AppStatus(true, OptionalLong.empty(), OptionalLong.empty(), Map.of());
        return isReady ? Optional.of(ready) : Optional.empty();
    }

    private static Target target(String operation, AppId app) {
        return new Target(operation, app.name(), "app", app.name());
    }
}
