package io.para4j;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import io.para4j.error.ParaException;
import io.para4j.feed.Changes;
import io.para4j.internal.caching.CachingDAO;
import io.para4j.spi.Closer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The entry point to a running Para: returns the {@link Store} of each app, and {@link Apps}. An application has one
 * instance and closes it at the end. Closing also closes the clients, caches and threads of all modules. Safe for use
 * by many threads.
 */
public final class Para implements AutoCloseable {
    private final StoreServices services;
    private final Apps apps;
    private final Supplier<Transactions> transactions;
    private final Supplier<Changes> changes;
    private final Optional<CachingDAO> cached;
    private final Closer closer;

    Para(
            StoreServices services,
            Apps apps,
            Supplier<Transactions> transactions,
            Supplier<Changes> changes,
            Optional<CachingDAO> cached,
            Closer closer) {
        this.services = services;
        this.apps = apps;
        this.transactions = transactions;
        this.changes = changes;
        this.cached = cached;
        this.closer = closer;
    }

    /**
     * Starts Para: creates an injector from the modules, and creates the storage of the root app if it does not exist.
     *
     * @param modules a {@link ParaModule}, the module of a store, and any other modules of the application
     * @return the running instance
     * @throws CreationException if a module is missing or conflicts with another
     * @throws IllegalArgumentException if a registered class cannot be stored, for the reason in the message
     * @throws io.para4j.error.ConfigException if the configuration has invalid values; it reports all of them. Also if a
     *     registered class has validation annotations that nothing would check.
     * @throws io.para4j.error.StorageException if the root app's storage cannot be created; everything that was opened
     *     is closed
     */
    public static Para start(Module... modules) {
        return from(Guice.createInjector(modules));
    }

    /**
     * Returns the Para of an injector, and starts it if it has not been started. Unlike
     * {@code injector.getInstance(Para.class)}, it throws the errors of the start as they are, not within a
     * {@link ProvisionException}.
     *
     * @param injector an injector with the modules that {@link #start} needs
     * @return the running instance
     * @throws com.google.inject.ConfigurationException if Para is not bound
     * @throws IllegalArgumentException if a registered class cannot be stored, for the reason in the message
     * @throws io.para4j.error.ConfigException if the configuration has invalid values; it reports all of them. Also if a
     *     registered class has validation annotations that nothing would check.
     * @throws io.para4j.error.StorageException if the root app's storage cannot be created; everything that was opened
     *     is closed
     */
    public static Para from(Injector injector) {
        try {
            return injector.getInstance(Para.class);
        } catch (ProvisionException e) {
            if (e.getCause() instanceof ParaException cause) {
                throw cause;
            }
            if (e.getCause() instanceof IllegalArgumentException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Returns the store of one app. Does no I/O; if the app does not exist, the first operation throws.
     *
     * @param app the app's name, or the root app's
     * @return the store
     * @throws IllegalArgumentException if the name is not a valid app name
     */
    public Store store(String app) {
        return new DAOStore(app, services);
    }

    /**
     * Returns the service that creates, lists and deletes apps.
     *
     * @return the apps
     */
    public Apps apps() {
        return apps;
    }

    /**
     * Returns the transactions of the store. They can also be injected.
     *
     * @return the transactions
     * @throws io.para4j.error.ConfigException if the store offers none; it names the store and those that do
     */
    public Transactions transactions() {
        return transactions.get();
    }

    /**
     * Returns the changes of the objects of all apps, for change feeds. They can also be injected.
     *
     * @return the changes
     * @throws io.para4j.error.ConfigException if the store reports none; it names the store and those that do
     */
    public Changes changes() {
        return changes.get();
    }

    /**
     * Returns the statistics of this node's cache since the start.
     *
     * @return the statistics; empty if no cache is installed
     */
    public Optional<CacheStatistics> cacheStatistics() {
        return cached.map(CacheStatistics::of);
    }

    /**
     * Closes all feeds, and the clients, caches and threads of all modules. Does nothing if already closed. From then on,
     * every call of a store or of {@link #apps()} throws {@link io.para4j.error.StorageException} and changes nothing, on
     * every store.
     *
     * @throws IllegalStateException if something failed to close; everything else was closed
     */
    @Override
    public void close() {
        closer.close();
    }
}
