package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses items in the JSON of DynamoDB's protocol, where each value is an object of its type and itself, such as
 * {@code {"price":{"N":"12.5"}}}. It returns what {@link ItemCodec} returns for the same attributes, and throws an
 * {@link IllegalArgumentException} for every item that this store does not write: foreign ones, those in the old format,
 * sets, and whatever {@link ItemCodec} refuses. Safe for use by many threads.
 */
final class ItemParser {
    /** The longest name that is parsed, in characters. Items with longer ones are left to the SDK. */
    private static final int LONGEST_NAME = 255;

    static final JsonFactory JSON = JsonFactory.builder()
            // The parser remembers names, and those of entries are data. So it must not keep them forever, nor long
            // ones.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
            .build();

    private final TableLayout layout;

    ItemParser(TableLayout layout) {
        this.layout = layout;
    }

    /** Thrown for what is left to the SDK. It has no stack trace, since no caller sees it. */
    private static final class OtherFormException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Checks that JSON has the expected form. */
    static void require(boolean isExpected) {
        if (!isExpected) {
            throw new OtherFormException();
        }
    }

    /**
     * Parses an item.
     *
     * @param app the app whose items are read
     * @param json a parser at the start of the item; afterwards it is at the end of it
     * @throws IllegalArgumentException if the item is none that this store writes for the app
     */
    Item parse(AppId app, JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        ParsedItem item = new ParsedItem();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            item.add(name, value(json));
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        return item.toItem(app, layout);
    }

    /** Parses the value whose object has begun, and that object's end. */
    private static Object value(JsonParser json) throws IOException {
        String type = json.nextFieldName();
        require(type != null);
        JsonToken token = json.nextToken();
        Object value = switch (type) {
            case "S" -> text(json, token);
            case "N" -> AttributeValues.number(text(json, token));
            case "BOOL" -> truth(token);
            case "L" -> list(json, token);
            case "M" -> map(json, token);
            case "B" -> bytes(json, token);
            case "NULL" -> nul(token);
            default -> throw new OtherFormException();
        };
        require(json.nextToken() == JsonToken.END_OBJECT);
        return value;
    }

    private static String text(JsonParser json, JsonToken token) throws IOException {
        require(token == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static Boolean truth(JsonToken token) {
        require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
        return token == JsonToken.VALUE_TRUE;
    }

    private static Null nul(JsonToken token) {
        require(token == JsonToken.VALUE_TRUE);
        return Null.NULL;
    }

    private static Bytes bytes(JsonParser json, JsonToken token) throws IOException {
        require(token == JsonToken.VALUE_STRING);
        return Bytes.of(Base64.getDecoder().decode(json.getText()));
    }

    private static List<Object> list(JsonParser json, JsonToken token) throws IOException {
        require(token == JsonToken.START_ARRAY);
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT);
            list.add(value(json));
        }
        return list;
    }

    private static Map<String, Object> map(JsonParser json, JsonToken token) throws IOException {
        require(token == JsonToken.START_OBJECT);
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            map.put(name, value(json));
        }
        require(json.currentToken() == JsonToken.END_OBJECT);
        return map;
    }

    /** The components of one item. */
    private static final class ParsedItem {
        private final Map<String, Object> attributes = new LinkedHashMap<>(32);
        private @Nullable String key;
        private @Nullable String app;
        private @Nullable String type;
        private @Nullable String revision;
        private long version;
        private long timestamp;
        private boolean hasTimestamp;
        private boolean hasNull;

        void add(String name, Object value) {
            switch (name) {
                case TableLayout.KEY -> key = textOf(value);
                case TableLayout.APP -> app = textOf(value);
                case Item.TYPE -> type = textOf(value);
                case ItemCodec.REVISION -> revision = textOf(value);
                case Item.VERSION -> version = count(value);
                case Item.TIMESTAMP -> {
                    timestamp = count(value);
                    hasTimestamp = true;
                }
                default -> addAttribute(name, value);
            }
        }

        private static String textOf(Object value) {
            require(value instanceof String);
            return (String) value;
        }

        private static long count(Object value) {
            require(value instanceof Long);
            return (Long) value;
        }

        private void addAttribute(String name, Object value) {
            if (!Item.OWN_FIELDS.contains(name)) {
                attributes.put(name, value);
                hasNull |= value == Null.NULL;
            }
        }

        Item toItem(AppId of, TableLayout layout) {
            if (key == null || type == null) {
                throw new OtherFormException();
            }
            require(layout.isKeyOf(of, key) && layout.isItemNaming(of, app));
            require(hasTimestamp || !of.shared());
            require(revision == null || !revision.isEmpty());
            if (hasNull) {
                attributes.values().removeIf(value -> value == Null.NULL);
            }
            return new Item(layout.id(of, key), type, version, Optional.ofNullable(revision), timestamp, attributes);
        }
    }
}
