package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls all listeners as one. Exceptions and errors from a listener go to the thread's uncaught-exception handler; they
 * never fail the operation or reach another listener.
 */
final class Listeners implements OperationListener {
    private final List<OperationListener> listeners;

    Listeners(List<OperationListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onOperation(Operation operation) {
        forEachListener(listener -> listener.onOperation(operation));
    }

    @Override
    public void onCacheFailure(AppId app, Throwable error) {
        forEachListener(listener -> listener.onCacheFailure(app, error));
    }

    @Override
    public void onFeedEvent(FeedEvent event) {
        forEachListener(listener -> listener.onFeedEvent(event));
    }

    private void forEachListener(Consumer<OperationListener> call) {
        for (OperationListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
