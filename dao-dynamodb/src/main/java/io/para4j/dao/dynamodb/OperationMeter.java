package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Measures operations and reports each to the listener when it has ended. */
final class OperationMeter {
    private final OperationListener listener;
    private final Time time;

    OperationMeter(OperationListener listener, Time time) {
        this.listener = listener;
        this.time = time;
    }

    /** Runs an operation on one object that has no result. */
    void run(AppId app, Operation.Kind kind, Consumer<Usage> operation) {
        measure(app, kind, 1, usage -> {
            operation.accept(usage);
            return Optional.empty();
        });
    }

    /** Runs an operation on a number of objects. */
    <T> T measure(AppId app, Operation.Kind kind, int objects, Function<Usage, T> operation) {
        Usage usage = new Usage();
        long start = time.nanos();
        try {
            T result = operation.apply(usage);
            int found = result instanceof ItemPage page
                    ? page.items().size() + page.unreadable().size()
                    : objects;
            report(app, kind, found, usage, start, errorIn(result));
            return result;
        } catch (ParaException e) {
            report(app, kind, objects, usage, start, Optional.of(e));
            throw e;
        }
    }

    /** The first error in the outcomes of a batch. */
    private static Optional<ParaException> errorIn(Object result) {
        if (!(result instanceof List<?> outcomes)) {
            return Optional.empty();
        }
        for (Object outcome : outcomes) {
            if (outcome instanceof Outcome.Refused refused) {
                return Optional.of(refused.error());
            }
            if (outcome instanceof Outcome.Unknown unknown) {
                return Optional.of(unknown.error());
            }
        }
        return Optional.empty();
    }

    private void report(
            AppId app, Operation.Kind kind, int objects, Usage usage, long start, Optional<ParaException> error) {
        Duration duration = Duration.ofNanos(time.nanos() - start);
        Operation operation = new Operation(app, kind, objects, usage.cost(), duration, error);
        try {
            listener.onOperation(operation);
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
