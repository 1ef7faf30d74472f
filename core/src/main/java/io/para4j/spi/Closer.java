package io.para4j.spi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * A registry of the resources that modules open, such as clients, caches and thread pools. Each injector has one.
 * {@code Para.close()} closes it, and with it every resource, the last registered first. It is also closed if the start
 * fails. Safe for use by many threads.
 */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private volatile boolean closed;

    /** Creates a closer without resources. */
    public Closer() {}

    /**
     * Registers a resource to be closed.
     *
     * @param resource the resource
     * @param <T> its class
     * @return the resource
     * @throws IllegalStateException if this closer is already closed; the resource is closed before this is thrown
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
     * Closes every resource, the last registered first, even if one of them fails. Does nothing if already closed.
     *
     * @throws IllegalStateException if at least one resource failed to close; the errors are the suppressed exceptions
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

    /**
     * Returns whether this closer is closed or being closed. From then on, core refuses every call of a store.
     *
     * @return whether {@link #close} was called
     */
    public boolean isClosed() {
        return closed;
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
        } catch (Exception | Error e) {
            error.addSuppressed(e);
        }
    }
}
