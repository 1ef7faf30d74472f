package io.para4j.spi;

/**
 * Is told of each operation of a store after it has ended, in the thread that called it, and of each failure of a
 * cache. It returns quickly; what it throws reaches the thread's handler of uncaught exceptions and never the caller of
 * the operation, whose outcome stands.
 *
 * <p>Where a cache is installed, a read that it misses is told of while others may wait for it: a listener must not
 * wait for another thread that reads through Para. What it reads itself waits for nobody.
 */
@FunctionalInterface
public interface OperationListener {

    /**
     * Receives one operation.
     *
     * @param operation what was done, what it cost, how it went
     */
    void onOperation(Operation operation);

    /**
     * Receives one failure of a {@link Cache}, which the read or write that met it has survived: it went to the store.
     * Does nothing unless overridden.
     *
     * @param app the app that the cache was asked about
     * @param error what the cache threw
     */
    default void onCacheFailure(AppId app, Throwable error) {}
}
