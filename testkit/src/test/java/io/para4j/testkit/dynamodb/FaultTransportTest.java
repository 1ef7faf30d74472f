package io.para4j.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ExtendWith(DynamoDBExtension.class)
class FaultTransportTest {
    private final FaultTransport faults = FaultTransport.create();
    private DynamoDbClient client;
    private String table;

    @BeforeEach
    void open(DynamoDBServer dynamoDB, TestInfo test) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .endpointOverride(dynamoDB.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(Apache5HttpClient.builder());
        faults.install(builder);
        client = builder.build();
        table = test.getTestMethod().orElseThrow().getName();
        KeySchemaElement partitionKey = KeySchemaElement.builder()
                .attributeName("key")
                .keyType(KeyType.HASH)
                .build();
        AttributeDefinition text = AttributeDefinition.builder()
                .attributeName("key")
                .attributeType(ScalarAttributeType.S)
                .build();
        client.createTable(request -> request.tableName(table)
                .keySchema(partitionKey)
                .attributeDefinitions(text)
                .billingMode(BillingMode.PAY_PER_REQUEST));
        faults.clear();
    }

    @AfterEach
    void close() {
        faults.off();
        client.deleteTable(request -> request.tableName(table));
        client.close();
        faults.close();
    }

    private static Map<String, AttributeValue> key(String key) {
        return Map.of("key", AttributeValue.fromS(key));
    }

    private void put(String key) {
        client.putItem(request -> request.tableName(table).item(key(key)));
    }

    private boolean isStored(String key) {
        return client.getItem(request -> request.tableName(table).key(key(key)).consistentRead(true))
                .hasItem();
    }

    private BatchWriteItemResponse putAll(int count) {
        List<WriteRequest> writes = IntStream.range(0, count)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(put -> put.item(key("k" + i)))
                        .build())
                .toList();
        return client.batchWriteItem(request -> request.requestItems(Map.of(table, writes)));
    }

    @Test
    void withoutARuleEveryRequestGoesThroughAndIsListed() {
        put("a");
        assertThat(isStored("a")).isTrue();
        assertThat(faults.requests())
                .extracting(SeenRequest::operation, SeenRequest::table, SeenRequest::fault, SeenRequest::status)
                .containsExactly(
                        tuple("PutItem", table, Optional.empty(), OptionalInt.of(200)),
                        tuple("GetItem", table, Optional.empty(), OptionalInt.of(200)));
    }

    @Test
    void aRuleHitsTheRequestsThatItNamesAndCountsThem() {
        FaultRule rule =
                faults.on(Request.of("PutItem").table(table).after(1).calls(2)).then(Fault.throttle());
        FaultRule elsewhere = faults.on(Request.ofData().table("other")).then(Fault.internalError());
        put("a");
        assertThatThrownBy(() -> put("b")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(isStored("b")).isFalse();
        assertThatThrownBy(() -> put("c")).isInstanceOf(ProvisionedThroughputExceededException.class);
        put("d");
        assertThat(rule.hits()).isEqualTo(2);
        assertThat(elsewhere.hits()).isZero();
        assertThat(faults.requests().get(1).fault()).contains("throttle");
        assertThat(faults.requests().get(1).status()).hasValue(400);
    }

    @Test
    void ofTwoRulesTheFirstWinsAndOnlyItCounts() {
        FaultRule first = faults.on(Request.writes().calls(1)).then(Fault.throttle());
        FaultRule second = faults.on(Request.of()).then(Fault.unavailable());
        assertThatThrownBy(() -> put("a")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(() -> put("b"))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
        assertThat(first.hits()).isEqualTo(1);
        assertThat(second.hits()).isEqualTo(1);
    }

    @Test
    void aTableCanBeLeftOut() {
        FaultRule rule = faults.on(Request.writes().exceptTable(table)).then(Fault.throttle());
        put("a");
        assertThat(rule.hits()).isZero();
    }

    @Test
    void lostRequestsNeverReachTheService() {
        for (Fault fault : List.of(Fault.loseRequest(), Fault.internalError(), Fault.unavailable())) {
            faults.on(Request.writes().calls(1)).then(fault);
            assertThatThrownBy(() -> put("lost")).as(fault.name()).isInstanceOf(RuntimeException.class);
            assertThat(isStored("lost")).as(fault.name()).isFalse();
        }
        faults.on(Request.writes().calls(1)).then(Fault.loseRequest());
        assertThatThrownBy(() -> put("lost")).hasRootCauseInstanceOf(SocketException.class);
        faults.on(Request.writes().calls(1)).then(Fault.refuseConnection());
        assertThatThrownBy(() -> put("lost")).hasRootCauseInstanceOf(ConnectException.class);
        assertThat(isStored("lost")).isFalse();
        assertThat(faults.requests().get(0).status()).isEmpty();
    }

    @Test
    void theServiceHasDoneWhatLostAnswersAreAbout() {
        List<Fault> lost = List.of(Fault.loseAnswer(), Fault.timeOut(), Fault.internalErrorAfterwards());
        for (Fault fault : lost) {
            faults.on(Request.writes().calls(1)).then(fault);
            assertThatThrownBy(() -> put(fault.name())).as(fault.name()).isInstanceOf(RuntimeException.class);
            assertThat(isStored(fault.name())).as(fault.name()).isTrue();
        }
        faults.on(Request.writes().calls(1)).then(Fault.timeOut());
        assertThatThrownBy(() -> put("late")).hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void othersCanWriteBetweenAnAnswerAndItsLoss() {
        List<Boolean> seen = new ArrayList<>();
        faults.on(Request.writes().calls(1)).then(Fault.loseAnswer(() -> {
            seen.add(isStored("a"));
            client.deleteItem(request -> request.tableName(table).key(key("a")));
        }));
        assertThatThrownBy(() -> put("a")).hasRootCauseInstanceOf(SocketException.class);
        assertThat(seen).containsExactly(true);
        assertThat(isStored("a")).isFalse();
    }

    @Test
    void halfOfABatchOfWritesIsLeftUnprocessed() {
        faults.on(Request.of("BatchWriteItem").calls(1)).then(Fault.leaveUnprocessed());
        BatchWriteItemResponse response = putAll(5);
        assertThat(response.unprocessedItems().get(table))
                .extracting(write -> write.putRequest().item())
                .containsExactly(key("k3"), key("k4"));
        assertThat(isStored("k2")).isTrue();
        assertThat(isStored("k3")).isFalse();
        assertThat(putAll(5).unprocessedItems()).isEmpty();
    }

    @Test
    void halfOfABatchOfReadsIsLeftUnprocessed() {
        putAll(5);
        faults.on(Request.of("BatchGetItem").calls(1)).then(Fault.leaveUnprocessed());
        KeysAndAttributes asked = KeysAndAttributes.builder()
                .keys(IntStream.range(0, 5).mapToObj(i -> key("k" + i)).toList())
                .consistentRead(true)
                .build();
        BatchGetItemResponse response = client.batchGetItem(request -> request.requestItems(Map.of(table, asked)));
        assertThat(response.responses().get(table)).containsExactlyInAnyOrder(key("k0"), key("k1"), key("k2"));
        assertThat(response.unprocessedKeys().get(table).keys()).containsExactly(key("k3"), key("k4"));
        assertThat(response.unprocessedKeys().get(table).consistentRead()).isTrue();
    }

    @Test
    void aBatchOfOneIsThrottledInstead() {
        faults.on(Request.writes().calls(1)).then(Fault.leaveUnprocessed());
        assertThatThrownBy(() -> putAll(1)).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(isStored("k0")).isFalse();
    }

    @Test
    void aRequestIsHeldUntilItIsLetGo() {
        CountDownLatch latch = new CountDownLatch(1);
        FaultRule rule = faults.on(Request.writes()).then(Fault.hold(latch));
        CompletableFuture<Void> write = CompletableFuture.runAsync(() -> put("a"));
        while (rule.hits() == 0) {
            Thread.onSpinWait();
        }
        assertThat(isStored("a")).isFalse();
        assertThat(write).isNotDone();
        latch.countDown();
        write.join();
        assertThat(isStored("a")).isTrue();
    }

    @Test
    void aDelayIsBounded() {
        faults.on(Request.writes()).then(Fault.delay(Duration.ofMillis(1)));
        put("a");
        assertThat(isStored("a")).isTrue();
        assertThatThrownBy(() -> Fault.delay(Duration.ofMinutes(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.delay(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offEndsRulesAndPlanAndClearForgetsTheRequests() {
        faults.on(Request.writes()).then(Fault.throttle());
        faults.follow(FaultPlan.random(1, 1));
        faults.off();
        put("a");
        assertThat(faults.requests()).hasSize(1);
        faults.clear();
        assertThat(faults.requests()).isEmpty();
    }

    @Test
    void aPlanHitsItsShareOfTheRequestsAboutItemsWithEveryKind() {
        FaultPlan plan = FaultPlan.random(42, 0.2);
        List<String> faultsOfPlan = names(plan, 10_000);
        assertThat(faultsOfPlan.size()).as(plan.toString()).isBetween(1_800, 2_200);
        assertThat(faultsOfPlan)
                .contains(
                        "throttle",
                        "internal error",
                        "internal error afterwards",
                        "unavailable",
                        "leave unprocessed",
                        "delay",
                        "refuse connection",
                        "lose request",
                        "lose answer",
                        "time out");
        assertThat(FaultPlan.random(42, 1).next("CreateTable", table)).isEmpty();
        assertThat(FaultPlan.random(42, 1).on(Request.of().exceptTable(table)).next("PutItem", table))
                .isEmpty();
    }

    @Test
    void transactionsCanConflictBeThrottledInPartAndStillBeUnderWay() {
        faults.on(Request.of("TransactWriteItems").table(table).calls(1)).then(Fault.transactionConflict());
        assertThatThrownBy(() -> putTogether("a", "b"))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(codes(e)).containsExactly("TransactionConflict", "None"));
        faults.on(Request.writes().calls(1)).then(Fault.throttledPart());
        assertThatThrownBy(() -> putTogether("a", "b"))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(codes(e)).containsExactly("ProvisionedThroughputExceeded", "None"));
        assertThat(isStored("a")).isFalse();
        faults.on(Request.writes().calls(1)).then(Fault.transactionInProgress());
        assertThatThrownBy(() -> putTogether("a", "b")).isInstanceOf(TransactionInProgressException.class);
        assertThat(isStored("b")).isTrue();
        faults.on(Request.writes().calls(1)).then(Fault.transactionInProgress());
        assertThatThrownBy(() -> put("c")).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(faults.requests().get(0).table()).isEqualTo(table);
    }

    private void putTogether(String... keys) {
        client.transactWriteItems(request -> request.transactItems(Arrays.stream(keys)
                .map(key -> TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(Map.of("key", AttributeValue.fromS(key), "TableName", AttributeValue.fromS("x"))))
                        .build())
                .toList()));
    }

    private static List<String> codes(TransactionCanceledException error) {
        return error.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
    }

    @Test
    void aPlanHitsTransactionsWithTheirOwnKindsToo() {
        FaultPlan plan = FaultPlan.random(42, 0.2);
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            plan.next("TransactWriteItems", table).ifPresent(fault -> kinds.add(fault.name()));
        }
        assertThat(kinds)
                .hasSize(12)
                .contains("transaction conflict", "throttled part", "transaction in progress", "lose answer");
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        List<String> again = names(FaultPlan.random(42, 0.2), 1_000);
        assertThat(names(FaultPlan.random(42, 0.2), 1_000)).isEqualTo(again);
        assertThat(names(FaultPlan.random(43, 0.2), 1_000)).isNotEqualTo(again);
        assertThat(FaultPlan.random(42, 0.2)).hasToString("faults for 0.2 of requests, seed 42");
    }

    private List<String> names(FaultPlan plan, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plan.next("BatchWriteItem", table).ifPresent(fault -> names.add(fault.name()));
        }
        return names;
    }
}
