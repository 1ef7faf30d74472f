package io.para4j.internal.caching;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * A store behind a cache. Eventually consistent reads by id are answered from the cache. After a miss the item is
 * loaded strongly, once for all waiting readers. Strong reads go to the store and replace the entry. Pages bypass the
 * cache. Writes go to the store first, and then put the stored item into the cache or remove the entry.
 *
 * <p>No lock is held while the cache or the store is called. Instead each entry has a stamp that was taken before the
 * item was read, and is a hit only if no write or strong read of this node has ended since ({@link CacheStamps}). A load
 * or a put that one has overtaken therefore does no harm, however late it ends. A read never returns a value older than
 * the last write that this node acknowledged, or than what an earlier strong read returned (rule CCH-6). Writes of other nodes become visible when the entry's time to live is
 * over.
 */
public final class CachingDAO implements DAO {
    private final DAO store;
    private final CacheAccess access;
    private final CachedTypes types;
    private final CacheStamps stamps;
    private final CacheReads reads;

    /**
     * Creates a decorator of a store.
     *
     * @param types the types to cache
     * @param stamps the stamps of this node, which no other decorator uses
     */
    CachingDAO(DAO store, CacheAccess access, CachedTypes types, CacheStamps stamps) {
        this.store = store;
        this.access = access;
        this.types = types;
        this.stamps = stamps;
        this.reads = new CacheReads(store, access, stamps);
    }

    /** Returns the counters of the cache. */
    public CacheCounters counters() {
        return access.counters();
    }

    /** Returns the occupancy of the cache; empty if the cache does not report it or fails. */
    public Optional<Cache.Occupancy> occupancy() {
        return access.occupancy();
    }

    /** Invalidates all entries of an app whose storage was dropped, completely or in part. */
    public void dropped(AppId app) {
        stamps.dropped(app);
        access.removeAll(app);
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return consistency == Consistency.STRONG ? reads.readStrong(app, id) : reads.read(app, id);
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return consistency == Consistency.STRONG ? reads.readAllStrong(app, ids) : reads.readAll(app, ids);
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return store.readPage(app, limit, position);
    }

    // Writes of one item

    /** Begins a write or a strong read of one item. */
    CacheWrite begin(AppId app, String id) {
        return new CacheWrite(new CacheKey(app, id), stamps, access);
    }

    @Override
    public void create(AppId app, Creation creation) {
        try (CacheWrite write = begin(app, creation.id())) {
            store.create(app, creation);
            write.setStored(Optional.of(creation.item()));
        }
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        try (CacheWrite write = begin(app, update.id())) {
            Optional<Item> after = store.update(app, requestingItem(update));
            write.setStoredIfPresent(after);
            return after;
        }
    }

    /** Makes an update return the resulting item if the item may be cached. */
    private Update requestingItem(Update update) {
        boolean isCached = update.precondition().type().map(types::isCached).orElse(true);
        return isCached ? update.returningItem() : update;
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        try (CacheWrite write = begin(app, deletion.id())) {
            store.delete(app, deletion);
            write.setStored(Optional.empty());
        }
    }

    @Override
    public void restore(AppId app, Item item) {
        try (CacheWrite write = begin(app, item.id())) {
            store.restore(app, item);
            write.setStored(Optional.of(item));
        }
    }

    // Batches

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        List<CacheWrite> writes = beginAll(app, creations, Creation::id);
        return send(
                writes,
                () -> store.createAll(app, creations),
                (done, i) ->
                        writes.get(i).setStored(Optional.of(creations.get(i).item())));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        List<CacheWrite> writes = beginAll(app, updates, Update::id);
        List<Update> requesting = updates.stream().map(this::requestingItem).toList();
        return send(
                writes,
                () -> store.updateAll(app, requesting),
                (done, i) -> writes.get(i).setStoredIfPresent(done.item()));
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        List<CacheWrite> writes = beginAll(app, deletions, Deletion::id);
        return send(
                writes,
                () -> store.deleteAll(app, deletions),
                (done, i) -> writes.get(i).setStored(Optional.empty()));
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        List<CacheWrite> writes = beginAll(app, items, Item::id);
        return send(
                writes,
                () -> store.restoreAll(app, items),
                (done, i) -> writes.get(i).setStored(Optional.of(items.get(i))));
    }

    private <W> List<CacheWrite> beginAll(AppId app, List<W> sent, Function<W, String> id) {
        return sent.stream().map(each -> begin(app, id.apply(each))).toList();
    }

    /** Sends a batch, passes each write that was done to {@code onDone}, and ends all writes. */
    private static List<Outcome> send(
            List<CacheWrite> writes, Supplier<List<Outcome>> batch, ObjIntConsumer<Outcome.Done> onDone) {
        try {
            List<Outcome> outcomes = batch.get();
            for (int i = 0; i < writes.size() && outcomes.size() == writes.size(); i++) {
                if (outcomes.get(i) instanceof Outcome.Done done) {
                    onDone.accept(done, i);
                }
            }
            return outcomes;
        } finally {
            CacheWrite.closeAll(writes);
        }
    }
}
