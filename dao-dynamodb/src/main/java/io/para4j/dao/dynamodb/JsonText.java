package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.util.Optional;

/** Reads the JSON text of a value exactly. Numbers keep all their digits, and duplicate names are refused. */
final class JsonText {
    /** The text of an absent value. */
    static final String NULL = "null";

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
}
