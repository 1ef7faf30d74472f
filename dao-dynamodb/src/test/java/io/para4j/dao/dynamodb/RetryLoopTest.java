package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static io.para4j.dao.dynamodb.ScriptedAnswer.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.ParaException;
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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the retries of single requests, with scripted answers of the service. */
class RetryLoopTest {
    private static final AppId APP = AppId.of("shop");
    private static final ScriptedAnswer FOUND = ScriptedAnswer.item(ServiceJson.item("a1"));
    private static final Creation CREATION = TestItems.creation("a1", Map.of());

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    private Optional<Item> read() {
        return scripted.dao().read(APP, "a1", Consistency.EVENTUAL);
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
        scripted.answer(ScriptedAnswer.error(400, code), ScriptedAnswer.error(400, code), OK);

        scripted.dao().create(APP, CREATION);

        assertThat(scripted.store().lastOperation().cost()).isEqualTo(new Operation.Cost(3, 2, 0, 0));
    }

    @Test
    void waitsAreJitteredAndGrowToTheCap() {
        scripted.answer(THROTTLED.times(1000));

        assertThatThrownBy(this::read).isInstanceOf(ThrottledException.class);

        // The random numbers of the store are 0.5.
        assertThat(scripted.time.sleeps.subList(0, 9))
                .extracting(Duration::toMillis)
                .containsExactly(12L, 25L, 50L, 100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void defect13ThrottlesEndAtTheDeadline() {
        scripted.answer(THROTTLED.times(1000));

        ThrottledException error = catchThrowableOfType(
                ThrottledException.class, () -> scripted.dao().create(APP, CREATION));

        assertThat(scripted.time.elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(error.attempts()).isEqualTo(scripted.transport().operations.size());
    }

    @Test
    void requestBeginsAfterTheDeadlineOnlyIfNoneOfItsCallHasFailed() throws InterruptedException {
        RetryLoop loop = new RetryLoop(Duration.ofMillis(500), scripted.time.waitingTime(), () -> 0.5);
        RequestContext context = loop.beginCall(new CostCounter(), 1);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.UNSAFE);

        scripted.time.sleep(Duration.ofSeconds(1)); // as if the thread had waited for a processor

        assertThat(attempts.send(() -> "answer")).isEqualTo("answer");
        assertThat(attempts.forPart().send(() -> "answer")).isEqualTo("answer");
        context.deadline().recordFailure(false);
        assertThatThrownBy(() -> attempts.forPart().send(() -> "answer")).isInstanceOf(FailedRequestException.class);
        assertThatThrownBy(() -> loop.begin(context, RetryLoop.Repeat.SAFE).send(() -> "answer"))
                .isInstanceOf(FailedRequestException.class);
    }

    @Test
    void writeThatAlwaysMeetsATransactionReportsTheContention() {
        scripted.answer(
                ScriptedAnswer.error(400, "TransactionConflictException").times(1000));

        assertThatThrownBy(() -> scripted.dao().create(APP, CREATION))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("another write came first in "
                        + scripted.transport().operations.size() + " attempts");
        assertThat(scripted.time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void defect13InterruptEndsTheWaitsWithTheFlagSet() {
        scripted.answer(
                (operation, body) -> {
                    Thread.currentThread().interrupt();
                    return THROTTLED.to(operation, body);
                },
                OK);

        assertThatThrownBy(() -> scripted.dao().delete(APP, Deletion.of("a1"))).isInstanceOf(ParaException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(scripted.transport().operations).hasSize(1);
    }

    @Test
    void nothingIsSentByAnInterruptedThread() {
        scripted.answer(OK);
        Thread.currentThread().interrupt();

        StorageException error = catchThrowableOfType(
                StorageException.class, () -> scripted.dao().create(APP, CREATION));

        assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT);
        assertThat(scripted.transport().operations).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void readsThatGetNoAnswerAreSentAgain() {
        scripted.answer(LOST, ScriptedAnswer.error(500, "InternalServerError"), FOUND);

        assertThat(read()).isPresent();
    }

    @Test
    void defect16ReadThatAlwaysFailsIsAnError() {
        scripted.answer(ScriptedAnswer.error(500, "InternalServerError").times(100));

        assertThatThrownBy(this::read).isInstanceOf(StorageException.class).hasMessageContaining("8 attempts");
        assertThat(scripted.transport().operations).hasSize(RetryLoop.MAX_FAILURES);
    }

    @Test
    void writesThatNeverReachedTheServiceAreSentAgain() {
        scripted.answer(ScriptedAnswer.failure(new ConnectException("refused")), OK);

        scripted.dao().create(APP, CREATION);
        assertThat(scripted.transport().operations).hasSize(2);
    }

    @Test
    void unreachableServiceIsReportedSoon() {
        scripted.answer(ScriptedAnswer.failure(new ConnectException("refused")).times(100));

        assertThatThrownBy(() -> scripted.dao().create(APP, CREATION))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no connection");
        assertThat(scripted.time.elapsed()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void missingTableIsReportedAsAMissingApp() {
        scripted.answer(ScriptedAnswer.error(400, "ResourceNotFoundException"));

        assertThatThrownBy(this::read).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void refusalsAreNotSentAgain() {
        scripted.answer(ScriptedAnswer.error(400, "AccessDeniedException", "not allowed"));

        assertThatThrownBy(() -> scripted.dao().create(APP, CREATION))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not allowed");
        assertThat(scripted.transport().operations).hasSize(1);
    }

    @Test
    void itemThatTheServiceFindsTooLargeIsAnObjectTooLarge() {
        scripted.answer(
                ScriptedAnswer.error(400, "ValidationException", "Item size has exceeded the maximum allowed size"));

        assertThatThrownBy(() -> scripted.dao().create(APP, CREATION)).isInstanceOf(ObjectTooLargeException.class);
    }

    @Test
    void pageThatIsThrottledHalfwayIsReadToItsEnd() {
        scripted.answer(
                ScriptedAnswer.itemsBefore(ServiceJson.key("a"), ServiceJson.item("a")),
                THROTTLED,
                ScriptedAnswer.items(ServiceJson.item("b")));

        assertThat(scripted.dao().readPage(APP, 5, Optional.empty()).items()).hasSize(2);
    }

    @Test
    void pageWithoutItemsContinuesWhileMoreFollow() {
        scripted.answer(ScriptedAnswer.itemsBefore(ServiceJson.key("a")), ScriptedAnswer.items(ServiceJson.item("b")));

        assertThat(scripted.dao().readPage(APP, 5, Optional.empty()).items()).hasSize(1);
    }

    @Test
    void listenerThatFailsDoesNotFailTheOperation() {
        scripted.answer(FOUND);
        RuntimeException[] caught = new RuntimeException[1];
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> caught[0] = (RuntimeException) error);
        OperationMeter meter = new OperationMeter(
                operation -> {
                    throw new IllegalStateException("listener");
                },
                scripted.time);
        DynamoDBTestStore store = scripted.store();
        try {
            AWSDynamoDAO dao = new AWSDynamoDAO(store.client, store.codec, store.loop, store.pool, meter);
            assertThat(dao.read(APP, "a1", Consistency.STRONG)).isPresent();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertThat(caught[0]).hasMessage("listener");
    }

    @Test
    void answerThatIsCutOffCountsAsLost() {
        scripted.answer(
                (operation, body) -> {
                    throw new IOException("connection reset");
                },
                FOUND);

        assertThatThrownBy(() -> scripted.dao().create(APP, CREATION)).isInstanceOf(WriteOutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnrecognizedClientException", "ExpiredTokenException", "RequestTimeTooSkewed"})
    void requestsThatAreNotAdmittedAreSentAgainAFewTimes(String code) {
        scripted.answer(ScriptedAnswer.error(400, code), OK);
        scripted.dao().create(APP, CREATION);
        scripted.answer(ScriptedAnswer.error(400, code, "unknown caller").times(100));

        assertThatThrownBy(() -> scripted.dao().create(APP, CREATION))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(
                        "not admitted in 8 attempts: unknown caller; check the credentials (AWS_ACCESS_KEY_ID");
    }
}
