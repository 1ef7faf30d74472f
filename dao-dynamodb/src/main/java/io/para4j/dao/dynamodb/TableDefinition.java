package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The definition of new tables: keys, index, billing, encryption and deletion protection. */
final class TableDefinition {
    private final DynamoDBConfig.NewTables settings;

    TableDefinition(DynamoDBConfig.NewTables settings) {
        this.settings = settings;
    }

    /** Returns the request that creates a table, with the index if apps share it. */
    CreateTableRequest createRequest(String table, boolean isShared) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table)
                .keySchema(key(TableLayout.KEY, KeyType.HASH))
                .attributeDefinitions(attribute(TableLayout.KEY, ScalarAttributeType.S))
                .deletionProtectionEnabled(settings.deletionProtection());
        if (isShared) {
            request.globalSecondaryIndexes(index())
                    .attributeDefinitions(
                            attribute(TableLayout.KEY, ScalarAttributeType.S),
                            attribute(TableLayout.APP, ScalarAttributeType.S),
                            attribute(Item.TIMESTAMP, ScalarAttributeType.N));
        }
        if (settings.provisioned()) {
            request.billingMode(BillingMode.PROVISIONED).provisionedThroughput(units());
        } else {
            request.billingMode(BillingMode.PAY_PER_REQUEST);
        }
        if (settings.sseEnabled()) {
            request.sseSpecification(sse -> {
                sse.enabled(true).sseType(SSEType.KMS);
                settings.kmsKeyId().ifPresent(sse::kmsMasterKeyId);
            });
        }
        return request.build();
    }

    private GlobalSecondaryIndex index() {
        GlobalSecondaryIndex.Builder index = GlobalSecondaryIndex.builder()
                .indexName(TableLayout.INDEX)
                .keySchema(key(TableLayout.APP, KeyType.HASH), key(Item.TIMESTAMP, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.ALL));
        return (settings.provisioned() ? index.provisionedThroughput(units()) : index).build();
    }

    private ProvisionedThroughput units() {
        return ProvisionedThroughput.builder()
                .readCapacityUnits((long) settings.readCapacity())
                .writeCapacityUnits((long) settings.writeCapacity())
                .build();
    }

    static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
