package io.para4j.feed;

import java.time.Duration;

/** A running feed. It has one thread that reads changes and one for each subscription. Safe for use by many threads. */
public interface Feed extends AutoCloseable {

    /**
     * Returns the status. It does no I/O.
     *
     * @return the status at this moment
     */
    FeedStatus status();

    /**
     * Waits until every subscription has stopped.
     *
     * @param timeout the longest time to wait
     * @return whether the feed has stopped
     * @throws InterruptedException if the thread is interrupted
     */
    boolean awaitStop(Duration timeout) throws InterruptedException;

    /**
     * Ends the feed (rule FED-10). A handler that is running may finish its change within 30 s, and is then interrupted.
     * The checkpoint of the last handled change is stored, and all threads of the feed have ended when this returns,
     * unless a handler ignores the interrupt for another 30 s. Does nothing if already closed. A handler that closes its
     * own feed does not wait for itself.
     *
     * @throws io.para4j.error.ParaException if a checkpoint could not be stored; the feed has ended, and the changes since
     *     the checkpoint before come again
     */
    @Override
    void close();
}
