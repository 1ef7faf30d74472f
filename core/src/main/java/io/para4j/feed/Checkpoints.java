package io.para4j.feed;

import io.para4j.spi.FeedPosition;
import java.util.Optional;

/**
 * A place that keeps how far each subscription has come. By default they are objects of the root app. An application
 * can keep them elsewhere, for example together with what its handler writes. Implementations are safe for use by many
 * threads.
 */
public interface Checkpoints {

    /**
     * Returns the position that was stored last.
     *
     * @param app the name of the app
     * @param subscription the name of the subscription
     * @return the position; empty if none is stored
     * @throws io.para4j.error.ParaException if the place failed; the feed does not start
     */
    Optional<FeedPosition> read(String app, String subscription);

    /**
     * Stores a position in place of the one before. Every change before it has been handled.
     *
     * @param app the name of the app
     * @param subscription the name of the subscription
     * @param position the position
     * @throws io.para4j.error.ParaException if the place failed; the feed goes on and stores a later position again
     */
    void write(String app, String subscription, FeedPosition position);

    /**
     * Removes the position, so that the subscription begins at its {@link FeedStart} the next time. Does nothing if none
     * is stored.
     *
     * @param app the name of the app
     * @param subscription the name of the subscription
     * @throws io.para4j.error.ParaException if the place failed
     */
    void delete(String app, String subscription);
}
