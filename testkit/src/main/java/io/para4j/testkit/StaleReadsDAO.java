package io.para4j.testkit;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;

/**
 * A DAO whose eventual reads are stale, as those of a replicated service may be. They return the state before one of
 * the last writes that went through this DAO. Strong reads, pages and writes are those of the DAO below. Use it to test
 * code that must read strongly. Safe for use by many threads.
 *
 * <p>It reads every object before it writes it, and remembers a few former states of each, so it is only for tests.
 */
public final class StaleReadsDAO extends ForwardingDAO {
    private record Key(AppId app, String id) {}

    private final int bound;
    private final IntUnaryOperator choice;
    private final Map<Key, Deque<Optional<Item>>> former = new ConcurrentHashMap<>();

    private StaleReadsDAO(DAO delegate, int bound, IntUnaryOperator choice) {
        super(delegate);
        if (bound < 1) {
            throw new IllegalArgumentException("the bound is at least 1 write, not " + bound);
        }
        this.bound = bound;
        this.choice = choice;
    }

    /**
     * Returns a DAO whose eventual reads are as stale as the bound allows.
     *
     * @param delegate the DAO that gets all calls
     * @param writes the number of an object's last writes that its readers may miss, at least 1
     * @return the DAO
     */
    public static StaleReadsDAO always(DAO delegate, int writes) {
        return new StaleReadsDAO(delegate, writes, states -> 0);
    }

    /**
     * Returns a DAO whose eventual reads are stale at random. They return any of the states that the bound allows,
     * including the newest.
     *
     * @param delegate the DAO that gets all calls
     * @param writes the number of an object's last writes that its readers may miss, at least 1
     * @param seed the seed of the random choices; the same reads in the same order get the same choices
     * @return the DAO
     */
    public static StaleReadsDAO random(DAO delegate, int writes, long seed) {
        Random random = new Random(seed);
        return new StaleReadsDAO(delegate, writes, random::nextInt);
    }

    private void remember(AppId app, String id) {
        remember(app, id, super.read(app, id, Consistency.STRONG));
    }

    private void remember(AppId app, String id, Optional<Item> before) {
        Deque<Optional<Item>> states = former.computeIfAbsent(new Key(app, id), key -> new ArrayDeque<>());
        synchronized (states) {
            states.addLast(before);
            if (states.size() > bound) {
                states.removeFirst();
            }
        }
    }

    private void remember(AppId app, List<String> ids) {
        Map<String, Item> before = super.readAll(app, ids, Consistency.STRONG);
        ids.forEach(id -> remember(app, id, Optional.ofNullable(before.get(id))));
    }

    /** Chooses among the former states, oldest first, and the present one, which is last. */
    private Optional<Item> seen(AppId app, String id, Optional<Item> present) {
        Deque<Optional<Item>> states = former.get(new Key(app, id));
        if (states == null) {
            return present;
        }
        synchronized (states) {
            int chosen = choice.applyAsInt(states.size() + 1);
            return states.stream().skip(chosen).findFirst().orElse(present);
        }
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        Optional<Item> present = super.read(app, id, consistency);
        return consistency == Consistency.STRONG ? present : seen(app, id, present);
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        Map<String, Item> present = super.readAll(app, ids, consistency);
        if (consistency == Consistency.STRONG) {
            return present;
        }
        Map<String, Item> found = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(ids)) {
            seen(app, id, Optional.ofNullable(present.get(id))).ifPresent(item -> found.put(id, item));
        }
        return found;
    }

    @Override
    public void create(AppId app, Creation creation) {
        remember(app, creation.id());
        super.create(app, creation);
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        remember(app, update.id());
        return super.update(app, update);
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        remember(app, deletion.id());
        super.delete(app, deletion);
    }

    @Override
    public void restore(AppId app, Item item) {
        remember(app, item.id());
        super.restore(app, item);
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        remember(app, creations.stream().map(Creation::id).toList());
        return super.createAll(app, creations);
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        remember(app, updates.stream().map(Update::id).toList());
        return super.updateAll(app, updates);
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        remember(app, deletions.stream().map(Deletion::id).toList());
        return super.deleteAll(app, deletions);
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        remember(app, items.stream().map(Item::id).toList());
        return super.restoreAll(app, items);
    }
}
