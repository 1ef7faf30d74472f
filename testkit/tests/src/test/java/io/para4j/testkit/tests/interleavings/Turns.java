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
 * Runs operations in threads of their own, of which one at a time has the turn: from one border to its next. Who has the next
 * turn is chosen from outside, so that the same choices make the same run. The threads are used again for the next run.
 *
 * <p>An operation that waits for the load of another one has no turn until that has ended. That it waits is proven, not guessed
 * from what its thread looks like: outside of all calls it is in {@code await} of a latch that is closed, while each of the
 * others is at a border, at its end, or waits likewise. Nobody is left then who could open the latch. An operation whose latch is
 * open is on its way, even if its thread has not been woken yet, and is awaited.
 */
final class Turns implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
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

    /** Chooses one of those who can have the next turn, of whom there is at least one, and returns its number. */
    interface Chooser {
        int choose(List<Ready> ready);
    }

    /** An operation that can have the next turn, and what it will touch with it. */
    record Ready(int actor, Touch touch) {}

    /**
     * What is run.
     *
     * @param name what it is called; operations of one name do the same
     * @param first what its first turn touches
     * @param steps where its turns end
     * @param body what it does
     */
    record Operation(String name, Touch first, Steps steps, Runnable body) {}

    /** Where the turns of an operation end. */
    enum Steps {
        /** Before each call and after it. */
        ALL,
        /** Before each call, and after those of the store. */
        MOST,
        /** The same, but not before the first call, with which the operation begins. */
        MOST_BUT_FIRST
    }

    Turns(int threads) {
        actors = IntStream.range(0, threads)
                .mapToObj(number -> new Actor(this, number))
                .toList();
        actors.forEach(Thread::start);
    }

    /**
     * Runs operations, each to its end, and throws what one has thrown.
     *
     * @throws AssertionError if an operation fails, or comes neither to a border nor to its end
     */
    void run(List<Operation> operations, Chooser choosing) {
        synchronized (this) {
            log.clear();
            chooser = choosing;
            refusal = null;
            caller = Thread.currentThread();
            running = actors.subList(0, operations.size());
            running.forEach(actor -> actor.begin(operations.get(actor.number())));
            isOver = false;
            goOn();
        }
        awaitEnd();
        if (refusal != null) {
            throw refusal;
        }
        running.stream().flatMap(actor -> actor.error().stream()).findFirst().ifPresent(Turns::fail);
    }

    private static void fail(Throwable error) {
        String text = error instanceof AssertionError ? error.getMessage() : "unexpected " + error;
        throw new AssertionError(text, error);
    }

    /** An operation that comes to wait does not say so: it is looked for. */
    private void awaitEnd() {
        long begun = System.nanoTime();
        while (!isOver) {
            LockSupport.parkNanos(this, LOOK_NANOS);
            Optional<String> obstacle = look(System.nanoTime() - begun);
            if (obstacle.isPresent()) {
                close();
                throw new AssertionError(obstacle.get());
            }
        }
    }

    private synchronized Optional<String> look(long nanos) {
        goOn();
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
                ? Optional.of("an operation comes neither to its end nor to a border")
                : lockHeldAtABorder();
    }

    private Optional<String> lockHeldAtABorder() {
        for (Actor waiting : running) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(waiting.getId());
            for (Actor owner : running) {
                if (info != null && info.getLockOwnerId() == owner.getId() && owner.state() == State.READY) {
                    return Optional.of(owner.operation() + " holds a lock over a call, and " + waiting.operation()
                            + " waits for it: " + info.getLockName());
                }
            }
        }
        return Optional.empty();
    }

    /** Gives the next turn, if nobody is on the way. */
    private void goOn() {
        if (isOver || isAnyMoving()) {
            return;
        }
        running.forEach(actor -> actor.tellLate(log));
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

    /** Two looks, since one takes its time: a latch that was closed in both was closed all the time in between. */
    private boolean areAllWaiting() {
        List<Actor> moving =
                running.stream().filter(actor -> actor.state() == State.MOVING).toList();
        List<Optional<Object>> latches = moving.stream().map(Actor::closedLatch).toList();
        return !latches.contains(Optional.empty())
                && latches.equals(moving.stream().map(Actor::closedLatch).toList());
    }

    /** Of operations that do the same, which follow each other, the first begins: the other way round would show the same. */
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

    /** After a chooser has failed the run comes to its end nevertheless. */
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

    /** An operation is at a border, or at its end. */
    synchronized void stopped(Actor actor, State state, Touch next) {
        actor.stop(state, next);
        goOn();
    }

    // What operations do

    /** Whether the calling thread runs an operation; other threads just go on at borders. */
    boolean isActor() {
        return current().isPresent();
    }

    private Optional<Actor> current() {
        return Thread.currentThread() instanceof Actor actor && actors.contains(actor)
                ? Optional.of(actor)
                : Optional.empty();
    }

    /** Makes a call of the cache or the store, between borders. */
    <T> T call(Touch touch, Supplier<T> action) {
        Optional<Actor> actor = current();
        return actor.isPresent() ? actor.get().call(touch, action) : action.get();
    }

    /** Says what the calling operation has done. */
    void tell(Supplier<String> text) {
        current().ifPresent(actor -> actor.tell(text, log, actor == holder));
    }

    /** Returns who had the turns of the last run: a digit each, from 1. */
    String turns() {
        return log.turns();
    }

    /** Returns what was done in the last run, a line each. */
    @Override
    public String toString() {
        return log.toString();
    }

    /** Ends the threads; a run that was not over goes no further. */
    @Override
    public synchronized void close() {
        isOver = true;
        actors.forEach(Actor::close);
    }
}
