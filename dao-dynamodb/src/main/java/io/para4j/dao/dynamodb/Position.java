package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The text form of a place between two items of an app: a mark and the key of the last item before it, in a shared table with
 * its timestamp between the two. Whatever a text says, it leads to a place among the app's own items or is refused: the app
 * itself is never taken from it, and its key must be one of the app's.
 *
 * <p>A row of the index that names the app but has another key has a mark of its own. Its key says no more than where among the
 * entries of the app to go on; what is read there are entries of the app.
 */
final class Position {
    private static final String KEY_MARK = "k:";
    private static final String INDEX_MARK = "i:";
    private static final String FOREIGN_MARK = "f:";
    private static final String NUMBER = "-?[0-9][0-9.E+-]{0,60}";

    private final Layout layout;

    Position(Layout layout) {
        this.layout = layout;
    }

    /** Returns the place after an item of the app. */
    String after(AppId app, Map<String, AttributeValue> item) {
        String key = ItemCodec.keyOf(item);
        if (!app.shared()) {
            return KEY_MARK + key;
        }
        AttributeValue timestamp = item.get(Item.TIMESTAMP);
        if (timestamp == null || timestamp.n() == null) {
            throw new IllegalStateException("an item of the index without a timestamp: " + item.keySet());
        }
        return (layout.isKeyOf(app, key) ? INDEX_MARK : FOREIGN_MARK) + timestamp.n() + ":" + key;
    }

    /**
     * Returns where a Scan, or a Query in a shared table, begins to go on.
     *
     * @throws InvalidCursorException if the text is no place among the app's items
     */
    Map<String, AttributeValue> start(AppId app, String position) {
        return app.shared() ? startInIndex(app, position) : startInTable(app, position);
    }

    private Map<String, AttributeValue> startInTable(AppId app, String position) {
        String key = position.startsWith(KEY_MARK) ? position.substring(KEY_MARK.length()) : "";
        if (!layout.isKeyOf(app, key)) {
            throw refused(position);
        }
        return Map.of(Layout.KEY, AttributeValue.createS(key));
    }

    private Map<String, AttributeValue> startInIndex(AppId app, String position) {
        boolean isForeign = position.startsWith(FOREIGN_MARK);
        int begin = INDEX_MARK.length();
        int end = isForeign || position.startsWith(INDEX_MARK) ? position.indexOf(':', begin) : -1;
        if (end < 0 || !isNumber(position.substring(begin, end))) {
            throw refused(position);
        }
        String key = position.substring(end + 1);
        if (isForeign ? !layout.isForeignKey(app, key) : !layout.isKeyOf(app, key)) {
            throw refused(position);
        }
        return Map.of(
                Layout.APP, layout.app(app),
                Item.TIMESTAMP, AttributeValue.createN(position.substring(begin, end)),
                Layout.KEY, AttributeValue.createS(key));
    }

    /** Returns whether the service takes it for a number. */
    private static boolean isNumber(String text) {
        try {
            return text.matches(NUMBER)
                    && Item.normalise(Item.TIMESTAMP, AttributeValues.number(text)) instanceof Number;
        } catch (IllegalArgumentException e) {
            // It is no number, or out of the service's range.
            return false;
        }
    }

    private static InvalidCursorException refused(String position) {
        return InvalidCursorException.ofMalformed(position, "it is not a position among the items of the app");
    }
}
