package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a change feed cannot go on from a position, since changes after it are not available any more: the position
 * is older than the time for which the store keeps changes, or the store's recording of them was started again. Nothing
 * is skipped silently. What is lost can be restored only by a walk over the app's objects.
 */
public final class FeedGapException extends ParaException {
    private static final long serialVersionUID = 1L;

    private final String app;
    private final String missing;

    /**
     * Creates the error.
     *
     * @param app the name of the app
     * @param missing the missing part, as a clause such as {@code shard 'x' was trimmed after sequence number '7'}
     * @param cause the error of the store, or null
     */
    public FeedGapException(String app, String missing, @Nullable Throwable cause) {
        super(
                ErrorCode.FEED_GAP,
                "changes of app " + Target.quote(app) + " are missing: " + missing
                        + ". Read the app's objects again, then start the feed from the oldest change or from now.",
                cause);
        this.app = app;
        this.missing = missing;
    }

    /**
     * Returns the name of the app.
     *
     * @return the app's name
     */
    public String app() {
        return app;
    }

    /**
     * Returns the missing part.
     *
     * @return a clause that names what is missing
     */
    public String missing() {
        return missing;
    }
}
