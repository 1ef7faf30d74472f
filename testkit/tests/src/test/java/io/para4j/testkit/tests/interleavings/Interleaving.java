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
 * Runs operations on one id in all schedules, through a cached store whose eventually consistent reads are late. Checks
 * in each schedule that no read returns a value older than the last write, or the result of a strong read, that had
 * ended before the read began (rule CCH-6). Checks that cache and store agree at the end, unless another node wrote
 * (CCH-7).
 */
final class Interleaving implements AutoCloseable {
    private static final int MAX_OPERATIONS = 3;

    private final Kit kit;
    private final Setting setting;
    private final AppId app;
    private final Cache cache;
    private final DAO store;
    private final DAO dao;
    private final AtomicInteger revisions = new AtomicInteger();
    private final Turns turns = new Turns(MAX_OPERATIONS);

    // The state of the current schedule, used by one thread at a time
    private Item held;
    private final List<Optional<Item>> states = new ArrayList<>();
    private final ThreadLocal<Integer> written = new ThreadLocal<>();
    private final AtomicInteger ended = new AtomicInteger();

    Interleaving(Kit kit, Cache cache, Setting setting) {
        this.kit = kit;
        this.setting = setting;
        this.app = kit.tenant().app();
        this.cache = cache;
        this.store = new SteppedDAO(kit.rawDAO(), turns, this);
        this.dao = kit.cached(
                store,
                new SteppedCache(cache, turns, setting.failing()),
                setting.keepsAbsences() ? Duration.ofMinutes(1) : Duration.ZERO);
        this.held = newItem(kit.newId(), Map.of());
    }

    /** Runs all schedules of some operations while the condition holds, and returns their number. */
    int runAll(List<CacheOperation> operations, BooleanSupplier isRunning) {
        held = newItem(kit.newId(), Map.of());
        Schedules schedules = new Schedules();
        while (isRunning.getAsBoolean() && schedules.next()) {
            run(operations, schedules);
        }
        return schedules.count();
    }

    /** Runs one schedule. The message of a failure shows how to repeat it. */
    void run(List<CacheOperation> operations, Chooser chooser) {
        prepare();
        boolean isFine = operations.size() < MAX_OPERATIONS;
        try {
            turns.run(
                    operations.stream()
                            .map(operation -> operation.on(this, isFine))
                            .toList(),
                    chooser);
            if (operations.contains(CacheOperation.WRITE_ELSEWHERE)) {
                read(Consistency.EVENTUAL);
                read(Consistency.EVENTUAL);
            } else {
                checkAgreement("a read after all");
                checkAgreement("a second read after all");
            }
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
        // After a failure of the cache, core bypasses it for that id.
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

    private void checkAgreement(String what) {
        Optional<Item> found = dao.read(app, held.id(), Consistency.EVENTUAL);
        if (!found.equals(stored())) {
            throw new AssertionError(what + " gives " + text(found) + " though " + text(stored()) + " is stored");
        }
    }

    // Called by the operations

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

    void evict() {
        cache.remove(app, held.id());
        turns.record(() -> "evicts");
    }

    void read(Consistency consistency) {
        int begun = ended.get();
        turns.record(() -> "begins");
        Optional<Item> found = dao.read(app, held.id(), consistency);
        turns.record(() -> "ends with " + text(found));
        int at = states.subList(begun, states.size()).indexOf(found);
        if (at < 0) {
            throw new AssertionError("a read gives " + text(found)
                    + " though a write or a strong read that ended before the read began left or gave "
                    + text(states.get(begun)));
        }
        if (consistency == Consistency.STRONG) {
            ended.accumulateAndGet(begun + at, Math::max);
        }
    }

    /** Writes to the store as another node does. This node knows the new state only after it has read it. */
    void writeElsewhere(Item item) {
        turns.record(() -> "begins elsewhere");
        store.restore(app, item);
    }

    void write(Runnable write) {
        turns.record(() -> "begins");
        written.set(0);
        try {
            write.run();
            turns.record(() -> "ends");
        } catch (ParaException e) {
            turns.record(() -> "ends with " + e.code());
        }
        ended.accumulateAndGet(written.get(), Math::max);
    }

    /** Returns the state before the operations. */
    Optional<Item> initialState() {
        return states.get(0);
    }

    /** Records the state that this thread's write has left, or that was the reason for its refusal. */
    void recordWrite() {
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
