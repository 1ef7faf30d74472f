package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a change feed is opened for an app whose changes the store does not record. */
public final class FeedNotEnabledException extends ParaException {
    private static final long serialVersionUID = 1L;

    private final String app;

    /**
     * Creates the error.
     *
     * @param app the name of the app
     * @param reason the state of the storage, as a clause such as {@code table 'x' has no stream}
     * @param cause the error of the store, or null
     */
    public FeedNotEnabledException(String app, String reason, @Nullable Throwable cause) {
        super(
                ErrorCode.FEED_NOT_ENABLED,
                "changes of app " + Target.quote(app) + " are not recorded: " + reason
                        + ". Start the recording by para.apps().enableFeed(" + Target.quote(app) + ").",
                cause);
        this.app = app;
    }

    /**
     * Returns the name of the app.
     *
     * @return the app's name
     */
    public String app() {
        return app;
    }
}
