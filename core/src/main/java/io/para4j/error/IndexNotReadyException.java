package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a query needs an index that the app's storage lacks, or that is still being built. Nothing was read; a query
 * never returns a part of the objects.
 */
public final class IndexNotReadyException extends ParaException {
    private static final long serialVersionUID = 1L;

    private final String app;
    private final String index;
    private final boolean isMissing;

    private IndexNotReadyException(
            String app, String index, boolean isMissing, String text, @Nullable Throwable cause) {
        super(ErrorCode.INDEX_NOT_READY, text, cause);
        this.app = app;
        this.index = index;
        this.isMissing = isMissing;
    }

    /**
     * Returns the error for an index that does not exist.
     *
     * @param app the name of the app
     * @param index the full name of the index, such as {@code order.by_customer}
     * @param cause the error of the store, or null
     * @return the error
     */
    public static IndexNotReadyException ofMissing(String app, String index, @Nullable Throwable cause) {
        return new IndexNotReadyException(
                app,
                index,
                true,
                "index " + Target.quote(index) + " is missing in the storage of app " + Target.quote(app)
                        + ". Add it by para.apps().updateIndexes(" + Target.quote(app) + ").",
                cause);
    }

    /**
     * Returns the error for an index that does not have all objects yet.
     *
     * @param app the name of the app
     * @param index the full name of the index, such as {@code order.by_customer}
     * @param cause the error of the store, or null
     * @return the error
     */
    public static IndexNotReadyException ofBuilding(String app, String index, @Nullable Throwable cause) {
        return new IndexNotReadyException(
                app,
                index,
                false,
                "index " + Target.quote(index) + " of app " + Target.quote(app)
                        + " is still being built. Try again later; para.apps().updateIndexes(" + Target.quote(app)
                        + ") returns when it is ready.",
                cause);
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
     * Returns the full name of the index.
     *
     * @return the type, a dot and the name of the index
     */
    public String index() {
        return index;
    }

    /**
     * Returns whether the index does not exist at all.
     *
     * @return true if it is missing; false if it is being built
     */
    public boolean isMissing() {
        return isMissing;
    }
}
