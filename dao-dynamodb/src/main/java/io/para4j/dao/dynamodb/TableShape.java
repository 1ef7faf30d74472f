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

/** How a new table is asked for. */
final class TableShape {
    private final DynamoConfig.NewTables settings;

    TableShape(DynamoConfig.NewTables settings) {
        this.settings = settings;
    }

    /** Asks for a table, with the index if apps share it. */
    CreateTableRequest creation(String table, boolean isShared) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table)
                .keySchema(key(Layout.KEY, KeyType.HASH))
                .attributeDefinitions(attribute(Layout.KEY, ScalarAttributeType.S))
                .deletionProtectionEnabled(settings.deletionProtection());
        if (isShared) {
            request.globalSecondaryIndexes(index())
                    .attributeDefinitions(
                            attribute(Layout.KEY, ScalarAttributeType.S),
                            attribute(Layout.APP, ScalarAttributeType.S),
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
                .indexName(Layout.INDEX)
                .keySchema(key(Layout.APP, KeyType.HASH), key(Item.TIMESTAMP, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.ALL));
        return (settings.provisioned() ? index.provisionedThroughput(units()) : index).build();
    }

    private ProvisionedThroughput units() {
        return ProvisionedThroughput.builder()
                .readCapacityUnits((long) settings.readCapacity())
                .writeCapacityUnits((long) settings.writeCapacity())
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
