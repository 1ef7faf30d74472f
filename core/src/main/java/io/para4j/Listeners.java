package io.para4j;

import io.para4j.spi.AppId;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.util.List;
import java.util.function.Consumer;

/** All listeners as one. What a listener throws goes to the thread's handler: an operation that is done stays done. */
final class Listeners implements OperationListener {
    private final List<OperationListener> listeners;

    Listeners(List<OperationListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void onOperation(Operation operation) {
        tellAll(listener -> listener.onOperation(operation));
    }

    @Override
    public void onCacheFailure(AppId app, Throwable error) {
        tellAll(listener -> listener.onCacheFailure(app, error));
    }

    private void tellAll(Consumer<OperationListener> call) {
        for (OperationListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | LinkageError | AssertionError e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
