package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of {@link LoadsInProgress}, over a store that delays its answer until the test releases it. */
@Timeout(60)
class LoadsInProgressTest {
    private final CachingFixture node = new CachingFixture();
    private final List<Thread> threads = new ArrayList<>();

    /** Opened when a load has reached the store. */
    private final CountDownLatch inStore = new CountDownLatch(1);

    private final CountDownLatch answer = new CountDownLatch(1);

    /** Makes the first load wait in the store; later loads do not wait. */
    private void holdTheFirstLoad() {
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            inStore.countDown();
            awaitOrThrow(answer);
        };
    }

    private static void awaitOrThrow(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.failed("read", "interrupted", e);
        }
    }

    private <T> FutureTask<T> start(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "reader " + threads.size());
        threads.add(thread);
        thread.start();
        return task;
    }

    private FutureTask<Optional<Item>> startReading() {
        return start(() -> node.read("a"));
    }

    /** Waits until a reader waits for the load of another reader. */
    private void awaitWaiting(int thread) {
        Thread reader = threads.get(thread);
        while (reader.getState() != Thread.State.WAITING) {
            assertThat(reader.isAlive()).as("%s is waiting", reader.getName()).isTrue();
            Thread.onSpinWait();
        }
    }

    private static Throwable errorOf(FutureTask<?> task) throws Exception {
        try {
            return new AssertionError("gave " + task.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @AfterEach
    void release() {
        answer.countDown();
        threads.forEach(Thread::interrupt);
    }

    @Test
    void stampedeOf64ThreadsReadsTheStoreOnce() throws Exception {
        Item item = node.stored("a", 1);
        holdTheFirstLoad();
        List<FutureTask<Optional<Item>>> readers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            readers.add(startReading());
        }
        inStore.await();
        for (int i = 0; i < 64; i++) {
            awaitWaiting(i);
        }
        answer.countDown();
        for (FutureTask<Optional<Item>> reader : readers) {
            assertThat(reader.get(30, TimeUnit.SECONDS)).containsSame(item);
        }
        assertThat(node.dao.calls).containsExactly("read a STRONG");
        assertThat(node.cached.counters().misses()).isEqualTo(64);
        assertThat(node.cached.counters().loads()).isEqualTo(1);
    }

    /** The reader asks the cache before the load is put, and joins loads only after that load has ended. */
    @Test
    void readerThatMissesTheEndOfALoadFindsItsEntry() {
        node.stored("a", 1);
        CachingFixture slow = node;
        slow.cache.afterMiss = () -> {
            slow.cache.afterMiss = () -> {};
            slow.read("a");
        };
        assertThat(slow.read("a")).isPresent();
        assertThat(slow.dao.calls).containsExactly("read a STRONG");
    }

    @Test
    void readerAfterAWriteDoesNotJoinAnEarlierLoad() throws Exception {
        Item before = node.stored("a", 1);
        holdTheFirstLoad();
        FutureTask<Optional<Item>> early = startReading();
        inStore.await();
        node.cached.update(SHOP, node.update("a"));
        node.cache.entries.clear();
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
        answer.countDown();
        assertThat(early.get(30, TimeUnit.SECONDS)).contains(before);
        assertThat(node.read("a")).isEqualTo(node.storedNow("a"));
    }

    @Test
    void endOfAnOvertakenLoadKeepsTheNewerOne() throws Exception {
        node.stored("a", 1);
        holdTheFirstLoad();
        FutureTask<Optional<Item>> early = startReading();
        inStore.await();
        node.cached.update(SHOP, node.update("a"));
        node.cache.entries.clear();
        CountDownLatch secondInStore = new CountDownLatch(1);
        CountDownLatch secondAnswer = new CountDownLatch(1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            secondInStore.countDown();
            awaitOrThrow(secondAnswer);
        };
        FutureTask<Optional<Item>> second = startReading();
        secondInStore.await();
        answer.countDown();
        early.get(30, TimeUnit.SECONDS);
        FutureTask<Optional<Item>> third = startReading();
        awaitWaiting(2);
        secondAnswer.countDown();
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(node.storedNow("a"));
        assertThat(third.get(30, TimeUnit.SECONDS)).isEqualTo(node.storedNow("a"));
        assertThat(node.dao.calls.stream().filter(call -> call.startsWith("read")))
                .hasSize(2);
    }

    @Test
    void strongReadJoinsNoLoad() throws Exception {
        node.stored("a", 1);
        holdTheFirstLoad();
        FutureTask<Optional<Item>> eventual = startReading();
        inStore.await();
        assertThat(node.cached.read(SHOP, "a", Consistency.STRONG)).contains(item("a", 1));
        assertThat(eventual).isNotDone();
        assertThat(node.dao.calls).hasSize(2);
    }

    @Test
    void everyWaiterThrowsTheErrorOfTheLoadAndNothingIsCached() throws Exception {
        IllegalStateException failure = new IllegalStateException("store");
        node.dao.beforeAnswer = () -> {
            inStore.countDown();
            awaitOrThrow(answer);
            throw failure;
        };
        List<FutureTask<Optional<Item>>> readers = List.of(startReading(), startReading(), startReading());
        inStore.await();
        for (int i = 0; i < 3; i++) {
            awaitWaiting(i);
        }
        answer.countDown();
        for (FutureTask<Optional<Item>> reader : readers) {
            assertThat(errorOf(reader)).isSameAs(failure);
        }
        assertThat(node.dao.calls).hasSize(1);
        assertThat(node.cache.entries).isEmpty();
        node.dao.beforeAnswer = () -> {};
        node.stored("a", 1);
        assertThat(node.read("a")).isPresent();
    }

    @Test
    void interruptedLoaderDoesNotFailItsWaiters() throws Exception {
        node.stored("a", 1);
        holdTheFirstLoad();
        FutureTask<Optional<Item>> loader = startReading();
        inStore.await();
        FutureTask<Optional<Item>> first = startReading();
        FutureTask<Optional<Item>> second = startReading();
        awaitWaiting(1);
        awaitWaiting(2);
        threads.get(0).interrupt();
        assertThat(errorOf(loader)).isInstanceOf(StorageException.class);
        assertThat(first.get(30, TimeUnit.SECONDS)).contains(item("a", 1));
        assertThat(second.get(30, TimeUnit.SECONDS)).contains(item("a", 1));
        assertThat(node.dao.calls).hasSize(2);
    }

    @Test
    void interruptedWaiterThrowsAndKeepsItsFlag() throws Exception {
        node.stored("a", 1);
        holdTheFirstLoad();
        FutureTask<Optional<Item>> loader = startReading();
        inStore.await();
        FutureTask<Boolean> waiter = start(() -> {
            assertThatThrownBy(() -> node.read("a"))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.progress()).isEqualTo(StorageException.Progress.NOT_SENT))
                    .hasMessageContaining("read of object 'a' in app 'shop' was not sent");
            return Thread.currentThread().isInterrupted();
        });
        awaitWaiting(1);
        threads.get(1).interrupt();
        assertThat(waiter.get(30, TimeUnit.SECONDS)).isTrue();
        answer.countDown();
        assertThat(loader.get(30, TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void loadThatReadsItsOwnIdDoesNotWaitForItself() {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            node.read("a");
        };
        assertThat(node.read("a")).isPresent();
    }

    private FutureTask<Map<String, Item>> startReadingAll(String... ids) {
        return start(() -> node.cached.readAll(SHOP, List.of(ids), Consistency.EVENTUAL));
    }

    @Test
    void readAllLoadsItsIdsBeforeItWaitsForOtherLoads() throws Exception {
        node.stored("a", 1);
        node.stored("b", 1);
        holdTheFirstLoad();
        FutureTask<Optional<Item>> one = startReading();
        inStore.await();
        FutureTask<Map<String, Item>> many = startReadingAll("a", "b", "none");
        awaitWaiting(1);
        assertThat(node.hit("b")).contains(Optional.of(item("b", 1)));
        answer.countDown();
        assertThat(many.get(30, TimeUnit.SECONDS)).containsOnlyKeys("a", "b");
        assertThat(one.get(30, TimeUnit.SECONDS)).isPresent();
        assertThat(node.dao.calls).containsOnlyOnce("read a STRONG", "readAll [b, none] STRONG");
    }

    @Test
    void readerJoinsALoadOfManyIds() throws Exception {
        Item item = node.stored("a", 1);
        holdTheFirstLoad();
        FutureTask<Map<String, Item>> many = startReadingAll("a", "b");
        inStore.await();
        FutureTask<Optional<Item>> one = startReading();
        awaitWaiting(1);
        answer.countDown();
        assertThat(many.get(30, TimeUnit.SECONDS)).containsExactly(Map.entry("a", item));
        assertThat(one.get(30, TimeUnit.SECONDS)).containsSame(item);
        assertThat(node.dao.calls).containsExactly("readAll [a, b] STRONG", "read a STRONG", "read b STRONG");
    }

    @Test
    void stampedeOfReadAllLoadsEachIdOnce() throws Exception {
        List<String> ids = List.of("a", "b", "c");
        ids.forEach(id -> node.stored(id, 1));
        holdTheFirstLoad();
        List<FutureTask<Map<String, Item>>> readers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            readers.add(startReadingAll(ids.get(i % 3), ids.get((i + 1) % 3)));
            if (i == 0) {
                inStore.await();
            } else {
                awaitWaiting(i);
            }
        }
        answer.countDown();
        for (FutureTask<Map<String, Item>> reader : readers) {
            assertThat(reader.get(30, TimeUnit.SECONDS)).hasSize(2);
        }
        assertThat(node.cached.counters().misses()).isGreaterThan(20);
        assertThat(node.cached.counters().loads()).isEqualTo(3);
    }

    @Test
    void errorOfALoadOfManyIdsReachesAllWaiters() throws Exception {
        IllegalStateException failure = new IllegalStateException("store");
        node.dao.beforeAnswer = () -> {
            inStore.countDown();
            awaitOrThrow(answer);
            throw failure;
        };
        FutureTask<Map<String, Item>> many = startReadingAll("b", "a");
        inStore.await();
        FutureTask<Optional<Item>> one = startReading();
        awaitWaiting(1);
        answer.countDown();
        assertThat(errorOf(many)).isSameAs(failure);
        assertThat(errorOf(one)).isSameAs(failure);
        assertThat(node.cached.counters().loadFailures()).isEqualTo(2);
    }

    @Test
    void unreadableObjectDoesNotFailWaitersForOtherIds() throws Exception {
        node.stored("a", 1);
        node.dao.beforeAnswer = () -> {
            node.dao.beforeAnswer = () -> {};
            inStore.countDown();
            awaitOrThrow(answer);
            throw new UnreadableObjectException(Target.of("read", "shop", "b"), "", "scripted", null);
        };
        FutureTask<Map<String, Item>> many = startReadingAll("a", "b");
        inStore.await();
        FutureTask<Optional<Item>> one = startReading();
        awaitWaiting(1);
        answer.countDown();
        assertThat(errorOf(many)).isInstanceOf(UnreadableObjectException.class);
        assertThat(one.get(30, TimeUnit.SECONDS)).contains(item("a", 1));
    }

    @Test
    void waiterLoadsItsIdsAfterAnInterruptedLoad() throws Exception {
        node.stored("a", 1);
        node.stored("b", 1);
        holdTheFirstLoad();
        FutureTask<Map<String, Item>> loader = startReadingAll("a", "b");
        inStore.await();
        FutureTask<Map<String, Item>> waiter = startReadingAll("b", "a");
        awaitWaiting(1);
        threads.get(0).interrupt();
        assertThat(errorOf(loader)).isInstanceOf(StorageException.class);
        assertThat(waiter.get(30, TimeUnit.SECONDS).keySet()).containsExactly("b", "a");
    }

    /** This happens if a listener or a decorator of the store reads related objects. */
    @Test
    void loadsThatReadEachOthersIdsDoNotDeadlock() throws Exception {
        node.stored("a", 1);
        node.stored("b", 1);
        CyclicBarrier bothLoad = new CyclicBarrier(2);
        ThreadLocal<Boolean> isWithin = ThreadLocal.withInitial(() -> false);
        node.dao.beforeRead = id -> {
            if (!isWithin.get()) {
                isWithin.set(true);
                awaitOrThrow(bothLoad);
                node.read(id.equals("a") ? "b" : "a");
                node.cached.readAll(SHOP, List.of("b", "a"), Consistency.EVENTUAL);
            }
        };
        FutureTask<Optional<Item>> one = startReading();
        FutureTask<Map<String, Item>> other = startReadingAll("b");
        assertThat(one.get(30, TimeUnit.SECONDS)).isPresent();
        assertThat(other.get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    private static void awaitOrThrow(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void threadJoinsLoadsAgainAfterItsOwnLoad() throws Exception {
        node.stored("a", 1);
        FutureTask<Optional<Item>> reader = start(() -> {
            node.read("b");
            return node.read("a");
        });
        reader.get(30, TimeUnit.SECONDS);
        node.cache.entries.clear();
        node.dao.calls.clear();
        holdTheFirstLoad();
        FutureTask<Optional<Item>> other = startReading();
        inStore.await();
        FutureTask<Optional<Item>> again = start(() -> {
            node.read("b");
            return node.read("a");
        });
        awaitWaiting(2);
        answer.countDown();
        assertThat(again.get(30, TimeUnit.SECONDS)).isPresent();
        assertThat(other.get(30, TimeUnit.SECONDS)).isPresent();
        assertThat(node.dao.calls).containsOnlyOnce("read a STRONG");
    }
}
