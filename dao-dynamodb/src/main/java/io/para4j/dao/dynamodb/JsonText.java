package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the JSON text of a value exactly. Numbers keep all their digits, and duplicate names are refused. */
final class JsonText {
    /** The text of an absent value. */
    static final String NULL = "null";

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Object.class);

    /**
     * Returns the normalised value. Empty if the text is not JSON, is null, or has a value that some store cannot hold.
     */
    Optional<Object> read(String field, String text) {
        try {
            Object value = reader.readValue(text);
            return value == null ? Optional.empty() : Optional.of(Item.normalise(field, value));
        } catch (JsonProcessingException | InvalidValueException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the normalised properties in a text, each by itself: one that some store cannot hold becomes its JSON text.
     * Empty if the text is not a map of properties.
     */
    Optional<Map<String, Object>> readProperties(String field, String text) {
        try {
            Map<String, Object> properties = new LinkedHashMap<>();
            if (!(reader.readValue(text) instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            for (Map.Entry<?, ?> property : map.entrySet()) {
                String name = (String) property.getKey();
                properties.put(name, normalised(field, name, property.getValue()));
            }
            return Optional.of(properties);
        } catch (JsonProcessingException
                | InvalidValueException
                | NumberFormatException
                | ArithmeticException e) { // not JSON, or a name that no store can hold
            return Optional.empty();
        }
    }

    private static Object normalised(String field, String name, @Nullable Object value) throws JsonProcessingException {
        try {
            return inMap(field, name, value);
        } catch (InvalidValueException e) {
            return inMap(field, name, WRITER.writeValueAsString(value));
        }
    }

    /** Normalises a value inside a map, in which it may be null. */
    private static Object inMap(String field, String name, @Nullable Object value) {
        Object map = Item.normalise(field, Collections.singletonMap(name, value));
        return Objects.requireNonNull(((Map<?, ?>) map).get(name));
    }
}
