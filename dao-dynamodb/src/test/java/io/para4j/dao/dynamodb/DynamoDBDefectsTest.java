package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static io.para4j.dao.dynamodb.ScriptedAnswer.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.ConfigFactory;
import io.para4j.ParaModule;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Tests the numbered known defects of the old plug-in that need scripted answers of the service. */
class DynamoDBDefectsTest {
    private static final AppId APP = AppId.of("shop");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    @Test
    @DisplayName("defect 13: retries never end, with growing sleeps and no jitter")
    void retriesEndAtTheDeadlineAndNoWaitIsOverTwoSeconds() {
        AWSDynamoDAO dao = scripted.answerAlways(THROTTLED);

        assertThatThrownBy(() -> dao.delete(APP, Deletion.of("a1"))).isInstanceOf(ThrottledException.class);
        assertThat(scripted.time.elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scripted.time.sleeps).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(RetryLoop.CAP));
    }

    @Test
    @DisplayName("defect 13: an interrupted batch returns normally, with the rest unwritten")
    void interruptedBatchReportsEachObjectAsNotSent() {
        Thread caller = Thread.currentThread();
        AWSDynamoDAO dao = scripted.answerAlways((operation, body) -> {
            caller.interrupt();
            return THROTTLED.to(operation, body);
        });

        assertThat(dao.deleteAll(APP, TestItems.deletions(100)))
                .hasSize(100)
                .allMatch(Outcome.Refused.class::isInstance);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName(
            "defect 15: a lost answer and a retry whose condition fails report a conflict for a write that succeeded")
    void writeWhoseAnswerIsLostAndWhoseRetryFailsIsDone() {
        AWSDynamoDAO dao = scripted.answer(LOST, LostWrites.stored(3, "r3"), LostWrites.refused(4, "ours"));

        Optional<Item> stored = dao.update(APP, LostWrites.UPDATE.returningItem());

        assertThat(stored).hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
        scripted.assertSent("UpdateItem", "GetItem", "UpdateItem");
    }

    @Test
    @DisplayName("defect 16: read errors come back as null, an empty map or an empty page")
    void failedReadsAreErrors() {
        AWSDynamoDAO dao = scripted.answerAlways(ScriptedAnswer.error(500, "InternalServerError"));

        assertThatThrownBy(() -> dao.read(APP, "a1", Consistency.EVENTUAL)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readAll(APP, List.of("a1", "a2"), Consistency.EVENTUAL))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readPage(APP, 10, Optional.empty())).isInstanceOf(StorageException.class);
    }

    @Test
    @DisplayName("defect 16: a throttled page ends an export early, which is reported as complete")
    void throttledPageIsReportedAsThrottled() {
        ScriptedAnswer first = ScriptedAnswer.itemsBefore(ServiceJson.key("a"), ServiceJson.item("a"));
        AWSDynamoDAO dao = scripted.answerAlways(
                (operation, body) -> (body.contains("ExclusiveStartKey") ? THROTTLED : first).to(operation, body));

        ThrottledException error =
                catchThrowableOfType(ThrottledException.class, () -> dao.readPage(APP, 10, Optional.empty()));
        assertThat(error).hasMessageContaining("read of page 'the first' in app 'shop' was not done");
    }

    @Test
    @DisplayName("defect 19: no strongly consistent read")
    void strongReadsAreSentAsStrong() {
        AWSDynamoDAO dao = scripted.answer(OK, OK, OK);

        dao.read(APP, "a1", Consistency.STRONG);
        dao.readAll(APP, List.of("a1"), Consistency.STRONG);
        dao.read(APP, "a1", Consistency.EVENTUAL);

        assertThat(scripted.transport().bodies)
                .extracting(body -> body.contains("\"ConsistentRead\":true"))
                .containsExactly(true, true, false);
    }

    @Test
    @DisplayName("defect 33: endpoint and region are fixed in static initialisers")
    void everyStoreHasItsOwnRegion() {
        for (String region : List.of("eu-west-1", "us-west-2")) {
            ScriptedTransport transport = ScriptedTransport.of(
                    ServiceJson.table("para-shop", "ACTIVE"),
                    ScriptedAnswer.ok("{\"ContinuousBackupsDescription\":{}}"));
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
                TestClientModule.of(builder -> builder.httpClientBuilder(defaults -> transport)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))));
    }

    @Test
    @DisplayName("defect 33: any error at start is taken for a missing table, and creates one")
    void errorAtStartIsAnErrorAndCreatesNothing() {
        scripted.answer(ScriptedAnswer.error(400, "AccessDeniedException", "not allowed to describe"));

        assertThatThrownBy(() -> scripted.store().storage.ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not allowed to describe");
        scripted.assertSent("DescribeTable");
    }
}
