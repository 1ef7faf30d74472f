package io.para4j.dao.dynamodb;

import io.para4j.spi.DeclaredIndexes;
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
 * Finds the differences that forbid the use of an existing table: other keys, an index with other keys, or encryption that is
 * wanted and off, since data written meanwhile would lack it. Billing is not such a difference, nor are backups and
 * deletion protection, which can be switched on later without loss. The status shows those.
 */
final class TableCheck {
    private static final String NONE = "none";

    private final DynamoDBConfig.NewTables settings;
    private final DeclaredIndexes declared;
    private final boolean encrypts;

    /**
     * Creates a check.
     *
     * @param settings the settings of new tables
     * @param declared the declared indexes
     * @param encrypts whether the service can encrypt with a KMS key, which DynamoDB Local cannot
     */
    TableCheck(DynamoDBConfig.NewTables settings, DeclaredIndexes declared, boolean encrypts) {
        this.settings = settings;
        this.declared = declared;
        this.encrypts = encrypts;
    }

    /** Returns the index of a shared table. Empty if the table has none. */
    static Optional<GlobalSecondaryIndexDescription> index(TableDescription table) {
        return table.globalSecondaryIndexes().stream()
                .filter(index -> index.indexName().equals(TableLayout.INDEX))
                .findFirst();
    }

    /** Returns a description of each difference. The table can be used if there is none. */
    List<String> differences(TableDescription table, boolean isShared) {
        Differences differences = new Differences(table);
        differences.compareKeys("its", table.keySchema(), key(TableLayout.KEY, "S"), NONE);
        if (isShared) {
            differences.compareIndex();
        }
        differences.addIfPresent(encryption(table.sseDescription()));
        differences.found.addAll(new TableIndexes(table, declared).differences());
        return differences.found;
    }

    /**
     * Returns a description of each declared index that the table lacks, and of its stream if a configured one is missing.
     * They forbid the use of a table only if it is to be verified, since queries of such an index and change feeds throw.
     */
    List<String> missing(TableDescription table) {
        List<String> missing = new ArrayList<>();
        new TableIndexes(table, declared)
                .missing()
                .forEach(index -> missing.add("it has no index '" + index.fullName() + "'"));
        if (settings.streams()) {
            StreamAdministration.difference(table).ifPresent(missing::add);
        }
        return missing;
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

    /**
     * Returns whether a table is or soon will be encrypted with a KMS key. The service reports nothing about its own
     * key.
     */
    static boolean isEncrypted(SSEDescription description) {
        if (description == null) {
            return false;
        }
        SSEStatus status = description.status();
        return status == SSEStatus.ENABLED || status == SSEStatus.ENABLING || status == SSEStatus.UPDATING;
    }

    /**
     * Compares a wanted key with the ARN that the service reports. A key ARN must be equal, and a key id must be its
     * last part. Any key matches an alias, since only KMS can resolve it and the store has no permission to ask.
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
                found.add("it has no index '" + TableLayout.INDEX + "'");
                return;
            }
            String whose = "the index's";
            compareKeys(
                    whose,
                    index.get().keySchema(),
                    TableCheck.key(TableLayout.APP, "S"),
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
