package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.tests.interleavings.Actor.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations in separate threads, one at a time. A turn takes an operation from one border to its next. The caller
 * chooses the operation that gets each turn, so the same choices give the same run. The threads are reused for the next
 * run.
 *
 * <p>An operation that waits for the load of another one gets no turn until that load has ended. The wait is proven,
 * not guessed from the state of the thread. Outside all calls, the operation is in {@code await} of a closed latch, and
 * each of the others is at a border, at its end, or waits in the same way. Then no thread is left that could open the
 * latch. An operation whose latch is open counts as moving and is awaited, even if its thread has not woken yet.
 */
final class Turns implements AutoCloseable {
    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final List<Actor> actors;
    private final TurnLog log = new TurnLog();

    // Guarded by this
    private List<Actor> running = List.of();
    private Chooser chooser = ready -> 0;
    private @Nullable RuntimeException refusal;
    private @Nullable Thread caller;

    private volatile boolean isOver = true;
    private volatile @Nullable Actor holder;

    /** Chooses the operation that gets the next turn, from a list of at least one, and returns its number. */
    interface Chooser {
        int choose(List<Ready> ready);
    }

    /** An operation that can get the next turn, with the touch of that turn. */
    record Ready(int actor, Touch touch) {}

    /**
     * An operation to run.
     *
     * @param name the name; operations with the same name do the same
     * @param first the touch of its first turn
     * @param steps the places where its turns end
     * @param body the code of the operation
     */
    record Operation(String name, Touch first, Steps steps, Runnable body) {}

    /** The places where the turns of an operation end. */
    enum Steps {
        /** Before each call and after it. */
        ALL,
        /** Before each call, and after each store call. */
        MOST,
        /** The same as {@link #MOST}, but not before the first call, so the first turn includes it. */
        MOST_BUT_FIRST
    }

    Turns(int threads) {
        actors = IntStream.range(0, threads)
                .mapToObj(number -> new Actor(this, number))
                .toList();
        actors.forEach(Thread::start);
    }

    /**
     * Runs operations to their ends.
     *
     * @throws AssertionError if an operation fails, or reaches neither a border nor its end
     * @throws RuntimeException the exception of the chooser, if it has thrown one
     */
    void run(List<Operation> operations, Chooser nextChooser) {
        synchronized (this) {
            log.clear();
            chooser = nextChooser;
            refusal = null;
            caller = Thread.currentThread();
            running = actors.subList(0, operations.size());
            running.forEach(actor -> actor.begin(operations.get(actor.number())));
            isOver = false;
            giveNextTurn();
        }
        awaitEnd();
        if (refusal != null) {
            throw refusal;
        }
        running.stream().flatMap(actor -> actor.error().stream()).findFirst().ifPresent(Turns::fail);
    }

    private static void fail(Throwable error) {
        boolean isClaim = error instanceof AssertionError && error.getMessage() != null;
        String text = isClaim ? error.getMessage() : "unexpected " + error;
        throw new AssertionError(text, error);
    }

    /** Polls until the run ends, because an operation that begins to wait does not report it. */
    private void awaitEnd() {
        long start = System.nanoTime();
        while (!isOver) {
            LockSupport.parkNanos(this, POLL_NANOS);
            Optional<String> obstacle = findObstacle(System.nanoTime() - start);
            if (obstacle.isPresent()) {
                close();
                throw new AssertionError(obstacle.get());
            }
        }
    }

    private synchronized Optional<String> findObstacle(long nanos) {
        giveNextTurn();
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of("the test was interrupted");
        }
        if (isOver || nanos < SLOW_NANOS) {
            return Optional.empty();
        }
        if (!isAnyMoving() && ready().isEmpty()) {
            return Optional.of("the operations wait for each other");
        }
        return nanos > STUCK_NANOS
                ? Optional.of("an operation reaches neither its end nor a border")
                : lockHeldAtABorder();
    }

    private Optional<String> lockHeldAtABorder() {
        for (Actor waiting : running) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(waiting.getId());
            for (Actor owner : running) {
                if (info != null && info.getLockOwnerId() == owner.getId() && owner.state() == State.READY) {
                    return Optional.of(owner.operation() + " holds a lock during a call, and " + waiting.operation()
                            + " waits for it: " + info.getLockName());
                }
            }
        }
        return Optional.empty();
    }

    /** Gives the next turn, unless an operation is moving. Ends the run once all operations are done. */
    private void giveNextTurn() {
        if (isOver || isAnyMoving()) {
            return;
        }
        running.forEach(actor -> actor.logPending(log));
        List<Ready> ready = ready();
        if (!ready.isEmpty()) {
            give(running.get(choose(ready)));
        } else if (running.stream().allMatch(actor -> actor.state() == State.DONE)) {
            isOver = true;
            LockSupport.unpark(caller);
        }
    }

    private boolean isAnyMoving() {
        for (Actor actor : running) {
            if (actor.state() == State.MOVING) {
                return !areAllWaiting();
            }
        }
        return false;
    }

    /**
     * Checks twice, because one check takes time. A latch that is closed in both checks was also closed between them.
     */
    private boolean areAllWaiting() {
        List<Actor> moving =
                running.stream().filter(actor -> actor.state() == State.MOVING).toList();
        List<Optional<Object>> latches = moving.stream().map(Actor::closedLatch).toList();
        return !latches.contains(Optional.empty())
                && latches.equals(moving.stream().map(Actor::closedLatch).toList());
    }

    /**
     * Returns the operations that can get the next turn. Of adjacent operations that do the same, only the first may
     * begin, because the opposite order has the same result.
     */
    private List<Ready> ready() {
        List<Ready> ready = new ArrayList<>();
        String first = "";
        for (Actor actor : running) {
            if (actor.state() == State.READY
                    && (actor.hasBegun() || !actor.operation().equals(first))) {
                first = actor.hasBegun() ? first : actor.operation();
                ready.add(actor.ready());
            }
        }
        return ready;
    }

    /** Asks the chooser. After the chooser has failed, chooses the first operation, so that the run can end. */
    private int choose(List<Ready> ready) {
        if (refusal == null) {
            try {
                return chooser.choose(ready);
            } catch (RuntimeException e) {
                refusal = e;
            }
        }
        return ready.get(0).actor();
    }

    private void give(Actor actor) {
        holder = actor;
        log.turn(actor.number());
        actor.giveTurn();
    }

    /** Records that an operation has reached a border or its end, and gives the next turn. */
    synchronized void stopped(Actor actor, State state, Touch next) {
        actor.stop(state, next);
        giveNextTurn();
    }

    // Called by the operations

    /** Returns whether the calling thread runs an operation. Other threads do not stop at borders. */
    boolean isActor() {
        return current().isPresent();
    }

    private Optional<Actor> current() {
        return Thread.currentThread() instanceof Actor actor && actors.contains(actor)
                ? Optional.of(actor)
                : Optional.empty();
    }

    /** Calls the cache or the store, between borders. */
    <T> T call(Touch touch, Supplier<T> action) {
        Optional<Actor> actor = current();
        return actor.isPresent() ? actor.get().call(touch, action) : action.get();
    }

    /** Records an action of the calling operation. Does nothing in other threads. */
    void record(Supplier<String> text) {
        current().ifPresent(actor -> actor.record(text, log, actor == holder));
    }

    /** Returns the operations that had the turns of the last run, in order, as one digit each, from 1. */
    String turns() {
        return log.turns();
    }

    /** Returns the recorded actions of the last run, one line each. */
    @Override
    public String toString() {
        return log.toString();
    }

    /** Ends the threads. A run that is not over is abandoned. */
    @Override
    public synchronized void close() {
        isOver = true;
        actors.forEach(Actor::close);
    }
}
