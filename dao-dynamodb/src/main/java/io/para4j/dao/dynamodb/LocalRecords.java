package io.para4j.dao.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Repairs a defect of DynamoDB Local: its streams report an empty map as a value without a type. The service does not, and
 * a value without a type from the service is unreadable.
 */
final class LocalRecords {
    private static final String REGION = "ddblocal";
    private static final AttributeValue WITHOUT_TYPE = AttributeValue.builder().build();
    private static final AttributeValue EMPTY_MAP = AttributeValue.fromM(Map.of());

    private LocalRecords() {}

    /** Returns the image of a record, with the empty maps that DynamoDB Local has left out. */
    static Map<String, AttributeValue> image(Record record, Map<String, AttributeValue> image) {
        return REGION.equals(record.awsRegion()) ? repaired(image) : image;
    }

    private static Map<String, AttributeValue> repaired(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> repaired = new HashMap<>(values);
        repaired.replaceAll((name, value) -> repaired(value));
        return repaired;
    }

    private static AttributeValue repaired(AttributeValue value) {
        if (value.equals(WITHOUT_TYPE)) {
            return EMPTY_MAP;
        }
        if (value.hasM()) {
            return AttributeValue.fromM(repaired(value.m()));
        }
        return value.hasL()
                ? AttributeValue.fromL(
                        value.l().stream().map(LocalRecords::repaired).toList())
                : value;
    }
}
