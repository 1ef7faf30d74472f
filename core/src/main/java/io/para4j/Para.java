package io.para4j;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import io.para4j.error.ParaException;
import io.para4j.internal.caching.CachingDAO;
import io.para4j.spi.Closer;
import java.util.Optional;

/**
 * Para, started: gives the {@link Store} of each app, and the {@link Apps}. One for an application; safe for use by many threads;
 * closed at the end, with the clients, caches and threads of all its modules.
 */
public final class Para implements AutoCloseable {
    private final StoreParts parts;
    private final Apps apps;
    private final Optional<CachingDAO> cached;
    private final Closer closer;

    Para(StoreParts parts, Apps apps, Optional<CachingDAO> cached, Closer closer) {
        this.parts = parts;
        this.apps = apps;
        this.cached = cached;
        this.closer = closer;
    }

    /**
     * Starts Para: creates an injector of the modules, and makes sure that the root app's storage is there.
     *
     * @param modules a {@link ParaModule}, the module of a store, and whatever else the application wants
     * @return Para, started
     * @throws CreationException if a module is missing or in conflict with another
     * @throws io.para4j.error.ConfigException if the configuration has values that are not allowed, all of them together
     * @throws io.para4j.error.StorageException if the root app's storage cannot be made; what was opened is closed
     */
    public static Para start(Module... modules) {
        try {
            return Guice.createInjector(modules).getInstance(Para.class);
        } catch (ProvisionException e) {
            if (e.getCause() instanceof ParaException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Returns the objects of one app. Does no I/O: whether the app exists is found out by the first operation.
     *
     * @param app the app's name, or the root app's
     * @return the store
     * @throws IllegalArgumentException if no app can have the name
     */
    public Store store(String app) {
        return new DAOStore(app, parts);
    }

    /**
     * Returns the apps.
     *
     * @return what creates, lists and deletes apps
     */
    public Apps apps() {
        return apps;
    }

    /**
     * Returns what the cache of this node has done so far.
     *
     * @return its statistics; empty if no cache is installed
     */
    public Optional<CacheStatistics> cacheStatistics() {
        return cached.map(CacheStatistics::of);
    }

    /**
     * Ends the clients, caches and threads of all modules. Closing again does nothing.
     *
     * @throws IllegalStateException if something failed to close, after all else was closed
     */
    @Override
    public void close() {
        closer.close();
    }
}
