package io.para4j.examples.serverless.deployment;

import io.para4j.dao.dynamodb.DynamoDBClientCustomizer;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The permissions that the requests of a client need, each as an action and the table or index. The parts of a transaction
 * need the actions of single requests.
 */
final class SentRequests implements DynamoDBClientCustomizer, ExecutionInterceptor {
    private final Set<String> permissions = new ConcurrentSkipListSet<>();

    @Override
    public void customize(DynamoDbClientBuilder builder) {
        builder.overrideConfiguration(
                builder.overrideConfiguration().copy(known -> known.addExecutionInterceptor(this)));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        needed(context.request()).forEach(permissions::add);
    }

    Set<String> permissions() {
        return permissions;
    }

    private static Stream<String> needed(SdkRequest request) {
        if (request instanceof GetItemRequest get) {
            return Stream.of("GetItem " + get.tableName());
        } else if (request instanceof PutItemRequest put) {
            return Stream.of("PutItem " + put.tableName());
        } else if (request instanceof UpdateItemRequest update) {
            return Stream.of("UpdateItem " + update.tableName());
        } else if (request instanceof DeleteItemRequest delete) {
            return Stream.of("DeleteItem " + delete.tableName());
        } else if (request instanceof QueryRequest query) {
            return Stream.of("Query " + query.tableName() + "/index/" + query.indexName());
        } else if (request instanceof BatchGetItemRequest batch) {
            return batch.requestItems().keySet().stream().map(table -> "BatchGetItem " + table);
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            return transaction.transactItems().stream().map(SentRequests::needed);
        }
        throw new IllegalStateException("no permission is known for " + request.getClass());
    }

    private static String needed(TransactWriteItem part) {
        if (part.put() != null) {
            return "PutItem " + part.put().tableName();
        } else if (part.update() != null) {
            return "UpdateItem " + part.update().tableName();
        } else if (part.delete() != null) {
            return "DeleteItem " + part.delete().tableName();
        }
        return "ConditionCheckItem " + part.conditionCheck().tableName();
    }
}
