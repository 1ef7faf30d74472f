package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.tests.interleavings.Turns.Operation;
import io.para4j.testkit.tests.interleavings.Turns.Ready;
import io.para4j.testkit.tests.interleavings.Turns.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread that runs one operation after another for {@link Turns}. */
final class Actor extends Thread {
    private final Turns turns;
    private final int number;

    // Guarded by the turns, or owned by the thread itself while it is moving
    private Operation operation = new Operation("none", Touch.INSIDE, Steps.MOST, () -> {});
    private State state = State.DONE;
    private Touch next = Touch.INSIDE;
    private boolean hasBegun;
    private boolean skipsBorder;
    private final List<TurnLog.Entry> pending = new ArrayList<>();
    private @Nullable Throwable error;

    private volatile boolean hasTurn;
    private volatile boolean isCalling;
    private volatile boolean isClosed;

    /** The progress of an operation. */
    enum State {
        /** At a border, until it gets its turn. */
        READY,
        /** Running toward a border or its end, or blocked before it. */
        MOVING,
        /** At its end. */
        DONE
    }

    Actor(Turns turns, int number) {
        super("para-testkit-turns");
        this.turns = turns;
        this.number = number;
        setDaemon(true);
    }

    // Called by the turns

    void begin(Operation begun) {
        operation = begun;
        state = State.READY;
        next = begun.first();
        hasBegun = false;
        skipsBorder = begun.steps() == Steps.MOST_BUT_FIRST;
        error = null;
    }

    void giveTurn() {
        state = State.MOVING;
        hasBegun = true;
        hasTurn = true;
        LockSupport.unpark(this);
    }

    void stop(State at, Touch touch) {
        state = at;
        next = touch;
    }

    void close() {
        isClosed = true;
        LockSupport.unpark(this);
    }

    State state() {
        return state;
    }

    int number() {
        return number;
    }

    boolean hasBegun() {
        return hasBegun;
    }

    Ready ready() {
        return new Ready(number, next);
    }

    String operation() {
        return operation.name();
    }

    Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }

    /**
     * Returns the closed latch that this thread waits for. A latch inside a call does not count, since something other
     * than an operation may open it. The text of a synchronizer is specified to show its state, which is 0 for an open
     * latch.
     */
    Optional<Object> closedLatch() {
        return Optional.ofNullable(isCalling ? null : LockSupport.getBlocker(this))
                .filter(Actor::isClosedLatch);
    }

    private static boolean isClosedLatch(Object blocker) {
        String text = blocker.toString();
        return text.startsWith(CountDownLatch.class.getName()) && !text.contains("[State = 0,");
    }

    /** Adds the pending entries, which were recorded outside the operation's turn, to the log. */
    void logPending(TurnLog log) {
        if (state != State.MOVING) {
            pending.forEach(log::add);
            pending.clear();
        }
    }

    // Called by its own thread

    @Override
    public void run() {
        while (awaitTurn()) {
            try {
                operation.body().run();
            } catch (RuntimeException | Error e) {
                error = e;
            }
            turns.stopped(this, State.DONE, Touch.INSIDE);
        }
    }

    private boolean awaitTurn() {
        while (!hasTurn && !isClosed) {
            LockSupport.park(this);
        }
        hasTurn = false;
        return !isClosed;
    }

    /** Calls the cache or the store, with a border before the call. If the call ends the turn, a border follows it. */
    <T> T call(Touch touch, Supplier<T> action) {
        boolean endsTurn = operation.steps() == Steps.ALL || touch.isOfStore();
        if (!skipsBorder) {
            border(endsTurn ? touch : touch.and(Touch.INSIDE));
        }
        skipsBorder = false;
        isCalling = true;
        try {
            return action.get();
        } finally {
            isCalling = false;
            if (endsTurn) {
                border(Touch.INSIDE);
            }
        }
    }

    private void border(Touch touch) {
        turns.stopped(this, State.READY, touch);
        if (!awaitTurn()) {
            throw new IllegalStateException("the run was abandoned");
        }
    }

    void record(Supplier<String> text, TurnLog log, boolean isHolder) {
        TurnLog.Entry entry = new TurnLog.Entry(number, operation.name(), text);
        if (isHolder) {
            log.add(entry);
        } else {
            pending.add(entry);
        }
    }
}
