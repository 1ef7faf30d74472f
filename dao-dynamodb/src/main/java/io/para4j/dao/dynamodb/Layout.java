package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Limits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where items are: the table of an app, and the key of an object in it. Nothing else in this package knows how tables and keys
 * are made up.
 *
 * <p>An app with storage of its own has a table, whose name is the prefix and the app's; the root app's has no prefix. There the
 * key is the id. All apps that share storage live in one table, where the key is the app's name, {@code _} and the id: names
 * have no {@code _}, so that no two pairs of app and id share a key, and an index leads to the items of each app.
 */
final class Layout {
    /** The partition key of every table. */
    static final String KEY = "key";

    /** The attribute with the app that an item belongs to; partition key of {@link #INDEX}. */
    static final String APP = "appid";

    /** The index of the shared table by {@link #APP} and timestamp. */
    static final String INDEX = "appid-timestamp-index";

    /** What the service allows for a partition key. */
    private static final int MAX_KEY_BYTES = 2048;

    private final String prefix;
    private final String rootApp;
    private final String sharedTable;

    /**
     * Creates a layout.
     *
     * @param prefix begins the names of all tables but the root app's
     * @param rootApp the name of the root app
     * @param sharedTable the name of the shared table without the prefix; no app may have it
     */
    Layout(String prefix, String rootApp, String sharedTable) {
        this.prefix = prefix;
        this.rootApp = rootApp;
        this.sharedTable = sharedTable;
    }

    /**
     * Returns the name of the table that holds the items of an app.
     *
     * @throws StorageException if the app has storage of its own, and the name of the shared table: it would reach the items of
     *     all apps there
     */
    String table(AppId app) {
        if (app.shared()) {
            return prefix + sharedTable;
        }
        if (app.name().equals(sharedTable)) {
            throw StorageException.notSent(
                    "operation on app " + Target.quote(app.name()), "the table of that name is the shared one", null);
        }
        return app.name().equals(rootApp) ? rootApp : prefix + app.name();
    }

    /** Returns the value of the partition key of an object: a one to one function of app and id within a table. */
    String key(AppId app, String id) {
        return app.shared() ? keyPrefix(app) + id : id;
    }

    private static String keyPrefix(AppId app) {
        return app.name() + '_';
    }

    /** Returns the id of the object with a key; of a key that is not the app's, the whole key. */
    String id(AppId app, String key) {
        return app.shared() && isKeyOf(app, key) ? key.substring(keyPrefix(app).length()) : key;
    }

    /** Returns whether an item with this key can be one of the app's. */
    boolean isKeyOf(AppId app, String key) {
        boolean isInside = app.shared() ? key.startsWith(keyPrefix(app)) : !key.isEmpty();
        return isInside && isKey(key);
    }

    /** Returns whether an item of the shared table with this key is none of the app's, whatever else it says. */
    boolean isForeignKey(AppId app, String key) {
        return !key.startsWith(keyPrefix(app)) && isKey(key);
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && Limits.utf8Length(key) <= MAX_KEY_BYTES;
    }

    /** Returns what is stored in {@link #APP}. */
    AttributeValue app(AppId app) {
        return AttributeValue.createS(app.toString());
    }
}
