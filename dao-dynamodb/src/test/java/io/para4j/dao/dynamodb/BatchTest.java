package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchTest {
    private static final AppId APP = AppId.of("shop");
    private static final ScriptedTransport.Answer OK = ScriptedTransport.ok("{}");
    private static final ScriptedTransport.Answer LOST = ScriptedTransport.failure(new SocketTimeoutException("lost"));

    private Fixture fixture;
    private ScriptedTransport transport;

    private AWSDynamoDAO dao(int parallelism, ScriptedTransport.Answer... answers) {
        return dao(parallelism, new FakeTime(), answers);
    }

    private AWSDynamoDAO dao(int parallelism, Time time, ScriptedTransport.Answer... answers) {
        transport = ScriptedTransport.of(answers);
        fixture = Fixture.over(transport, parallelism, time);
        return fixture.dao;
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        fixture.close();
    }

    private static List<Deletion> deletions(int count) {
        return IntStream.range(0, count).mapToObj(i -> Deletion.of("id" + i)).toList();
    }

    private static List<Creation> creations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Creation(Fixture.item("id" + i, Map.of()), true))
                .toList();
    }

    private static String unprocessedDeletions(int... numbers) {
        String requests = String.join(
                ",",
                Arrays.stream(numbers)
                        .mapToObj(i -> "{\"DeleteRequest\":{\"Key\":{\"key\":{\"S\":\"id" + i + "\"}}}}")
                        .toList());
        return "{\"UnprocessedItems\":{\"para-shop\":[" + requests + "]}}";
    }

    @Test
    void unprocessedWritesAreSentAgain() {
        dao(1, ScriptedTransport.ok(unprocessedDeletions(1, 3)), ScriptedTransport.ok(unprocessedDeletions(3)), OK);

        assertThat(fixture.dao.deleteAll(APP, deletions(5))).hasSize(5).allMatch(Outcome.DONE::equals);
        assertThat(transport.bodies.get(1)).contains("id1", "id3").doesNotContain("id0", "id2", "id4");
        assertThat(transport.bodies.get(2)).contains("id3").doesNotContain("id1");
        assertThat(fixture.lastOperation().cost().retries()).isEqualTo(2);
    }

    @Test
    void writesThatStayUnprocessedAreThrottledTheOthersDone() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[500];
        Arrays.fill(answers, ScriptedTransport.ok(unprocessedDeletions(2)));
        dao(1, answers);

        List<Outcome> outcomes = fixture.dao.deleteAll(APP, deletions(3));

        assertThat(outcomes.subList(0, 2)).allMatch(Outcome.DONE::equals);
        assertThat(error(outcomes.get(2))).isInstanceOf(ThrottledException.class);
    }

    @Test
    void unprocessedKeysAreReadAgain() {
        String first = "{\"Responses\":{\"para-shop\":[{\"key\":{\"S\":\"id0\"},\"type\":{\"S\":\"t\"}}]},"
                + "\"UnprocessedKeys\":{\"para-shop\":{\"Keys\":[{\"key\":{\"S\":\"id1\"}}]}}}";
        String second = "{\"Responses\":{\"para-shop\":[{\"key\":{\"S\":\"id1\"},\"type\":{\"S\":\"t\"}}]}}";
        dao(1, ScriptedTransport.ok(first), ScriptedTransport.throttle(), ScriptedTransport.ok(second));

        assertThat(fixture.dao
                        .readAll(APP, List.of("id1", "id0"), Consistency.STRONG)
                        .keySet())
                .containsExactly("id1", "id0");
    }

    @Test
    void defect16BatchReadThatFailsIsAnError() {
        dao(1, ScriptedTransport.error(400, "AccessDeniedException"));

        assertThatThrownBy(() -> fixture.dao.readAll(APP, List.of("id1"), Consistency.STRONG))
                .isInstanceOf(StorageException.class);
    }

    private static String stored(int number, String revision) {
        return "{\"key\":{\"S\":\"id" + number + "\"},\"type\":{\"S\":\"product\"},\"version\":{\"N\":\"1\"},"
                + "\"_w\":{\"S\":\"" + revision + "\"}}";
    }

    private static ScriptedTransport.Answer found(String... items) {
        return ScriptedTransport.ok("{\"Responses\":{\"para-shop\":[" + String.join(",", items) + "]}}");
    }

    @Test
    void newObjectsOfAChunkWithoutAnswerAreJudgedByOneLook() {
        List<Creation> creations = creations(3);
        String ours = creations.get(0).item().revision().orElseThrow();
        dao(1, LOST, found(stored(0, ours), stored(1, "other")), OK);

        List<Outcome> outcomes = fixture.dao.createAll(APP, creations);

        assertThat(outcomes.get(0)).isEqualTo(Outcome.DONE);
        assertThat(error(outcomes.get(1))).isInstanceOf(WriteOutcomeUnknownException.class);
        assertThat(outcomes.get(2)).isEqualTo(Outcome.DONE);
        assertThat(transport.operations).containsExactly("BatchWriteItem", "BatchGetItem", "PutItem");
        assertThat(transport.bodies.get(1)).contains("\"ConsistentRead\":true");
        assertThat(transport.bodies.get(2)).contains("id2", "attribute_not_exists");
    }

    @Test
    void newObjectThatLandsAfterTheLookIsDone() {
        List<Creation> creations = creations(1);
        String ours = creations.get(0).item().revision().orElseThrow();
        dao(1, LOST, found(), ScriptedTransport.refusal(stored(0, ours)));

        assertThat(fixture.dao.createAll(APP, creations)).containsExactly(Outcome.DONE);
    }

    @Test
    void newObjectSentAgainThatIsThrottledIsUnknown() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[500];
        Arrays.fill(answers, ScriptedTransport.throttle());
        answers[0] = LOST;
        answers[1] = found();
        dao(1, answers);

        assertThat(error(fixture.dao.createAll(APP, creations(1)).get(0)))
                .isInstanceOf(WriteOutcomeUnknownException.class);
    }

    @Test
    void chunkWhoseLookFailsIsUnknownTheOthersAreDone() {
        dao(1, OK, LOST, ScriptedTransport.error(400, "AccessDeniedException"), OK);

        List<Outcome> outcomes = fixture.dao.createAll(APP, creations(60));

        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 50))
                .allSatisfy(each -> assertThat(error(each)).isInstanceOf(WriteOutcomeUnknownException.class));
        assertThat(((WriteOutcomeUnknownException) error(outcomes.get(25))).id())
                .isEqualTo("id25");
        assertThat(outcomes.subList(50, 60)).allMatch(Outcome.DONE::equals);
    }

    @Test
    void deletionsAndRestoresWithoutAnswerAreSentAgain() {
        dao(1, LOST, OK, LOST, OK);

        assertThat(fixture.dao.deleteAll(APP, deletions(3))).allMatch(Outcome.DONE::equals);
        assertThat(fixture.dao.restoreAll(
                        APP, creations(3).stream().map(Creation::item).toList()))
                .allMatch(Outcome.DONE::equals);
        assertThat(transport.operations).hasSize(4).containsOnly("BatchWriteItem");
    }

    @Test
    void invalidChunkIsHalvedUntilTheInvalidOneStandsAlone() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[100];
        Arrays.fill(answers, (ScriptedTransport.Answer) (operation, body) -> body.contains("\"id13\"")
                ? ScriptedTransport.error(400, "ValidationException", "id13 is wrong")
                        .to(operation, body)
                : OK.to(operation, body));
        dao(1, answers);

        List<Outcome> outcomes = fixture.dao.createAll(APP, creations(25));

        for (int i = 0; i < 25; i++) {
            assertThat(outcomes.get(i).equals(Outcome.DONE)).as("object " + i).isEqualTo(i != 13);
        }
        assertThat(error(outcomes.get(13)))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("id13 is wrong");
        assertThat(transport.operations).containsOnly("BatchWriteItem").hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void defect13InterruptedBatchEndsPromptlyWithTheFlagSetAndTheRestNotSent() {
        Thread caller = Thread.currentThread();
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[100];
        Arrays.fill(answers, (ScriptedTransport.Answer) (operation, body) -> {
            caller.interrupt();
            return ScriptedTransport.throttle().to(operation, body);
        });
        answers[0] = OK;
        dao(1, Time.SYSTEM, answers);
        long start = System.nanoTime();

        List<Outcome> outcomes = fixture.dao.deleteAll(APP, deletions(500));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 500))
                .allSatisfy(each -> assertThat(((StorageException) error(each)).progress())
                        .isEqualTo(StorageException.Progress.NOT_SENT));
    }

    @Test
    void whatNobodyHasForeseenIsUnknownForItsObjectsAlone() {
        dao(1, OK, (operation, body) -> {
            throw new UnsupportedOperationException("a bug");
        });

        List<Outcome> outcomes = fixture.dao.deleteAll(APP, deletions(30));

        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 30))
                .allSatisfy(each -> assertThat(error(each)).isInstanceOf(WriteOutcomeUnknownException.class));
    }

    @Test
    void interruptedBatchDoesNotWaitForAnAnswerThatDoesNotCome() {
        Thread caller = Thread.currentThread();
        CountDownLatch forever = new CountDownLatch(1);
        dao(1, Time.SYSTEM, OK, (operation, body) -> {
            caller.interrupt();
            await(forever);
            return OK.to(operation, body);
        });
        long start = System.nanoTime();

        List<Outcome> outcomes = fixture.dao.deleteAll(APP, deletions(60));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 50)).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(outcomes.subList(50, 60)).allMatch(Outcome.Refused.class::isInstance);
        forever.countDown();
    }

    @Test
    void batchOfAnInterruptedThreadSendsNothing() {
        dao(2);
        Thread.currentThread().interrupt();

        assertThat(fixture.dao.deleteAll(APP, deletions(60))).hasSize(60).allMatch(Outcome.Refused.class::isInstance);
        assertThat(transport.operations).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void requestsInFlightAreExactlyTheParallelismAtMost() {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[12];
        Arrays.fill(answers, (ScriptedTransport.Answer) (operation, body) -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            inFlight.decrementAndGet();
            return OK.to(operation, body);
        });
        dao(3, answers);
        List<Item> items = IntStream.range(0, 12)
                .mapToObj(i -> Fixture.item("id" + i, Map.of()))
                .toList();

        assertThat(fixture.dao.createAll(
                        APP,
                        items.stream().map(item -> new Creation(item, false)).toList()))
                .allMatch(Outcome.DONE::equals);
        assertThat(most).hasValue(3);
    }

    @Test
    void requestsOfBatchesRunOnThreadsOfOurs() {
        String[] thread = new String[1];
        dao(1, (operation, body) -> {
            thread[0] = Thread.currentThread().getName();
            return OK.to(operation, body);
        });

        fixture.dao.deleteAll(APP, deletions(1));
        assertThat(thread[0]).startsWith("para-dynamodb-");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ParaException error(Outcome outcome) {
        return outcome instanceof Outcome.Unknown unknown ? unknown.error() : ((Outcome.Refused) outcome).error();
    }
}
