package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Reads single records in the JSON of Lambda's events. */
final class EventParser {
    private static final Pattern STREAM = Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:table/([^/]+)/stream/.*");

    private EventParser() {}

    /** Returns the sequence number of a record; empty if it has none. */
    static String sequence(JsonNode node) {
        return node.path("dynamodb").path("SequenceNumber").asText("");
    }

    /**
     * Returns the table of a record.
     *
     * @throws IllegalArgumentException if the record names none
     */
    static String table(JsonNode node) {
        String stream = node.path("eventSourceARN").asText("");
        Matcher matcher = STREAM.matcher(stream);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the record has no stream of a table in eventSourceARN");
        }
        return matcher.group(1);
    }

    /**
     * Returns a record as the service's client would.
     *
     * @throws IllegalArgumentException if it is incomplete, or not a record
     */
    static Record record(JsonNode node) {
        JsonNode content = node.path("dynamodb");
        StreamRecord.Builder record = StreamRecord.builder().keys(attributes(content.path("Keys")));
        if (content.hasNonNull("OldImage")) {
            record.oldImage(attributes(content.get("OldImage")));
        }
        if (content.hasNonNull("NewImage")) {
            record.newImage(attributes(content.get("NewImage")));
        }
        if (content.hasNonNull("SequenceNumber")) {
            record.sequenceNumber(content.get("SequenceNumber").asText());
        }
        if (content.path("ApproximateCreationDateTime").isNumber()) {
            record.approximateCreationDateTime(
                    time(content.get("ApproximateCreationDateTime").decimalValue()));
        }
        OperationType name = OperationType.fromValue(node.path("eventName").asText(""));
        if (name == null || name == OperationType.UNKNOWN_TO_SDK_VERSION) {
            throw new IllegalArgumentException("the record has no known eventName");
        }
        Record whole = Record.builder().eventName(name).dynamodb(record.build()).build();
        try {
            StreamRecords.requireComplete(whole);
        } catch (SdkClientException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return whole;
    }

    /** Returns a time from seconds, or from the milliseconds that some tools write. */
    private static Instant time(BigDecimal seconds) {
        long millis = seconds.movePointRight(3).longValue();
        boolean isMillis = seconds.compareTo(BigDecimal.valueOf(100_000_000_000L)) > 0;
        return Instant.ofEpochMilli(isMillis ? seconds.longValue() : millis);
    }

    private static Map<String, AttributeValue> attributes(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("the record has no attributes where they are expected");
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        node.properties().forEach(each -> attributes.put(each.getKey(), value(each.getValue())));
        return attributes;
    }

    private static AttributeValue value(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            throw new IllegalArgumentException("a value of the record does not have exactly one type");
        }
        String type = node.fieldNames().next();
        JsonNode value = node.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(text(value));
            case "N" -> AttributeValue.fromN(text(value));
            case "B" -> AttributeValue.fromB(bytes(value));
            case "BOOL" -> AttributeValue.fromBool(truth(value));
            case "NULL" -> AttributeValue.fromNul(truth(value));
            case "L" -> AttributeValue.fromL(all(value, EventParser::value));
            case "M" -> AttributeValue.fromM(attributes(value));
            case "SS" -> AttributeValue.fromSs(all(value, EventParser::text));
            case "NS" -> AttributeValue.fromNs(all(value, EventParser::text));
            case "BS" -> AttributeValue.fromBs(all(value, EventParser::bytes));
            default -> throw new IllegalArgumentException("a value of the record has an unknown type");
        };
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("a value of the record is not the text that its type needs");
        }
        return node.textValue();
    }

    private static boolean truth(JsonNode node) {
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("a value of the record is neither true nor false");
        }
        return node.booleanValue();
    }

    private static SdkBytes bytes(JsonNode node) {
        text(node);
        try {
            return SdkBytes.fromByteArray(node.binaryValue());
        } catch (IOException e) {
            throw new IllegalArgumentException("a value of the record is not in base 64", e);
        }
    }

    private static <T> List<T> all(JsonNode node, Function<JsonNode, T> convert) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("a value of the record is not a list");
        }
        List<T> values = new ArrayList<>();
        node.forEach(each -> values.add(convert.apply(each)));
        return values;
    }
}
