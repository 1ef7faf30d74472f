package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Limits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where items are: the table of an app, and the key of an object in it. Every app has a table of its own, whose name is the
 * prefix and the app's; the root app's has no prefix. Nothing else in this package knows how tables and keys are made up.
 */
final class Layout {
    /** The partition key of every table. */
    static final String KEY = "key";

    /** The attribute with the app that an item belongs to. */
    static final String APP = "appid";

    /** What the service allows for a partition key. */
    private static final int MAX_KEY_BYTES = 2048;

    private final String prefix;
    private final String rootApp;

    Layout(String prefix, String rootApp) {
        this.prefix = prefix;
        this.rootApp = rootApp;
    }

    /** Returns the name of the table that holds the items of an app. */
    String table(AppId app) {
        if (app.shared()) {
            throw StorageException.notSent(
                    "operation on app " + Target.quote(app.name()),
                    "the app lives in a shared table, which this version does not support yet",
                    null);
        }
        return app.name().equals(rootApp) ? rootApp : prefix + app.name();
    }

    /** Returns the value of the partition key of an object: a one to one function of app and id within a table. */
    String key(AppId app, String id) {
        return id;
    }

    /** Returns the id of the object with a key. */
    String id(AppId app, String key) {
        return key;
    }

    /** Returns whether an item with this key can be one of the app's. */
    boolean isKeyOf(AppId app, String key) {
        return !key.isEmpty() && Limits.utf8Length(key) <= MAX_KEY_BYTES;
    }

    /** Returns what is stored in {@link #APP}. */
    AttributeValue app(AppId app) {
        return AttributeValue.createS(app.toString());
    }
}
