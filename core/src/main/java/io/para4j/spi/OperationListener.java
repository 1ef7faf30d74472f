package io.para4j.spi;

/**
 * A listener for the operations of a store, the failures of a cache and the events of change feeds. It is notified after each operation, in the
 * thread of the caller. Implementations are safe for use by many threads and should return quickly. Exceptions and
 * errors from a listener go to the thread's uncaught-exception handler; they never fail the operation.
 *
 * <p>If a cache is installed, the listener is notified of a cache miss while other threads may wait for the result. A
 * listener must therefore not wait for another thread that reads through Para. Reads by the listener itself do not wait
 * for other threads.
 */
@FunctionalInterface
public interface OperationListener {

    /**
     * Receives one operation.
     *
     * @param operation the operation, with its outcome and cost
     */
    void onOperation(Operation operation);

    /**
     * Receives one failure of a {@link Cache}. The read or write did not fail; it used the store instead. The default
     * does nothing.
     *
     * @param app the app of the read or write
     * @param error the error that the cache threw
     */
    default void onCacheFailure(AppId app, Throwable error) {}

    /**
     * Receives one event of a running change feed, in a thread of the feed. The default does nothing.
     *
     * @param event the event
     */
    default void onFeedEvent(FeedEvent event) {}
}
