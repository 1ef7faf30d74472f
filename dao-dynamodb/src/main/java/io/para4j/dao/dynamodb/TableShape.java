package io.para4j.dao.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What a table must look like: how a new one is asked for, and where one that exists differs. */
final class TableShape {
    private final DynamoConfig.NewTables settings;

    TableShape(DynamoConfig.NewTables settings) {
        this.settings = settings;
    }

    CreateTableRequest creation(String table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table)
                .keySchema(KeySchemaElement.builder()
                        .attributeName(Layout.KEY)
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(Layout.KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .deletionProtectionEnabled(settings.deletionProtection());
        addBilling(request);
        if (settings.sseEnabled()) {
            request.sseSpecification(sse -> {
                sse.enabled(true).sseType(SSEType.KMS);
                settings.kmsKeyId().ifPresent(sse::kmsMasterKeyId);
            });
        }
        return request.build();
    }

    private void addBilling(CreateTableRequest.Builder request) {
        if (settings.provisioned()) {
            request.billingMode(BillingMode.PROVISIONED)
                    .provisionedThroughput(units -> units.readCapacityUnits((long) settings.readCapacity())
                            .writeCapacityUnits((long) settings.writeCapacity()));
        } else {
            request.billingMode(BillingMode.PAY_PER_REQUEST);
        }
    }

    /** Returns how the keys of a table differ from what is needed, each difference in words. */
    static List<String> differences(TableDescription table) {
        List<String> differences = new ArrayList<>();
        boolean hasPartitionKey = false;
        for (KeySchemaElement key : table.keySchema()) {
            String found = "'" + key.attributeName() + "' (" + typeOf(key.attributeName(), table) + ")";
            if (key.keyType() == KeyType.HASH) {
                hasPartitionKey = true;
                if (!found.equals("'" + Layout.KEY + "' (S)")) {
                    differences.add("its partition key is " + found + ", needed is '" + Layout.KEY + "' (S)");
                }
            } else {
                differences.add("its sort key is " + found + ", needed is none");
            }
        }
        if (!hasPartitionKey) {
            differences.add("it has no partition key, needed is '" + Layout.KEY + "' (S)");
        }
        return differences;
    }

    private static String typeOf(String attribute, TableDescription table) {
        for (AttributeDefinition definition : table.attributeDefinitions()) {
            if (definition.attributeName().equals(attribute)) {
                return definition.attributeTypeAsString();
            }
        }
        return "?";
    }
}
