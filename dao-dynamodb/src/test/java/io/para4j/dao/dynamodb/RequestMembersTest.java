package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.para4j.testkit.dynamodb.ServiceAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Compares the bodies of requests that the store writes with those that the SDK writes. */
class RequestMembersTest {
    private static final int REQUESTS = 5_000;
    private static final String EXPRESSIONS = "TableName, ConditionExpression, ExpressionAttributeNames,"
            + " ExpressionAttributeValues, ReturnValuesOnConditionCheckFailure";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final AtomicReference<String> body = new AtomicReference<>("");
    private final AtomicInteger marshalledWithoutItems = new AtomicInteger();
    private final ScriptedTransport transport = ScriptedTransport.always((operation, request) -> {
        body.set(request);
        return ServiceAnswer.of(200, "{}");
    });

    @AutoClose
    private final DynamoDbClient splitting = client(builder -> {
        builder.overrideConfiguration(override -> override.addExecutionInterceptor(new ExecutionInterceptor() {
            @Override
            public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
                marshalledWithoutItems.addAndGet(hasItems(context.request()) ? 0 : 1);
            }
        }));
        ClientProvider.completeOverride(builder);
    });

    @AutoClose
    private final DynamoDbClient plain = client(builder ->
            builder.overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())));

    private DynamoDbClient client(Consumer<DynamoDbClientBuilder> configure) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(transport);
        configure.accept(builder);
        return builder.build();
    }

    private static boolean hasItems(SdkRequest request) {
        return request instanceof BatchWriteItemRequest write
                ? write.hasRequestItems()
                : ((TransactWriteItemsRequest) request).hasTransactItems();
    }

    /** Returns the body of a request, or the error of the client that refuses it. */
    private Object sent(DynamoDbClient client, DynamoDbRequest request) throws IOException {
        try {
            send(client, request);
        } catch (RuntimeException e) { // of what the SDK cannot write
            return e.toString();
        }
        return json(body.get());
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static void send(DynamoDbClient client, DynamoDbRequest request) {
        if (request instanceof BatchWriteItemRequest write) {
            client.batchWriteItem(write);
        } else {
            client.transactWriteItems((TransactWriteItemsRequest) request);
        }
    }

    @Test
    void bodiesEqualThoseOfTheSDK() throws IOException {
        long seed = System.nanoTime();
        RandomRequests random = new RandomRequests(seed);
        for (int i = 0; i < REQUESTS; i++) {
            DynamoDbRequest request = random.next();
            assertThat(sent(splitting, request))
                    .as("seed %d, request %d: %s", seed, i, request)
                    .isEqualTo(sent(plain, request));
        }
        assertThat(REQUESTS - marshalledWithoutItems.get())
                .as("requests with items left to the SDK")
                .isBetween(REQUESTS / 100, REQUESTS / 2);
    }

    /** The account in the ARN of a table decides the endpoint. */
    @Test
    void requestForTheARNOfATableGoesToItsAccount() throws IOException {
        String table = "arn:aws:dynamodb:us-east-1:123456789012:table/books";
        for (Consumer<DynamoDbClientBuilder> configure :
                List.<Consumer<DynamoDbClientBuilder>>of(ClientProvider::completeOverride, builder -> {})) {
            ScriptedTransport recording = ScriptedTransport.of((operation, request) -> ServiceAnswer.of(200, "{}"));
            DynamoDbClientBuilder builder = DynamoDbClient.builder()
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                    .httpClient(recording);
            configure.accept(builder);
            try (DynamoDbClient client = builder.build()) {
                client.batchWriteItem(write -> write.requestItems(Map.of(table, List.of(put("a")))));
            }
            assertThat(recording.hosts).containsExactly("123456789012.ddb.us-east-1.amazonaws.com");
        }
    }

    static Stream<Arguments> writtenMembers() {
        return Stream.of(
                Arguments.of(WriteRequest.builder().build(), "PutRequest, DeleteRequest"),
                Arguments.of(PutRequest.builder().build(), "Item"),
                Arguments.of(DeleteRequest.builder().build(), "Key"),
                Arguments.of(TransactWriteItem.builder().build(), "ConditionCheck, Put, Delete, Update"),
                Arguments.of(ConditionCheck.builder().build(), "Key, " + EXPRESSIONS),
                Arguments.of(Put.builder().build(), "Item, " + EXPRESSIONS),
                Arguments.of(Delete.builder().build(), "Key, " + EXPRESSIONS),
                Arguments.of(Update.builder().build(), "Key, UpdateExpression, " + EXPRESSIONS));
    }

    /** A member that a later SDK adds would be left out of the body if {@link RequestMembers} did not know it. */
    @ParameterizedTest
    @MethodSource("writtenMembers")
    void everyMemberIsKnown(SdkPojo pojo, String members) {
        assertThat(pojo.sdkFields().stream().map(SdkField::locationName))
                .containsExactlyInAnyOrder(members.split(", "));
    }

    @Test
    void everyTypeOfValueIsKnown() {
        assertThat(AttributeValue.Type.values()).hasSize(11);
    }

    @Test
    void interceptorsOfTheBuilderChangeTheWholeRequestAndSeeItsWholeBody() throws IOException {
        changesAndSees(other -> builder -> {
            builder.overrideConfiguration(override -> override.addExecutionInterceptor(other));
            ClientProvider.completeOverride(builder);
        });
    }

    @Test
    void interceptorsOfPluginsChangeTheWholeRequestAndSeeItsWholeBody() throws IOException {
        changesAndSees(other -> builder -> {
            builder.addPlugin(configuration ->
                    configuration.overrideConfiguration(configuration.overrideConfiguration().toBuilder()
                            .addExecutionInterceptor(other)
                            .build()));
            ClientProvider.completeOverride(builder);
        });
    }

    @Test
    void itemsAreSentOnceByAClientWithTheInterceptorsOfAnother() throws IOException {
        changesAndSees(other -> builder -> {
            builder.overrideConfiguration(splitting.serviceClientConfiguration().overrideConfiguration().toBuilder()
                    .addExecutionInterceptor(other)
                    .build());
            ClientProvider.completeOverride(builder);
        });
    }

    private void changesAndSees(Function<ExecutionInterceptor, Consumer<DynamoDbClientBuilder>> configure)
            throws IOException {
        AtomicReference<String> seen = new AtomicReference<>("");
        ExecutionInterceptor other = new ExecutionInterceptor() {
            @Override
            public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
                return ((BatchWriteItemRequest) context.request())
                        .toBuilder()
                                .requestItems(Map.of("films", List.of(put("b"))))
                                .build();
            }

            @Override
            public Optional<RequestBody> modifyHttpContent(
                    Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                seen.set(text(context.requestBody().orElseThrow()));
                return context.requestBody();
            }
        };
        try (DynamoDbClient client = client(configure.apply(other))) {
            client.batchWriteItem(write -> write.requestItems(Map.of("books", List.of(put("a")))));
        }

        assertThat(json(body.get()))
                .isEqualTo(
                        json("{\"RequestItems\":{\"films\":[{\"PutRequest\":{\"Item\":{\"text\":{\"S\":\"b\"}}}}]}}"));
        assertThat(seen).hasValue(body.get());
    }

    private static WriteRequest put(String text) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(Map.of("text", AttributeValue.fromS(text))))
                .build();
    }

    private static String text(RequestBody content) {
        try (InputStream stream = content.contentStreamProvider().newStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
