package io.para4j.spi;

import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.Target;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The size of an item as the narrowest store counts it, which is Amazon DynamoDB; the formula is that of "DynamoDB item
 * sizes and formats" in its Developer Guide. Names and texts count their UTF-8 bytes. A number counts one byte for every
 * two digits and one more. A boolean or null counts one byte. A list or map counts three bytes and one for each element.
 * The key and the app's name count as in the layout that stores them longest.
 */
public final class ItemSize {
    private static final int NAMES_OF_OWN_FIELDS = "type".length() + "version".length() + "timestamp".length();
    private static final int LARGEST_FIELDS_SHOWN = 3;

    private ItemSize() {}

    /**
     * Returns the size of an item.
     *
     * @param app the app
     * @param item the item
     * @return the size in bytes
     */
    public static long of(AppId app, Item item) {
        long size = "key".length() + app.name().length() + 1 + Limits.utf8Length(item.id());
        size += "appid".length() + app.name().length() + 1;
        size += NAMES_OF_OWN_FIELDS + Limits.utf8Length(item.type());
        size += FieldSize.ofValue(item.version()) + FieldSize.ofValue(item.timestamp());
        size += "_w".length() + item.revision().map(Limits::utf8Length).orElse(0L);
        return size + ofAttributes(item);
    }

    static long ofAttributes(Item item) {
        return ((Attributes) item.attributes()).storedBytes();
    }

    /**
     * Checks the size of an item before it is stored.
     *
     * @param operation the operation for the error, such as {@code create}
     * @param app the app
     * @param item the item
     * @return the item
     * @throws ObjectTooLargeException if the item is larger than {@link Limits#MAX_ITEM_BYTES}
     */
    public static Item check(String operation, AppId app, Item item) {
        long size = of(app, item);
        if (size > Limits.MAX_ITEM_BYTES) {
            throw new ObjectTooLargeException(
                    new Target(operation, app.name(), item.type(), item.id()),
                    size,
                    Limits.MAX_ITEM_BYTES,
                    largestFields(item));
        }
        return item;
    }

    private static Map<String, Long> largestFields(Item item) {
        Map<String, Long> largest = new LinkedHashMap<>();
        item.attributes().entrySet().stream()
                .map(field -> Map.entry(field.getKey(), FieldSize.ofField(field.getKey(), field.getValue())))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(LARGEST_FIELDS_SHOWN)
                .forEach(field -> largest.put(field.getKey(), field.getValue()));
        return largest;
    }
}
