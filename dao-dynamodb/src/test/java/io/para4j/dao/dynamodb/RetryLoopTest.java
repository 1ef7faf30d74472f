package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.CostCounter;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationMeter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryLoopTest {
    private static final AppId APP = AppId.of("shop");
    private static final String FOUND = "{\"Item\":{\"key\":{\"S\":\"a1\"},\"type\":{\"S\":\"product\"}}}";
    private static final ScriptedTransport.Answer LOST =
            ScriptedTransport.failure(new SocketTimeoutException("no answer"));

    private final FakeTime time = new FakeTime();
    private Fixture fixture;
    private ScriptedTransport transport;

    private AWSDynamoDAO dao(ScriptedTransport.Answer... answers) {
        transport = ScriptedTransport.of(answers);
        fixture = Fixture.over(transport, 1, time);
        return fixture.dao;
    }

    private static ScriptedTransport.Answer[] times(int count, ScriptedTransport.Answer answer) {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[count];
        Arrays.fill(answers, answer);
        return answers;
    }

    private Optional<Item> read() {
        return fixture.dao.read(APP, "a1", Consistency.EVENTUAL);
    }

    private static Creation creation() {
        return new Creation(Fixture.item("a1", Map.of()), false);
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ProvisionedThroughputExceededException",
                "ThrottlingException",
                "RequestLimitExceeded",
                "TransactionConflictException"
            })
    void throttledRequestsAreSentAgain(String code) {
        dao(ScriptedTransport.error(400, code), ScriptedTransport.error(400, code), ScriptedTransport.ok("{}"));

        fixture.dao.create(APP, creation());

        assertThat(fixture.lastOperation().cost()).isEqualTo(new Operation.Cost(3, 2, 0, 0));
    }

    @Test
    void waitsAreJitteredAndGrowToTheCap() {
        dao(times(1000, ScriptedTransport.throttle()));

        assertThatThrownBy(this::read).isInstanceOf(ThrottledException.class);

        // The random numbers of the fixture are 0.5.
        assertThat(time.sleeps.subList(0, 9))
                .extracting(Duration::toMillis)
                .containsExactly(12L, 25L, 50L, 100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void defect13ThrottlesEndAtTheDeadline() {
        dao(times(1000, ScriptedTransport.throttle()));

        ThrottledException error =
                catchThrowableOfType(ThrottledException.class, () -> fixture.dao.create(APP, creation()));

        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(30));
        assertThat(error.attempts()).isEqualTo(transport.operations.size());
    }

    @Test
    void aRequestIsSentOnceHoweverLateAndAPartOfOneOnlyInTime() throws InterruptedException {
        fixture = Fixture.over(ScriptedTransport.of(), 1, time);
        RetryLoop loop = new RetryLoop(Duration.ofMillis(500), time, () -> 0.5);
        Call call = new Call(new CostCounter(), Interruption.ofThread(time));
        RetryLoop.Attempts attempts = loop.begin(call, RetryLoop.Repeat.UNSAFE);

        time.sleep(Duration.ofSeconds(1)); // a thread that had to wait for a processor

        assertThat(attempts.send(() -> "answer")).isEqualTo("answer");
        assertThatThrownBy(() -> attempts.atPart().send(() -> "answer")).isInstanceOf(FailedCallException.class);
    }

    @Test
    void writeThatATransactionIsAlwaysInTheWayOfSaysSo() {
        dao(times(1000, ScriptedTransport.error(400, "TransactionConflictException")));

        assertThatThrownBy(() -> fixture.dao.create(APP, creation()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("another write came first in " + transport.operations.size() + " attempts");
        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void defect13InterruptEndsTheWaitsWithTheFlagSet() {
        dao(
                (operation, body) -> {
                    Thread.currentThread().interrupt();
                    return ScriptedTransport.throttle().to(operation, body);
                },
                ScriptedTransport.ok("{}"));

        assertThatThrownBy(() -> fixture.dao.delete(APP, Deletion.of("a1")))
                .isInstanceOf(io.para4j.error.ParaException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(transport.operations).hasSize(1);
    }

    @Test
    void nothingIsSentByAnInterruptedThread() {
        dao(ScriptedTransport.ok("{}"));
        Thread.currentThread().interrupt();

        StorageException error =
                catchThrowableOfType(StorageException.class, () -> fixture.dao.create(APP, creation()));

        assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT);
        assertThat(transport.operations).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void readsThatGetNoAnswerAreSentAgain() {
        dao(LOST, ScriptedTransport.error(500, "InternalServerError"), ScriptedTransport.ok(FOUND));

        assertThat(read()).isPresent();
    }

    @Test
    void defect16ReadThatFailsForGoodIsAnError() {
        dao(times(100, ScriptedTransport.error(500, "InternalServerError")));

        assertThatThrownBy(this::read).isInstanceOf(StorageException.class).hasMessageContaining("8 attempts");
        assertThat(transport.operations).hasSize(RetryLoop.MAX_FAILURES);
    }

    @Test
    void writesThatNeverReachedTheServiceAreSentAgain() {
        dao(ScriptedTransport.failure(new ConnectException("refused")), ScriptedTransport.ok("{}"));

        fixture.dao.create(APP, creation());
        assertThat(transport.operations).hasSize(2);
    }

    @Test
    void serviceThatCannotBeReachedIsKnownSoon() {
        dao(times(100, ScriptedTransport.failure(new ConnectException("refused"))));

        assertThatThrownBy(() -> fixture.dao.create(APP, creation()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no connection");
        assertThat(Duration.ofNanos(time.nanos())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void missingTableIsAMissingApp() {
        dao(ScriptedTransport.error(400, "ResourceNotFoundException"));

        assertThatThrownBy(this::read).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void refusalsAreNotSentAgain() {
        dao(ScriptedTransport.error(400, "AccessDeniedException", "not allowed"));

        assertThatThrownBy(() -> fixture.dao.create(APP, creation()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not allowed");
        assertThat(transport.operations).hasSize(1);
    }

    @Test
    void itemThatTheServiceFindsTooLargeIsAnObjectTooLarge() {
        dao(ScriptedTransport.error(400, "ValidationException", "Item size has exceeded the maximum allowed size"));

        assertThatThrownBy(() -> fixture.dao.create(APP, creation())).isInstanceOf(ObjectTooLargeException.class);
    }

    @Test
    void pageThatIsThrottledHalfWayIsReadToItsEnd() {
        String half =
                "{\"Items\":[{\"key\":{\"S\":\"a\"},\"type\":{\"S\":\"t\"}}],\"LastEvaluatedKey\":{\"key\":{\"S\":\"a\"}}}";
        String rest = "{\"Items\":[{\"key\":{\"S\":\"b\"},\"type\":{\"S\":\"t\"}}]}";
        dao(ScriptedTransport.ok(half), ScriptedTransport.throttle(), ScriptedTransport.ok(rest));

        assertThat(fixture.dao.readPage(APP, 5, Optional.empty()).items()).hasSize(2);
    }

    @Test
    void pageWithoutItemsButWithMoreToComeGoesOn() {
        String none = "{\"Items\":[],\"LastEvaluatedKey\":{\"key\":{\"S\":\"a\"}}}";
        String rest = "{\"Items\":[{\"key\":{\"S\":\"b\"},\"type\":{\"S\":\"t\"}}]}";
        dao(ScriptedTransport.ok(none), ScriptedTransport.ok(rest));

        assertThat(fixture.dao.readPage(APP, 5, Optional.empty()).items()).hasSize(1);
    }

    @Test
    void listenerThatFailsDoesNotFailTheOperation() {
        dao(ScriptedTransport.ok(FOUND));
        RuntimeException[] caught = new RuntimeException[1];
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> caught[0] = (RuntimeException) error);
        OperationMeter meter = new OperationMeter(
                operation -> {
                    throw new IllegalStateException("listener");
                },
                time::nanos);
        try {
            AWSDynamoDAO dao = new AWSDynamoDAO(fixture.client, fixture.codec, fixture.loop, fixture.pool, meter);
            assertThat(dao.read(APP, "a1", Consistency.STRONG)).isPresent();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertThat(caught[0]).hasMessage("listener");
    }

    @Test
    void answerThatIsCutOffIsNoAnswer() {
        dao(
                (operation, body) -> {
                    throw new IOException("connection reset");
                },
                ScriptedTransport.ok(FOUND));

        assertThatThrownBy(() -> fixture.dao.create(APP, creation())).isInstanceOf(WriteOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnrecognizedClientException", "ExpiredTokenException", "RequestTimeTooSkewed"})
    void requestsThatAreNotAdmittedAreSentAgainAFewTimes(String code) {
        dao(ScriptedTransport.error(400, code), ScriptedTransport.ok("{}"));
        fixture.dao.create(APP, creation());
        fixture.close();
        dao(times(100, ScriptedTransport.error(400, code, "who are you")));

        assertThatThrownBy(() -> fixture.dao.create(APP, creation()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not admitted in 8 attempts: who are you");
    }
}
