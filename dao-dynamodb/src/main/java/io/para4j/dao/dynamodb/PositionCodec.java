package io.para4j.dao.dynamodb;

import io.para4j.error.InvalidCursorException;
import io.para4j.error.MessageText;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts page positions to text and back. The text is a prefix and the key of the last item read. In a shared table,
 * the item's timestamp is between the two.
 *
 * <p>Every text leads to a position among the app's own items or is refused. The app is never taken from the text, and
 * the key must be one of the app's.
 *
 * <p>An index row that names the app but has a foreign key gets a prefix of its own. Its key only marks where to
 * continue among the app's entries, so that only entries of the app are read there.
 */
final class PositionCodec {
    private static final String KEY_PREFIX = "k:";
    private static final String INDEX_PREFIX = "i:";
    private static final String FOREIGN_PREFIX = "f:";
    private static final String NUMBER = "-?[0-9][0-9.E+-]{0,60}";

    private final TableLayout layout;

    PositionCodec(TableLayout layout) {
        this.layout = layout;
    }

    /** Returns the position after an item of the app. */
    String encode(AppId app, Item item) {
        String key = layout.key(app, item.id());
        return app.shared() ? INDEX_PREFIX + item.timestamp() + ":" + key : KEY_PREFIX + key;
    }

    /** Returns the position after a row of the app's table or index. */
    String encode(AppId app, Map<String, AttributeValue> item) {
        String key = ItemCodec.keyOf(item);
        if (!app.shared()) {
            return KEY_PREFIX + key;
        }
        AttributeValue timestamp = item.get(Item.TIMESTAMP);
        if (timestamp == null || timestamp.n() == null) {
            throw new IllegalStateException(
                    MessageText.message("an item of the index without a timestamp: " + item.keySet()));
        }
        return (layout.isKeyOf(app, key) ? INDEX_PREFIX : FOREIGN_PREFIX) + timestamp.n() + ":" + key;
    }

    /**
     * Returns the exclusive start key for a Scan, or for a Query in a shared table.
     *
     * @throws InvalidCursorException if the text is not a position among the app's items
     */
    Map<String, AttributeValue> decode(AppId app, String position) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(position)) {
            throw refused(position);
        }
        return app.shared() ? startKeyInIndex(app, position) : startKeyInTable(app, position);
    }

    private Map<String, AttributeValue> startKeyInTable(AppId app, String position) {
        String key = position.startsWith(KEY_PREFIX) ? position.substring(KEY_PREFIX.length()) : "";
        if (!layout.isKeyOf(app, key)) {
            throw refused(position);
        }
        return Map.of(TableLayout.KEY, AttributeValue.createS(key));
    }

    private Map<String, AttributeValue> startKeyInIndex(AppId app, String position) {
        boolean isForeign = position.startsWith(FOREIGN_PREFIX);
        int begin = INDEX_PREFIX.length();
        int end = isForeign || position.startsWith(INDEX_PREFIX) ? position.indexOf(':', begin) : -1;
        if (end < 0 || !isNumber(position.substring(begin, end))) {
            throw refused(position);
        }
        String key = position.substring(end + 1);
        if (isForeign ? !layout.isForeignKey(app, key) : !layout.isKeyOf(app, key)) {
            throw refused(position);
        }
        return Map.of(
                TableLayout.APP, layout.app(app),
                Item.TIMESTAMP, AttributeValue.createN(position.substring(begin, end)),
                TableLayout.KEY, AttributeValue.createS(key));
    }

    /** Returns whether the service accepts the text as a number. */
    private static boolean isNumber(String text) {
        try {
            return text.matches(NUMBER)
                    && Item.normalise(Item.TIMESTAMP, AttributeValues.number(text)) instanceof Number;
        } catch (IllegalArgumentException e) {
            // The text is not a number, or the number is out of the service's range.
            return false;
        }
    }

    private static InvalidCursorException refused(String position) {
        return InvalidCursorException.ofMalformed(position, "it is not a position among the items of the app");
    }
}
