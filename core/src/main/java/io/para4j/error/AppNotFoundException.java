package io.para4j.error;

import org.jspecify.annotations.Nullable;

/** Thrown if an app was never created, or is deleted. Nothing was read or written. */
public final class AppNotFoundException extends ParaException {
    private static final long serialVersionUID = 1L;

    private final String app;

    /**
     * Creates the error.
     *
     * @param app the name of the app
     */
    public AppNotFoundException(String app) {
        this(app, null);
    }

    /**
     * Creates the error with the error of the store as its cause.
     *
     * @param app the name of the app
     * @param cause the error of the store, or null
     */
    public AppNotFoundException(String app, @Nullable Throwable cause) {
        super(
                ErrorCode.APP_NOT_FOUND,
                "app " + Target.quote(app)
                        + " does not exist, or is deleted. Create it with para.apps().create(...), or check the name.",
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
