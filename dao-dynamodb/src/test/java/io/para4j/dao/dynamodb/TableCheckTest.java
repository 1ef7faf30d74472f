package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tests that each difference of a table is named, and nothing else is. */
class TableCheckTest {
    private static final boolean SHARED = true;
    private static final boolean OWN = false;
    private static final String ARN = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static TableDescription shared(Consumer<GlobalSecondaryIndexDescription.Builder> change) {
        GlobalSecondaryIndexDescription.Builder index = GlobalSecondaryIndexDescription.builder()
                .indexName("appid-timestamp-index")
                .keySchema(TableDefinition.key("appid", KeyType.HASH), TableDefinition.key("timestamp", KeyType.RANGE))
                .projection(projection -> projection.projectionType("ALL"))
                .indexStatus("ACTIVE");
        change.accept(index);
        return table(null).toBuilder().globalSecondaryIndexes(index.build()).build();
    }

    private static TableDescription table(SSEDescription encryption) {
        return TableDescription.builder()
                .tableName("para-0")
                .tableStatus("ACTIVE")
                .keySchema(TableDefinition.key("key", KeyType.HASH))
                .attributeDefinitions(
                        TableDefinition.attribute("key", ScalarAttributeType.S),
                        TableDefinition.attribute("appid", ScalarAttributeType.S),
                        TableDefinition.attribute("timestamp", ScalarAttributeType.N))
                .sseDescription(encryption)
                .build();
    }

    private static TableDescription encrypted(String status, String arn) {
        return table(SSEDescription.builder()
                .status(status)
                .sseType("KMS")
                .kmsMasterKeyArn(arn)
                .build());
    }

    private static List<String> differences(TableDescription table, boolean isShared) {
        return new TableCheck(DynamoDBTestStore.NEW_TABLES, DynamoDBTestStore.NO_INDEXES, true)
                .differences(table, isShared);
    }

    private static List<String> wantingEncryption(String kmsKeyId, TableDescription table) {
        DynamoDBConfig.NewTables wanted =
                new DynamoDBConfig.NewTables(true, Optional.ofNullable(kmsKeyId), false, 10, 1, false, false, false);
        return new TableCheck(wanted, DynamoDBTestStore.NO_INDEXES, true).differences(table, OWN);
    }

    @Test
    void tableAsNeededHasNoDifference() {
        assertThat(differences(table(null), OWN)).isEmpty();
        assertThat(differences(shared(index -> {}), SHARED)).isEmpty();
    }

    @Test
    void sharedTableWithoutTheIndexIsDifferent() {
        assertThat(differences(table(null), SHARED)).containsExactly("it has no index 'appid-timestamp-index'");
        assertThat(differences(shared(index -> index.indexName("Index_0")), SHARED))
                .containsExactly("it has no index 'appid-timestamp-index'");
    }

    @Test
    void everyDifferenceOfTheIndexIsNamed() {
        TableDescription table = shared(index -> index.keySchema(TableDefinition.key("timestamp", KeyType.HASH))
                .projection(projection -> projection.projectionType("KEYS_ONLY"))
                .indexStatus("DELETING"));

        assertThat(differences(table, SHARED))
                .containsExactly(
                        "the index's partition key is 'timestamp' (N), needed is 'appid' (S)",
                        "the index's sort key is none, needed is 'timestamp' (N)",
                        "the index's projection is KEYS_ONLY, needed is ALL",
                        "the index is being deleted");
    }

    @Test
    void timestampOfAnotherTypeIsDifferent() {
        TableDescription table = shared(index -> {}).toBuilder()
                .attributeDefinitions(
                        TableDefinition.attribute("key", ScalarAttributeType.S),
                        TableDefinition.attribute("appid", ScalarAttributeType.S),
                        TableDefinition.attribute("timestamp", ScalarAttributeType.S))
                .build();

        assertThat(differences(table, SHARED))
                .containsExactly("the index's sort key is 'timestamp' (S), needed is 'timestamp' (N)");
    }

    @Test
    void encryptionThatIsWantedAndOffIsDifferent() {
        String difference = "its encryption is by the AWS-owned key, needed is a KMS key of the account";
        assertThat(wantingEncryption(null, table(null))).containsExactly(difference);
        assertThat(wantingEncryption(null, encrypted("DISABLED", null))).containsExactly(difference);
        assertThat(wantingEncryption(null, encrypted("DISABLING", ARN))).containsExactly(difference);
        assertThat(wantingEncryption(null, encrypted("ENABLED", ARN))).isEmpty();
        assertThat(wantingEncryption(null, encrypted("UPDATING", ARN))).isEmpty();
    }

    @Test
    void encryptionThatIsNotWantedIsNoDifference() {
        assertThat(differences(encrypted("ENABLED", ARN), OWN)).isEmpty();
    }

    @Test
    void encryptionIsNotRequiredOfAServiceWithoutIt() {
        DynamoDBConfig.NewTables wanted =
                new DynamoDBConfig.NewTables(true, Optional.empty(), false, 10, 1, false, false, false);
        assertThat(new TableCheck(wanted, DynamoDBTestStore.NO_INDEXES, false).differences(table(null), OWN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, true",
        "1234abcd-12ab-34cd-56ef-1234567890ab, true",
        "alias/para, true",
        "arn:aws:kms:eu-west-1:111122223333:alias/para, true",
        "arn:aws:kms:eu-west-1:111122223333:key/00000000-12ab-34cd-56ef-1234567890ab, false",
        "00000000-12ab-34cd-56ef-1234567890ab, false",
        "34cd-56ef-1234567890ab, false",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, false"
    })
    void keyOtherThanTheWantedOneIsDifferentIfThatCanBeSeen(String wanted, boolean passes) {
        List<String> differences = wantingEncryption(wanted, encrypted("ENABLED", ARN));
        if (passes) {
            assertThat(differences).isEmpty();
        } else {
            assertThat(differences).containsExactly("its encryption is by key " + ARN + ", needed is " + wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 'it has no stream, needed is one with view type NEW_AND_OLD_IMAGES'",
        "KEYS_ONLY, 'the view type of its stream is KEYS_ONLY, needed is NEW_AND_OLD_IMAGES'",
        "NEW_IMAGE, 'the view type of its stream is NEW_IMAGE, needed is NEW_AND_OLD_IMAGES'",
        "NEW_AND_OLD_IMAGES, "
    })
    void wantedStreamIsMissingIfItIsOffOrLacksImages(String viewType, String missing) {
        TableDescription table = viewType.equals("NONE")
                ? table(null)
                : table(null).toBuilder()
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(viewType))
                        .build();
        TableCheck wanting = new TableCheck(DynamoDBTestStore.ALL_FEATURES, DynamoDBTestStore.NO_INDEXES, true);

        assertThat(wanting.missing(table)).isEqualTo(missing == null ? List.of() : List.of(missing));
        assertThat(new TableCheck(DynamoDBTestStore.NEW_TABLES, DynamoDBTestStore.NO_INDEXES, true).missing(table))
                .isEmpty();
    }
}
