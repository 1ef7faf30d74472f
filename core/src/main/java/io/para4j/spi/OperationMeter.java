package io.para4j.spi;

import io.para4j.error.ParaException;
import io.para4j.spi.Operation.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A meter for the operations of a store. It measures each operation and reports it to the listener as an
 * {@link Operation} when it has ended. Exceptions and errors from the listener go to the thread's uncaught-exception
 * handler and never fail the operation. Safe for use by many threads.
 */
public final class OperationMeter {
    private final OperationListener listener;
    private final Ticker ticker;

    /**
     * Creates a meter.
     *
     * @param listener the listener to which each operation is reported
     * @param ticker the time source for durations
     */
    public OperationMeter(OperationListener listener, Ticker ticker) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
    }

    /**
     * Runs an operation on one object that has no result.
     *
     * @param app the app
     * @param kind the kind of the operation
     * @param operation the operation; it counts its requests and units with the counter that it receives
     * @throws ParaException if the operation throws it
     */
    public void run(AppId app, Operation.Kind kind, Consumer<CostCounter> operation) {
        measure(app, kind, 1, cost -> {
            operation.accept(cost);
            return Optional.empty();
        });
    }

    /**
     * Runs an operation on any number of objects. For a page it counts the objects or changes that the page holds, for a batch the
     * outcomes.
     *
     * @param app the app
     * @param kind the kind of the operation
     * @param objects the number of objects of the call
     * @param operation the operation; it counts its requests and units with the counter that it receives
     * @param <T> the class of results
     * @return the result of the operation
     * @throws ParaException if the operation throws it
     */
    public <T> T measure(AppId app, Operation.Kind kind, int objects, Function<CostCounter, T> operation) {
        CostCounter cost = new CostCounter();
        long start = ticker.nanos();
        Tally tally = new Tally();
        try {
            T result = operation.apply(cost);
            if (result instanceof ItemPage page) {
                tally.objects = page.items().size() + page.unreadable().size();
            } else if (result instanceof ChangePage page) {
                tally.objects = page.changes().size();
            } else if (result instanceof List<?> outcomes) {
                tally.objects = objects;
                outcomes.forEach(tally::add);
                if (kind == Operation.Kind.TRANSACT_WRITE && tally.refused > 0) {
                    tally.refused = objects; // those that were not refused themselves are not done either
                }
            } else {
                tally.objects = objects;
            }
            return result;
        } catch (ParaException e) {
            tally.addFailure(objects, e);
            throw e;
        } catch (RuntimeException | Error e) {
            tally.objects = objects;
            tally.refused = objects;
            throw e;
        } finally {
            Duration duration = Duration.ofNanos(Math.max(0, ticker.nanos() - start));
            report(new Operation(app, kind, tally.counts(), cost.cost(), duration, Optional.ofNullable(tally.error)));
        }
    }

    private void report(Operation operation) {
        try {
            listener.onOperation(operation);
        } catch (RuntimeException | Error e) {
            // The operation has ended. An error here would make an applied write look failed.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** A count of outcomes, with the first error. */
    private static final class Tally {
        private int objects;
        private int refused;
        private int unknown;
        private @Nullable ParaException error;

        void add(Object outcome) {
            if (outcome instanceof Outcome.Refused each) {
                refused++;
                error = error == null ? each.error() : error;
            } else if (outcome instanceof Outcome.Unknown each) {
                unknown++;
                error = error == null ? each.error() : error;
            }
        }

        /** Counts the objects of a call that failed. */
        void addFailure(int count, ParaException failure) {
            objects = count;
            error = failure;
            switch (failure.effect()) {
                case APPLIED -> {}
                case UNKNOWN -> unknown = count;
                case NONE, PARTIAL -> refused = count;
            }
        }

        Counts counts() {
            return new Counts(objects, refused, unknown);
        }
    }
}
