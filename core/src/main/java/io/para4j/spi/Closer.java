package io.para4j.spi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Closes what modules have opened: clients, caches, thread pools. There is one for each injector, closed by
 * {@code Para.close()}, the last registered first. Safe for use by many threads.
 */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean closed;

    /** Creates a closer that has nothing to close. */
    public Closer() {}

    /**
     * Registers a resource to be closed.
     *
     * @param resource the resource
     * @param <T> its class
     * @return the resource
     * @throws IllegalStateException if this closer is closed; the resource is then closed first
     */
    public <T extends AutoCloseable> T register(T resource) {
        Objects.requireNonNull(resource, "resource");
        synchronized (this) {
            if (!closed) {
                resources.push(resource);
                return resource;
            }
        }
        IllegalStateException error = new IllegalStateException("Para is closed; start a new one");
        closeInto(resource, error);
        throw error;
    }

    /**
     * Closes every resource, also when one of them fails. Closing again does nothing.
     *
     * @throws IllegalStateException if resources failed to close, with their errors as suppressed ones
     */
    @Override
    public void close() {
        IllegalStateException error = new IllegalStateException("not everything could be closed");
        for (AutoCloseable resource : takeAll()) {
            closeInto(resource, error);
        }
        if (error.getSuppressed().length > 0) {
            throw error;
        }
    }

    private synchronized Iterable<AutoCloseable> takeAll() {
        closed = true;
        Deque<AutoCloseable> all = new ArrayDeque<>(resources);
        resources.clear();
        return all;
    }

    private static void closeInto(AutoCloseable resource, IllegalStateException error) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error.addSuppressed(e);
        } catch (Exception e) {
            error.addSuppressed(e);
        }
    }
}
