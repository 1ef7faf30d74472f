package io.para4j.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.para4j.error.RedactedException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON text of an item, for stores that keep items as text or JSON, such as databases, files and key-value stores.
 * An item that is read back equals the one that was written, for every possible item. The JSON functions of the store
 * can read every field.
 *
 * <pre>{@code
 * {"type":"product","version":3,"revision":"01h…","timestamp":1700000000000,
 *  "title":"Bicycles","price":18.5,"cover":{"$bytes":"iVBORw…"}}
 * }</pre>
 *
 * <p>All fields are at the top level. The id is the key of the store and not part of the text. A missing version,
 * revision or timestamp is left out. Numbers keep all their digits. Bytes are an object with the single name
 * {@code $bytes} and their Base64 text. A {@code $} at the start of a name in a nested map is doubled, so that a map is
 * never read as bytes. A store may change the order of names, the white space and the notation of numbers, as JSON
 * columns do.
 */
public final class ItemJson {
    private static final String BYTES = "$bytes";
    private static final String MARK = "$";

    /** Accepts names in nested maps as long as an item, and keeps no table of names, since users choose them. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private ItemJson() {}

    /**
     * Returns the JSON text of an item.
     *
     * @param item the item
     * @return one JSON object on one line, with all components of the item except its id
     */
    public static String write(Item item) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(Item.TYPE, item.type());
            writeState(json, item);
            for (Map.Entry<String, Object> field : item.attributes().entrySet()) {
                json.writeFieldName(field.getKey());
                writeValue(json, field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter never fails", e);
        }
        return text.toString();
    }

    private static void writeState(JsonGenerator json, Item item) throws IOException {
        if (item.version() != 0) {
            json.writeNumberField(Item.VERSION, item.version());
        }
        if (item.revision().isPresent()) {
            json.writeStringField(Item.REVISION, item.revision().get());
        }
        if (item.timestamp() != 0) {
            json.writeNumberField(Item.TIMESTAMP, item.timestamp());
        }
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Bytes bytes) {
            json.writeStartObject();
            json.writeStringField(BYTES, Base64.getEncoder().encodeToString(bytes.toByteArray()));
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            writeList(json, list);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(json, map);
        } else {
            json.writeNull();
        }
    }

    private static void writeList(JsonGenerator json, List<?> list) throws IOException {
        json.writeStartArray();
        for (Object element : list) {
            writeValue(json, element);
        }
        json.writeEndArray();
    }

    private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = (String) entry.getKey();
            json.writeFieldName(name.startsWith(MARK) ? MARK + name : name);
            writeValue(json, entry.getValue());
        }
        json.writeEndObject();
    }

    /**
     * Parses the JSON text of an item.
     *
     * @param app the app, for the error
     * @param id the id that the text is stored under
     * @param json the text
     * @return the item
     * @throws UnreadableObjectException if the text is not that of an item; the error names the field, if it concerns
     *     one
     */
    public static Item read(AppId app, String id, String json) {
        try {
            Map<String, Object> fields = readFields(json);
            String type = take(fields, Item.TYPE, String.class).orElse("");
            long version = take(fields, Item.VERSION, Long.class).orElse(0L);
            Optional<String> revision = take(fields, Item.REVISION, String.class);
            long timestamp = take(fields, Item.TIMESTAMP, Long.class).orElse(0L);
            return new Item(id, type, version, revision, timestamp, fields);
        } catch (InvalidValueException e) {
            throw unreadable(app, id, e.field(), e.reason(), e);
        } catch (IOException e) {
            throw unreadable(app, id, "", "what is stored is not the JSON text of an item", RedactedException.of(e));
        }
    }

    private static UnreadableObjectException unreadable(
            AppId app, String id, String field, String reason, Exception cause) {
        return UnreadableObjectException.ofItem(Target.of("read", app.name(), id), field, reason, cause);
    }

    private static <T> Optional<T> take(Map<String, Object> fields, String field, Class<T> kind) {
        Object value = fields.remove(field);
        if (value == null) {
            return Optional.empty();
        }
        Object normal = Item.normalise(field, value);
        if (!kind.isInstance(normal)) {
            throw new InvalidValueException(
                    field,
                    "it holds " + Values.kind(normal) + (normal instanceof BigDecimal ? " that is not whole" : "")
                            + ", not a " + kind.getSimpleName());
        }
        return Optional.of(kind.cast(normal));
    }

    private static Map<String, Object> readFields(String json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                Object value = readValue(parser, field);
                if (value == null || fields.put(field, value) != null) {
                    throw new InvalidValueException(field, value == null ? "it is null" : "it is there twice");
                }
            }
            expect(parser, parser.nextToken(), null);
            return fields;
        }
    }

    private static void expect(JsonParser parser, @Nullable JsonToken found, @Nullable JsonToken expected)
            throws IOException {
        if (found != expected) {
            throw new IOException("found " + found + " at " + parser.currentTokenLocation());
        }
    }

    private static @Nullable Object readValue(JsonParser parser, String field) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readWhole(parser);
            case VALUE_NUMBER_FLOAT -> readDecimal(parser, field);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> readList(parser, field);
            case START_OBJECT -> readMap(parser, field);
            default -> null;
        };
    }

    private static Number readDecimal(JsonParser parser, String field) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InvalidValueException(field, "its number has an exponent that is out of range");
        }
    }

    private static Number readWhole(JsonParser parser) throws IOException {
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits ? parser.getLongValue() : new BigDecimal(parser.getBigIntegerValue());
    }

    private static List<@Nullable Object> readList(JsonParser parser, String field) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(readValue(parser, field));
        }
        return list;
    }

    private static Object readMap(JsonParser parser, String field) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(BYTES)) {
                return readBytes(parser, field);
            }
            boolean isMarked = name.startsWith(MARK);
            if (isMarked && !name.startsWith(MARK, 1)) {
                throw new InvalidValueException(field, "it holds " + Target.quote(name) + ", which is not known here");
            }
            map.put(isMarked ? name.substring(1) : name, readValue(parser, field));
        }
        return map;
    }

    private static Bytes readBytes(JsonParser parser, String field) throws IOException {
        try {
            Bytes bytes = Bytes.of(Base64.getDecoder().decode(parser.getText()));
            expect(parser, parser.nextToken(), JsonToken.END_OBJECT);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(field, "its bytes are not Base64");
        }
    }
}
