package io.para4j.dao.dynamodb;

import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The definition of new tables and indexes: keys, billing, encryption, deletion protection and stream. */
final class TableDefinition {
    private final DynamoDBConfig.NewTables settings;
    private final DeclaredIndexes declared;

    TableDefinition(DynamoDBConfig.NewTables settings, DeclaredIndexes declared) {
        this.settings = settings;
        this.declared = declared;
    }

    /** Returns the request that creates a table with the declared indexes, and with that of its apps if they share it. */
    CreateTableRequest createRequest(String table, boolean isShared) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table)
                .keySchema(key(TableLayout.KEY, KeyType.HASH))
                .deletionProtectionEnabled(settings.deletionProtection());
        Map<String, ScalarAttributeType> attributes = new LinkedHashMap<>();
        attributes.put(TableLayout.KEY, ScalarAttributeType.S);
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        if (isShared) {
            attributes.put(TableLayout.APP, ScalarAttributeType.S);
            attributes.put(Item.TIMESTAMP, ScalarAttributeType.N);
            indexes.add(indexOfApps());
        }
        for (IndexDefinition index : declared.all()) {
            IndexKeys.addTypes(index, attributes);
            indexes.add(index(index.fullName(), IndexKeys.schema(index)));
        }
        request.attributeDefinitions(IndexKeys.definitions(attributes));
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        if (settings.provisioned()) {
            request.billingMode(BillingMode.PROVISIONED).provisionedThroughput(units());
        } else {
            request.billingMode(BillingMode.PAY_PER_REQUEST);
        }
        if (settings.streams()) {
            request.streamSpecification(StreamAdministration.NEEDED);
        }
        if (settings.sseEnabled()) {
            request.sseSpecification(sse -> {
                sse.enabled(true).sseType(SSEType.KMS);
                settings.kmsKeyId().ifPresent(sse::kmsMasterKeyId);
            });
        }
        return request.build();
    }

    private GlobalSecondaryIndex indexOfApps() {
        return index(
                TableLayout.INDEX, List.of(key(TableLayout.APP, KeyType.HASH), key(Item.TIMESTAMP, KeyType.RANGE)));
    }

    private GlobalSecondaryIndex index(String name, List<KeySchemaElement> schema) {
        GlobalSecondaryIndex.Builder index = GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(schema)
                .projection(projection -> projection.projectionType(ProjectionType.ALL));
        return (settings.provisioned() ? index.provisionedThroughput(units()) : index).build();
    }

    /** Returns the request that adds an index to an existing table, which has the units of new tables if it needs any. */
    UpdateTableRequest addRequest(TableDescription table, IndexDefinition index) {
        CreateGlobalSecondaryIndexAction.Builder action = CreateGlobalSecondaryIndexAction.builder()
                .indexName(index.fullName())
                .keySchema(IndexKeys.schema(index))
                .projection(projection -> projection.projectionType(ProjectionType.ALL));
        if (!TableReport.isOnDemand(table)) {
            action.provisionedThroughput(units());
        }
        return UpdateTableRequest.builder()
                .tableName(table.tableName())
                .attributeDefinitions(IndexKeys.attributes(index))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(action.build())
                        .build())
                .build();
    }

    /** Returns the request that removes an index from a table. */
    static UpdateTableRequest removeRequest(String table, String index) {
        return UpdateTableRequest.builder()
                .tableName(table)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(action -> action.indexName(index))
                        .build())
                .build();
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
