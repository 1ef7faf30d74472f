package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.para4j.spi.Bytes;
import io.para4j.spi.Null;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between Jackson's tokens and the values of items. */
final class JsonValues {
    private JsonValues() {}

    /** Reads the value at the parser's current token: null, text, number, boolean, bytes, list or map. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> readMap(parser);
            case START_ARRAY -> readList(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
            default -> throw new IllegalStateException("no value can begin with " + token);
        };
    }

    /** Reads a number exactly. A serialiser may have written it as text, which Jackson would read as a double. */
    private static Number number(JsonParser parser) throws IOException {
        Object number = parser.getNumberValueDeferred();
        return number instanceof String digits ? new BigDecimal(digits) : (Number) number;
    }

    /** Reads the object at whose start the parser is; keeps nulls. */
    static Map<String, @Nullable Object> readMap(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            map.put(name, read(parser));
        }
        return map;
    }

    private static List<@Nullable Object> readList(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser));
        }
        return list;
    }

    /** Writes a normalised value. */
    static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            writeDecimal(number, generator);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Bytes bytes) {
            generator.writeObject(bytes.toByteArray());
        } else if (value == Null.NULL) {
            generator.writeNull();
        } else if (value instanceof List<?> list) {
            writeList(list, generator);
        } else {
            writeMap((Map<?, ?>) value, generator);
        }
    }

    /** Writes a whole number as an integer, so that BigInteger fields accept it and int fields can refuse fractions. */
    private static void writeDecimal(BigDecimal number, JsonGenerator generator) throws IOException {
        if (number.scale() <= 0) {
            generator.writeNumber(number.toBigIntegerExact());
        } else {
            generator.writeNumber(number);
        }
    }

    private static void writeList(List<?> list, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (Object element : list) {
            write(element, generator);
        }
        generator.writeEndArray();
    }

    private static void writeMap(Map<?, ?> map, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            write(entry.getValue(), generator);
        }
        generator.writeEndObject();
    }

    /**
     * Returns a normalised value in the form of generic objects: bytes as an array, null as null, collections mutable.
     */
    static @Nullable Object toPlain(Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.toByteArray();
        }
        if (value == Null.NULL) {
            return null;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            for (Object element : list) {
                plain.add(toPlain(element));
            }
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>(map.size() * 2);
            map.forEach((name, element) -> plain.put((String) name, toPlain(element)));
            return plain;
        }
        return value;
    }
}
