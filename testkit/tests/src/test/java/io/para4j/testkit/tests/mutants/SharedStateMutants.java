package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.OptimisticDAO;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import io.para4j.testkit.TinyDAO;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** DAOs whose threads meet in a buffer, a cache, a version or half a batch. */
final class SharedStateMutants {
    private static final long OVERLAP_MICROS = 500;

    private SharedStateMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("a buffer is shared between threads", SharedBufferDAO::new)
                        .breaks("OBJ-1"),
                Mutant.ofDAO("a read fills a cache late", LateCacheDAO::new)
                        .breaks("REA-4")
                        .mayBreak("LCK-4"),
                Mutant.ofDAO("a row is replaced if it has the version that was read", VersionLockDAO::new)
                        .breaks("LCK-6"),
                Mutant.ofDAO("a batch is cut into transactions of one", TransactionsOfOneDAO::new)
                        .breaks("PAT-2", "CRE-3"));
    }

    /** In a race, waits a short time for another thread. */
    private static void overlap(BooleanSupplier isMet) {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(OVERLAP_MICROS);
        while (Gap.isOfRace() && !isMet.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** A DAO that reads the fields of an item into one buffer for all threads. */
    private static final class SharedBufferDAO extends TinyDAO {
        private volatile Map<String, Object> buffer = Map.of();

        SharedBufferDAO(StoredItems data) {
            super(data.apps());
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
        public Optional<Item> read(AppId app, String id, Consistency consistency) {
            return find(app, id).map(item -> {
                Map<String, Object> own = item.attributes();
                buffer = own;
                overlap(() -> buffer != own);
                return Items.with(item, item.state(), buffer);
            });
        }
    }

    /**
     * A DAO with a cache of its own. A read that began before a write can put what it found into it after the write. In a
     * race, a replacement waits for such a read, and the read waits for the write.
     */
    private static final class LateCacheDAO extends TinyDAO {
        private final Map<String, Item> cache = new ConcurrentHashMap<>();
        private final Gap reads = new Gap();
        private final Gap writes = new Gap();

        LateCacheDAO(StoredItems data) {
            super(data.apps());
        }

        private static String key(AppId app, String id) {
            return app + "/" + id;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the bug
        public Optional<Item> read(AppId app, String id, Consistency consistency) {
            Optional<Item> cached = Optional.ofNullable(cache.get(key(app, id)));
            Optional<Item> item = cached.isPresent() ? cached : super.read(app, id, consistency);
            if (cached.isEmpty() && item.isPresent()) {
                reads.come(id);
                writes.awaitOther(id);
                cache.put(key(app, id), item.get());
            }
            return item;
        }

        @Override
        protected void put(AppId app, Item item) {
            super.put(app, item);
            cache.remove(key(app, item.id()));
            writes.come(item.id());
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // waits for the other thread
        public void restore(AppId app, Item item) {
            reads.awaitOther(item.id());
            super.restore(app, item);
        }

        @Override
        protected void remove(AppId app, String id) {
            super.remove(app, id);
            cache.remove(key(app, id));
            writes.come(id);
        }

        @Override
        public synchronized void drop(AppId app, LongConsumer progress) {
            super.drop(app, progress);
            clear(app);
        }

        /** Creates a place without what reads have put into the cache during the drop, which would be another bug. */
        @Override
        public synchronized void ensure(AppId app) {
            super.ensure(app);
            clear(app);
        }

        private void clear(AppId app) {
            cache.keySet().removeIf(key -> key.startsWith(app + "/"));
        }
    }

    /**
     * A DAO that reads, computes and replaces, and compares only versions. In a race, a patch that has read waits for the
     * replacement of the item, and the replacement waits for such a patch.
     */
    private static final class VersionLockDAO extends TinyDAO {
        private final Gap patches = new Gap();
        private final Gap replacements = new Gap();
        private final Set<String> waited = ConcurrentHashMap.newKeySet();

        VersionLockDAO(StoredItems data) {
            super(data.apps());
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // only the replacement is atomic
        public Optional<Item> update(AppId app, Update update) {
            while (true) {
                Optional<Item> read = find(app, update.id());
                Item after = update.applyTo(app, read);
                boolean isPatch = update.precondition().state().isEmpty();
                if (isPatch && waited.add(update.id() + Thread.currentThread().getId())) {
                    patches.come(update.id());
                    replacements.awaitOther(update.id());
                }
                synchronized (this) {
                    if (find(app, update.id()).map(Item::version).equals(read.map(Item::version))) {
                        put(app, after);
                        return Optional.of(after);
                    }
                }
            }
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // waits for the other thread
        public void restore(AppId app, Item item) {
            patches.awaitOther(item.id());
            super.restore(app, item);
            replacements.come(item.id());
        }
    }

    /** A DAO that replaces the rows of a batch one by one, and gives up halfway if another batch was faster. */
    private static final class TransactionsOfOneDAO extends TinyDAO {
        private final AtomicLong replaced = new AtomicLong();

        private final OptimisticDAO<Item> batches = new OptimisticDAO<>(100) {
            @Override
            protected Map<String, Item> readRows(AppId app, Collection<String> ids, Consistency consistency) {
                Map<String, Item> rows = new LinkedHashMap<>();
                ids.forEach(id -> find(app, id).ifPresent(item -> rows.put(id, item)));
                return rows;
            }

            @Override
            protected Item toItem(AppId app, String id, Item row) {
                return row;
            }

            @Override
            protected boolean replace(AppId app, List<Replacement<Item>> replacements) {
                for (Replacement<Item> each : replacements) {
                    if (!replaceOne(app, each)) {
                        return false;
                    }
                    long own = replaced.incrementAndGet();
                    overlap(() -> replaced.get() != own);
                }
                return true;
            }

            @Override
            public ItemPage readPage(AppId app, int limit, Optional<String> position) {
                return TransactionsOfOneDAO.this.readPage(app, limit, position);
            }
        };

        TransactionsOfOneDAO(StoredItems data) {
            super(data.apps());
        }

        private synchronized boolean replaceOne(AppId app, OptimisticDAO.Replacement<Item> replacement) {
            @Nullable Item stored = find(app, replacement.target().id()).orElse(null);
            if (!Objects.equals(stored, replacement.read().orElse(null))) {
                return false;
            }
            replacement
                    .item()
                    .ifPresentOrElse(
                            item -> put(app, item),
                            () -> remove(app, replacement.target().id()));
            return true;
        }

        @Override
        public List<Outcome> createAll(AppId app, List<Creation> creations) {
            return batches.createAll(app, creations);
        }

        @Override
        public List<Outcome> updateAll(AppId app, List<Update> updates) {
            return batches.updateAll(app, updates);
        }
    }
}
