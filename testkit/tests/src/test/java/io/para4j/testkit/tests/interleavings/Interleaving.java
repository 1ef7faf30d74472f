package io.para4j.testkit.tests.interleavings;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.testkit.Kit;
import io.para4j.testkit.tests.interleavings.Schedule.Before;
import io.para4j.testkit.tests.interleavings.Schedule.Setting;
import io.para4j.testkit.tests.interleavings.SteppedCache.Failing;
import io.para4j.testkit.tests.interleavings.Turns.Chooser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Operations on one id through a cached store whose eventually consistent reads are late, in all schedules. In each of them no
 * read gives a value older than the last write that had ended before the read began (rule CCH-6), and cache and store agree in
 * the end (CCH-7).
 */
final class Interleaving implements AutoCloseable {
    private static final int MOST_OPERATIONS = 3;

    private final Kit kit;
    private final Setting setting;
    private final AppId app;
    private final Cache cache;
    private final DAO dao;
    private final AtomicInteger revisions = new AtomicInteger();
    private final Turns turns = new Turns(MOST_OPERATIONS);

    // Of the schedule that is being taken; used by one thread at a time
    private Item held;
    private final List<Optional<Item>> states = new ArrayList<>();
    private final ThreadLocal<Integer> written = new ThreadLocal<>();
    private final AtomicInteger ended = new AtomicInteger();

    Interleaving(Kit kit, Cache cache, Setting setting) {
        this.kit = kit;
        this.setting = setting;
        this.app = kit.tenant().app();
        this.cache = cache;
        this.dao = kit.cached(
                new SteppedDAO(kit.rawDAO(), turns, this),
                new SteppedCache(cache, turns, setting.failing()),
                setting.keepsAbsences() ? Duration.ofMinutes(1) : Duration.ZERO);
        this.held = newItem(kit.newId(), Map.of());
    }

    /** Takes all schedules of some operations, as long as that is wanted, and returns how many there were. */
    int takeAll(List<CacheOperation> operations, BooleanSupplier isWanted) {
        held = newItem(kit.newId(), Map.of());
        Schedules schedules = new Schedules();
        while (isWanted.getAsBoolean() && schedules.next()) {
            take(operations, schedules);
        }
        return schedules.taken();
    }

    /** Takes one schedule. Its message says how to take it again, if it fails. */
    void take(List<CacheOperation> operations, Chooser chooser) {
        prepare();
        boolean isFine = operations.size() < MOST_OPERATIONS;
        try {
            turns.run(
                    operations.stream()
                            .map(operation -> operation.on(this, isFine))
                            .toList(),
                    chooser);
            agrees("a read after all");
            agrees("a second read after all");
        } catch (AssertionError e) {
            Schedule schedule = new Schedule(operations, setting, turns.turns());
            throw new AssertionError(
                    e.getMessage() + "\n" + turns + "\nagain with -D" + InterleavingContract.SCHEDULE + "=" + schedule,
                    e);
        }
    }

    private void prepare() {
        kit.rawDAO().delete(app, Deletion.of(held.id()));
        cache.remove(app, held.id());
        // An id goes past the cache once that has failed.
        String id = setting.failing() == Failing.NONE ? held.id() : kit.newId();
        held = newItem(id, Map.of("number", 1));
        Creation creation = new Creation(held, false);
        (setting.before() == Before.STORED ? kit.rawDAO() : dao).create(app, creation);
        if (setting.before() == Before.DELETED) {
            dao.delete(app, Deletion.of(held.id()));
        }
        states.clear();
        states.add(stored());
        ended.set(0);
    }

    private Optional<Item> stored() {
        return kit.rawDAO().read(app, held.id(), Consistency.STRONG);
    }

    private void agrees(String what) {
        Optional<Item> found = dao.read(app, held.id(), Consistency.EVENTUAL);
        if (!found.equals(stored())) {
            throw new AssertionError(what + " gives " + text(found) + " though " + text(stored()) + " is stored");
        }
    }

    // What the operations do

    AppId app() {
        return app;
    }

    DAO dao() {
        return dao;
    }

    Item held() {
        return held;
    }

    Item newItem(String id, Map<String, Object> attributes) {
        return new Item(id, "thing", 1, Optional.of(newRevision()), kit.clock().millis(), attributes);
    }

    String newRevision() {
        return "r" + revisions.incrementAndGet();
    }

    void evicts() {
        cache.remove(app, held.id());
        turns.tell(() -> "evicts");
    }

    void reads(Consistency consistency) {
        int begun = ended.get();
        turns.tell(() -> "begins");
        Optional<Item> found = dao.read(app, held.id(), consistency);
        turns.tell(() -> "ends with " + text(found));
        if (!states.subList(begun, states.size()).contains(found)) {
            throw new AssertionError("a read gives " + text(found)
                    + " though a write that ended before the read began left " + text(states.get(begun)));
        }
    }

    void writes(Runnable write) {
        turns.tell(() -> "begins");
        written.set(0);
        try {
            write.run();
            turns.tell(() -> "ends");
        } catch (ParaException e) {
            turns.tell(() -> "ends with " + e.code());
        }
        ended.accumulateAndGet(written.get(), Math::max);
    }

    /** Returns the state before the operations. */
    Optional<Item> first() {
        return states.get(0);
    }

    /** Remembers which state the write of this thread has left or was refused for. */
    void written() {
        Optional<Item> now = stored();
        if (turns.isActor()) {
            if (!now.equals(states.get(states.size() - 1))) {
                states.add(now);
            }
            written.set(states.size() - 1);
        }
    }

    // Texts

    static String shown(Object result) {
        return result.equals(true) ? "" : " = " + text(result);
    }

    static String text(Object result) {
        if (result instanceof Optional<?> optional) {
            return optional.map(Interleaving::text).orElse("nothing");
        }
        if (result instanceof CacheEntry entry) {
            return text(entry.item()) + " of count " + entry.stamp().count();
        }
        return result instanceof Item item
                ? "version " + item.version() + " (" + item.revision().orElse("none") + ")"
                : String.valueOf(result);
    }

    @Override
    public void close() {
        turns.close();
    }
}
