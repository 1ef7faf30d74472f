package io.para4j.dao.dynamodb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A client that refuses queries of an index that is missing or being built, as the service does. DynamoDB Local answers them with a
 * part of the items.
 */
final class BackfillRefusal {
    private BackfillRefusal() {}

    /**
     * Wraps a client.
     *
     * @param client the client
     * @param observer another client, which describes the tables. The answers of the first one are decoded by the store
     */
    static DynamoDbClient of(DynamoDbClient client, DynamoDbClient observer) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("query") && arguments[0] instanceof QueryRequest query) {
                refusal(observer, query).ifPresent(message -> {
                    throw invalid(message);
                });
            }
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler);
    }

    /** Returns the message of the service; empty if the index is complete. */
    private static Optional<String> refusal(DynamoDbClient observer, QueryRequest query) {
        Optional<GlobalSecondaryIndexDescription> index = observer
                .describeTable(describe -> describe.tableName(query.tableName()))
                .table()
                .globalSecondaryIndexes()
                .stream()
                .filter(each -> each.indexName().equals(query.indexName()))
                .findFirst();
        if (index.isEmpty()) {
            return Optional.of("The table does not have the specified index: " + query.indexName());
        }
        return index.get().indexStatus() == IndexStatus.ACTIVE
                ? Optional.empty()
                : Optional.of("Cannot read from backfilling global secondary index: " + query.indexName());
    }

    private static DynamoDbException invalid(String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode("ValidationException")
                .errorMessage(message)
                .build();
        return (DynamoDbException) DynamoDbException.builder()
                .message(message)
                .statusCode(400)
                .awsErrorDetails(details)
                .build();
    }
}
