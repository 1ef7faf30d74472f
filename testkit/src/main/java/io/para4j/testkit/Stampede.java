package io.para4j.testkit;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Many threads that read one uncached id at once. The first load ends when all other threads wait. */
final class Stampede {
    static final int THREADS = 64;
    private static final long TIMEOUT_SECONDS = 60;

    private final Store store;
    private final DAO dao;
    private final AtomicInteger begun = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private boolean interruptsAWaiter;

    Stampede(DAO raw, Function<DAO, DAO> cached) {
        store = new Store(raw);
        dao = cached.apply(store);
    }

    /** The outcome of one read: the item, or the message of an error. */
    record End(Optional<Item> item, @Nullable String message) {}

    /** The store, whose first load waits for the other threads. */
    private final class Store extends ForwardingDAO {
        private final AtomicInteger loads = new AtomicInteger();
        private final AtomicReference<@Nullable Supplier<ParaException>> failure = new AtomicReference<>();

        Store(DAO delegate) {
            super(delegate);
        }

        @Override
        public Optional<Item> read(AppId app, String id, Consistency consistency) {
            beginLoad();
            return super.read(app, id, consistency);
        }

        @Override
        public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
            beginLoad();
            return super.readAll(app, ids, consistency);
        }

        private void beginLoad() {
            if (loads.incrementAndGet() == 1) {
                awaitOthers();
            }
            Supplier<ParaException> error = failure.getAndSet(null);
            if (error != null) {
                throw error.get();
            }
        }
    }

    /**
     * Waits until every other thread waits or has ended. A waiting thread can do no more until this load ends, since
     * nothing could wake it earlier.
     */
    private void awaitOthers() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (begun.get() < THREADS
                || !threads.stream().allMatch(thread -> thread == Thread.currentThread() || isIdle(thread))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the other threads neither wait nor end");
            }
            Thread.onSpinWait();
        }
        if (interruptsAWaiter) {
            Thread other = threads.stream()
                    .filter(thread -> thread != Thread.currentThread())
                    .findFirst()
                    .orElseThrow();
            other.interrupt();
            join(other);
        }
    }

    private static boolean isIdle(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TERMINATED;
    }

    DAO dao() {
        return dao;
    }

    int loads() {
        return store.loads.get();
    }

    void failNextLoad(Supplier<ParaException> failure) {
        store.failure.set(failure);
    }

    void interruptAWaiter() {
        interruptsAWaiter = true;
    }

    List<End> run(AppId app, String id) {
        ConcurrentLinkedQueue<End> ends = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < THREADS; i++) {
            boolean isByMany = i % 2 == 1;
            Thread thread = new Thread(() -> ends.add(read(app, id, isByMany)), "para-testkit-stampede");
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        threads.forEach(Stampede::join);
        return List.copyOf(ends);
    }

    private End read(AppId app, String id, boolean isByMany) {
        try {
            begun.incrementAndGet();
            return new End(
                    isByMany
                            ? Optional.ofNullable(dao.readAll(app, List.of(id), Consistency.EVENTUAL)
                                    .get(id))
                            : dao.read(app, id, Consistency.EVENTUAL),
                    null);
        } catch (RuntimeException | AssertionError e) {
            return new End(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the stampede was interrupted", e);
        }
        if (thread.isAlive()) {
            throw new AssertionError("a read does not end within " + TIMEOUT_SECONDS + " seconds");
        }
    }
}
