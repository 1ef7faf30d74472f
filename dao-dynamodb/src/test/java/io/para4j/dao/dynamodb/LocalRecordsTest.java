package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Tests of {@link LocalRecords}: the records of DynamoDB Local are repaired, and those of the service are left alone. */
class LocalRecordsTest {
    private static final AttributeValue WITHOUT_TYPE = AttributeValue.builder().build();
    private static final AttributeValue EMPTY_MAP = AttributeValue.fromM(Map.of());

    private final Map<String, AttributeValue> image = Map.of(
            "a", WITHOUT_TYPE,
            "b", AttributeValue.fromM(Map.of("c", WITHOUT_TYPE)),
            "d", AttributeValue.fromL(List.of(WITHOUT_TYPE, AttributeValue.fromS(""))));

    @Test
    void emptyMapsOfDynamoDBLocalAreFound() {
        Record record = Record.builder().awsRegion("ddblocal").build();

        assertThat(LocalRecords.image(record, image))
                .isEqualTo(Map.of(
                        "a", EMPTY_MAP,
                        "b", AttributeValue.fromM(Map.of("c", EMPTY_MAP)),
                        "d", AttributeValue.fromL(List.of(EMPTY_MAP, AttributeValue.fromS("")))));
    }

    @Test
    void valuesOfTheServiceWithoutATypeAreLeftAlone() {
        Record record = Record.builder().awsRegion("eu-west-1").build();

        assertThat(LocalRecords.image(record, image)).isSameAs(image);
    }
}
