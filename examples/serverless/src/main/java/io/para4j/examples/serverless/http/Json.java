package io.para4j.examples.serverless.http;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.para4j.spi.InvalidValueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes bodies. It converts no value to another kind: a text is not a number, and 1.5 is not an integer. */
final class Json {
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    JsonNode node(Object value) {
        return mapper.valueToTree(value);
    }

    /** Reads a body that is one JSON object. */
    ObjectNode read(byte[] body) {
        try {
            if (mapper.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.MALFORMED_REQUEST, "The body is not JSON: " + place(e) + ".", e);
        } catch (IOException e) {
            throw new ProblemException(Problem.MALFORMED_REQUEST, "The body is not JSON in UTF-8.", e);
        }
        throw new ProblemException(Problem.MALFORMED_REQUEST, "The body is not a JSON object.");
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "it cannot be read"
                : "error in line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Returns the value of a field; null for null. */
    <V> @Nullable V value(String field, JsonNode node, TypeReference<V> type) {
        if (node.isNull()) {
            return null;
        }
        try {
            return mapper.readerFor(type).readValue(node);
        } catch (IOException e) {
            throw new InvalidValueException(field, "needs " + kind(type));
        }
    }

    /** Returns the value of a query parameter. */
    Object parameter(String text, TypeReference<?> type) {
        JsonNode node = isNumber(type)
                ? mapper.getNodeFactory().numberNode(new BigDecimal(text))
                : mapper.getNodeFactory().textNode(text);
        return Objects.requireNonNull(value("", node, type));
    }

    private boolean isNumber(TypeReference<?> type) {
        return mapper.constructType(type).isTypeOrSubTypeOf(Number.class);
    }

    private String kind(TypeReference<?> type) {
        JavaType known = mapper.constructType(type);
        if (known.isEnumType()) {
            return "one of " + Arrays.toString(known.getRawClass().getEnumConstants());
        }
        if (known.isTypeOrSubTypeOf(Integer.class)) {
            return "an integer";
        }
        if (isNumber(type)) {
            return "a number";
        }
        return known.isCollectionLikeType() ? "a list" : known.isMapLikeType() ? "an object of texts" : "a text";
    }
}
