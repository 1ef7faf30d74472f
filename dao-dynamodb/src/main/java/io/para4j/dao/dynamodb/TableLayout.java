package io.para4j.dao.dynamodb;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Limits;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The places of items: the table of an app, and the partition key of an object in it. No other class of this package
 * knows how table names and keys are composed.
 *
 * <p>An app with storage of its own has its own table, named by the prefix and the app's name. The root app's table has
 * no prefix. The key in such a table is the id. All apps that share storage are in one table, whose key is the app's
 * name, {@code _} and the id. App names have no {@code _}, so no two pairs of app and id share a key. An index lists
 * the items of each app.
 */
final class TableLayout {
    /** The partition key of every table. */
    static final String KEY = "key";

    /** The attribute that holds the app of an item, which is the partition key of {@link #INDEX}. */
    static final String APP = "appid";

    /** The index of the shared table by {@link #APP} and timestamp. */
    static final String INDEX = "appid-timestamp-index";

    /** The service's limit for a partition key. */
    private static final int MAX_KEY_BYTES = 2048;

    private final String prefix;
    private final String rootApp;
    private final String sharedTable;

    /**
     * Creates a layout.
     *
     * @param prefix the prefix of all table names except the root app's
     * @param rootApp the name of the root app
     * @param sharedTable the name of the shared table without the prefix, which no app may have
     */
    TableLayout(String prefix, String rootApp, String sharedTable) {
        this.prefix = prefix;
        this.rootApp = rootApp;
        this.sharedTable = sharedTable;
    }

    /**
     * Returns the name of the table that holds the items of an app.
     *
     * @throws StorageException if an app with storage of its own has the name of the shared table, where it would reach
     *     the items of all apps
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

    /**
     * Returns the app of a row by its table, or in the shared table by its attribute {@link #APP}.
     *
     * @param table the name of the table
     * @param row the row; may be empty
     * @return the app; empty if the row names none, or the table is not one of this layout
     */
    Optional<AppId> appOf(String table, Map<String, AttributeValue> row) {
        if (!row.containsKey(KEY) || !isTable(table)) {
            return Optional.empty();
        }
        if (!table.equals(prefix + sharedTable)) {
            return Optional.of(AppId.of(table.equals(rootApp) ? rootApp : table.substring(prefix.length())));
        }
        AttributeValue stored = row.get(APP);
        String name = stored == null || stored.s() == null ? "" : stored.s();
        boolean isApp = name.startsWith(" ") && name.substring(1).matches(AppId.NAME_PATTERN);
        return isApp ? Optional.of(AppId.parse(name)) : Optional.empty();
    }

    /** Returns whether a table can be one of this layout. */
    boolean isTable(String table) {
        boolean isOwn =
                table.startsWith(prefix) && table.substring(prefix.length()).matches(AppId.NAME_PATTERN);
        return table.equals(rootApp) || table.equals(prefix + sharedTable) || isOwn;
    }

    /** Returns the partition key of an object. Within a table, each pair of app and id has a key of its own. */
    String key(AppId app, String id) {
        return app.shared() ? keyPrefix(app) + id : id;
    }

    private static String keyPrefix(AppId app) {
        return app.name() + '_';
    }

    /** Returns the id of the object with the key. Returns the whole key if it is not one of the app's. */
    String id(AppId app, String key) {
        return app.shared() && isKeyOf(app, key) ? key.substring(keyPrefix(app).length()) : key;
    }

    /** Returns whether an item with this key can belong to the app. */
    boolean isKeyOf(AppId app, String key) {
        boolean isInside = app.shared() ? key.startsWith(keyPrefix(app)) : !key.isEmpty();
        return isInside && isKey(key);
    }

    /**
     * Returns whether an item of the shared table with this key cannot belong to the app, whatever its other attributes
     * say.
     */
    boolean isForeignKey(AppId app, String key) {
        return !key.startsWith(keyPrefix(app)) && isKey(key);
    }

    /**
     * Returns whether an item can be the app's by its attribute {@link #APP}. In the shared table it names the app. In the
     * app's own table it may be missing, or name the app from whose table the items were copied. But if the name of the
     * table ends with it, the table is also that of the other app, under another prefix.
     *
     * @param name the text of the attribute; null if there is none
     */
    boolean isItemNaming(AppId app, @Nullable String name) {
        if (app.shared()) {
            return app.toString().equals(name);
        }
        return name == null
                || name.isEmpty()
                || name.equals(app.name())
                || !table(app).endsWith(name);
    }

    /** Returns the same for the attribute as the SDK has read it. */
    boolean isItemOf(AppId app, @Nullable AttributeValue stored) {
        return isItemNaming(app, stored == null ? null : stored.s());
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && Limits.utf8Length(key) <= MAX_KEY_BYTES;
    }

    /** Returns the value of the attribute {@link #APP}. */
    AttributeValue app(AppId app) {
        return AttributeValue.createS(app.toString());
    }
}
