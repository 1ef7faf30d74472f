package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Finds where a table that exists differs from what is needed, so that it must not be used: its keys, its index, and encryption
 * that is wanted and off, since all that is written meanwhile would lack it. What can be switched on later without loss (backups,
 * deletion protection), and billing, are no such differences; the status shows them.
 */
final class TableCheck {
    private static final String NONE = "none";

    private final DynamoConfig.NewTables settings;
    private final boolean encrypts;

    /**
     * Creates a check.
     *
     * @param settings what is wanted of tables
     * @param encrypts whether the service can encrypt by a KMS key; DynamoDB Local ignores the wish
     */
    TableCheck(DynamoConfig.NewTables settings, boolean encrypts) {
        this.settings = settings;
        this.encrypts = encrypts;
    }

    /** Returns the index of a shared table; empty if it is not there. */
    static Optional<GlobalSecondaryIndexDescription> index(TableDescription table) {
        return table.globalSecondaryIndexes().stream()
                .filter(index -> index.indexName().equals(Layout.INDEX))
                .findFirst();
    }

    /** Returns each difference in words; none: the table can be used. */
    List<String> differences(TableDescription table, boolean isShared) {
        Differences differences = new Differences(table);
        differences.compareKeys("its", table.keySchema(), key(Layout.KEY, "S"), NONE);
        if (isShared) {
            differences.compareIndex();
        }
        differences.addIfPresent(encryption(table.sseDescription()));
        return differences.found;
    }

    private static String key(String attribute, String type) {
        return "'" + attribute + "' (" + type + ")";
    }

    private Optional<String> encryption(SSEDescription found) {
        if (!settings.sseEnabled() || !encrypts) {
            return Optional.empty();
        }
        if (!isEncrypted(found)) {
            return Optional.of("its encryption is by the AWS-owned key, needed is a KMS key of the account");
        }
        return settings.kmsKeyId()
                .filter(wanted -> found.kmsMasterKeyArn() != null && !isSameKey(wanted, found.kmsMasterKeyArn()))
                .map(wanted -> "its encryption is by key " + found.kmsMasterKeyArn() + ", needed is " + wanted);
    }

    /** Returns whether a table is, or in a moment will be, encrypted by a KMS key; the service tells nothing of its own key. */
    static boolean isEncrypted(SSEDescription description) {
        if (description == null) {
            return false;
        }
        SSEStatus status = description.status();
        return status == SSEStatus.ENABLED || status == SSEStatus.ENABLING || status == SSEStatus.UPDATING;
    }

    /**
     * Compares a wanted key with the ARN that the service tells. An ARN of a key must be equal, an id its last part. Which key
     * an alias leads to only KMS could tell, for which nobody gave permission: any key passes for it.
     */
    private static boolean isSameKey(String wanted, String arn) {
        boolean isAlias = wanted.startsWith("alias/") || wanted.contains(":alias/");
        return isAlias || wanted.equals(arn) || arn.endsWith(":key/" + wanted);
    }

    /** The differences of one table. */
    private static final class Differences {
        private final List<String> found = new ArrayList<>();
        private final TableDescription table;

        Differences(TableDescription table) {
            this.table = table;
        }

        void addIfPresent(Optional<String> difference) {
            difference.ifPresent(found::add);
        }

        void compareKeys(String whose, List<KeySchemaElement> keys, String partitionKey, String sortKey) {
            compare(whose + " partition key", key(keys, KeyType.HASH), partitionKey);
            compare(whose + " sort key", key(keys, KeyType.RANGE), sortKey);
        }

        private void compare(String what, String is, String needed) {
            if (!is.equals(needed)) {
                found.add(what + " is " + is + ", needed is " + needed);
            }
        }

        private String key(List<KeySchemaElement> keys, KeyType type) {
            for (KeySchemaElement element : keys) {
                if (element.keyType() == type) {
                    return TableCheck.key(element.attributeName(), typeOf(element.attributeName()));
                }
            }
            return NONE;
        }

        private String typeOf(String attribute) {
            for (AttributeDefinition definition : table.attributeDefinitions()) {
                if (definition.attributeName().equals(attribute)) {
                    return definition.attributeTypeAsString();
                }
            }
            return "?";
        }

        void compareIndex() {
            Optional<GlobalSecondaryIndexDescription> index = TableCheck.index(table);
            if (index.isEmpty()) {
                found.add("it has no index '" + Layout.INDEX + "'");
                return;
            }
            String whose = "the index's";
            compareKeys(
                    whose,
                    index.get().keySchema(),
                    TableCheck.key(Layout.APP, "S"),
                    TableCheck.key(Item.TIMESTAMP, "N"));
            String projection = index.get().projection() == null
                    ? NONE
                    : String.valueOf(index.get().projection().projectionTypeAsString());
            compare(whose + " projection", projection, ProjectionType.ALL.toString());
            if (index.get().indexStatus() == IndexStatus.DELETING) {
                found.add("the index is being deleted");
            }
        }
    }
}
