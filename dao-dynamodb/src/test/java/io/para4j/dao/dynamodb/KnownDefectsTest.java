package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Change;
import io.para4j.spi.Closer;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The known defects that a service must be made to fail for, by their numbers. */
class KnownDefectsTest {
    private static final AppId APP = AppId.of("shop");
    private static final ScriptedTransport.Answer THROTTLE = ScriptedTransport.throttle();

    private final FakeTime time = new FakeTime();
    private final List<Fixture> fixtures = new ArrayList<>();

    private AWSDynamoDAO dao(ScriptedTransport transport) {
        Fixture fixture = Fixture.over(transport, 2, time);
        fixtures.add(fixture);
        return fixture.dao;
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        fixtures.forEach(Fixture::close);
    }

    @Test
    @DisplayName("defect 13: retry without end, with growing sleeps, no jitter")
    void retriesEndAtTheDeadlineAndNoWaitIsOverTwoSeconds() {
        AWSDynamoDAO dao = dao(ScriptedTransport.always(THROTTLE));

        assertThatThrownBy(() -> dao.delete(APP, Deletion.of("a1"))).isInstanceOf(ThrottledException.class);
        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(30));
        assertThat(time.sleeps).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(RetryLoop.CAP));
    }

    @Test
    @DisplayName("defect 13: an interrupt returns normally with the rest unwritten")
    void interruptedBatchSaysOfEachObjectThatItWasNotSent() {
        Thread caller = Thread.currentThread();
        AWSDynamoDAO dao = dao(ScriptedTransport.always((operation, body) -> {
            caller.interrupt();
            return THROTTLE.to(operation, body);
        }));
        List<Deletion> deletions =
                IntStream.range(0, 100).mapToObj(i -> Deletion.of("id" + i)).toList();

        assertThat(dao.deleteAll(APP, deletions)).hasSize(100).allMatch(Outcome.Refused.class::isInstance);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("defect 15: the answer is lost, the retry's condition fails: a conflict for a write that succeeded")
    void writeWhoseAnswerIsLostAndWhoseRetryFailsIsDone() {
        String held =
                "{\"key\":{\"S\":\"a1\"},\"type\":{\"S\":\"product\"},\"version\":{\"N\":\"3\"},\"_w\":{\"S\":\"r3\"}}";
        String after = held.replace("r3", "ours").replace("\"3\"", "\"4\"");
        ScriptedTransport transport = ScriptedTransport.of(
                ScriptedTransport.failure(new SocketTimeoutException("no answer")),
                ScriptedTransport.ok("{\"Item\":" + held + "}"),
                ScriptedTransport.refusal(after));
        State state = new State(3, Optional.of("r3"));
        Update update = Update.of("a1", Precondition.of("product", state), "ours", List.of(new Change.Set("x", 1)));

        Optional<Item> stored = dao(transport).update(APP, update.returningItem());

        assertThat(stored).hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
        assertThat(transport.operations).containsExactly("UpdateItem", "GetItem", "UpdateItem");
    }

    @Test
    @DisplayName("defect 16: read errors come back as null, an empty map or an empty page")
    void failedReadsAreErrors() {
        AWSDynamoDAO dao = dao(ScriptedTransport.always(ScriptedTransport.error(500, "InternalServerError")));

        assertThatThrownBy(() -> dao.read(APP, "a1", Consistency.EVENTUAL)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readAll(APP, List.of("a1", "a2"), Consistency.EVENTUAL))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readPage(APP, 10, Optional.empty())).isInstanceOf(StorageException.class);
    }

    @Test
    @DisplayName("defect 16: a throttled page ends an export early, reported as complete")
    void throttledPageIsAnErrorThatSaysSo() {
        String first =
                "{\"Items\":[{\"key\":{\"S\":\"a\"},\"type\":{\"S\":\"t\"}}],\"LastEvaluatedKey\":{\"key\":{\"S\":\"a\"}}}";
        AWSDynamoDAO dao = dao(ScriptedTransport.always((operation, body) ->
                (body.contains("ExclusiveStartKey") ? THROTTLE : ScriptedTransport.ok(first)).to(operation, body)));

        ThrottledException error =
                catchThrowableOfType(ThrottledException.class, () -> dao.readPage(APP, 10, Optional.empty()));
        assertThat(error).hasMessageContaining("read of page 'the first' in app 'shop' was not done");
    }

    @Test
    @DisplayName("defect 19: no strongly consistent read")
    void strongReadsAreAskedForAsSuch() {
        ScriptedTransport transport = ScriptedTransport.of(
                ScriptedTransport.ok("{}"), ScriptedTransport.ok("{}"), ScriptedTransport.ok("{}"));
        AWSDynamoDAO dao = dao(transport);

        dao.read(APP, "a1", Consistency.STRONG);
        dao.readAll(APP, List.of("a1"), Consistency.STRONG);
        dao.read(APP, "a1", Consistency.EVENTUAL);

        assertThat(transport.bodies)
                .extracting(body -> body.contains("\"ConsistentRead\":true"))
                .containsExactly(true, true, false);
    }

    @Test
    @DisplayName("defect 33: endpoint and region are fixed in static initialisers")
    void everyStoreHasItsOwnRegion() {
        String active = """
                {"Table":{"TableName":"para-shop","TableStatus":"ACTIVE","KeySchema":[{"AttributeName":"key","KeyType":"HASH"}],\
                "AttributeDefinitions":[{"AttributeName":"key","AttributeType":"S"}]}}""";
        for (String region : List.of("eu-west-1", "us-west-2")) {
            ScriptedTransport transport =
                    ScriptedTransport.of(ScriptedTransport.ok(active), ScriptedTransport.ok("{}"));
            Injector injector = injector(region, transport);

            injector.getInstance(AppStorage.class).status(APP);
            assertThat(transport.hosts).containsOnly("dynamodb." + region + ".amazonaws.com");
            injector.getInstance(Closer.class).close();
        }
    }

    private static Injector injector(String region, ScriptedTransport transport) {
        return Guice.createInjector(
                new ParaModule(ConfigFactory.parseMap(Map.of("para.dynamodb.region", region))),
                new AWSDynamoDAOModule(),
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        OptionalBinder.newOptionalBinder(binder(), DynamoDbClientCustomizer.class)
                                .setBinding()
                                .toInstance(builder -> builder.httpClientBuilder(defaults -> transport)
                                        .credentialsProvider(StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("key", "secret"))));
                    }
                });
    }

    @Test
    @DisplayName("defect 33: any error at start means 'table does not exist', then creates one")
    void errorAtStartIsAnErrorAndCreatesNothing() {
        ScriptedTransport transport =
                ScriptedTransport.of(ScriptedTransport.error(400, "AccessDeniedException", "not allowed to look"));
        dao(transport);

        assertThatThrownBy(() -> fixtures.get(0).storage.ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not allowed to look");
        assertThat(transport.operations).containsExactly("DescribeTable");
    }
}
