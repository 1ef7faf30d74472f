package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static io.para4j.dao.dynamodb.ScriptedAnswer.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.StorageException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the threads of batches: parallelism, interrupts and unexpected errors. */
@Timeout(30)
class BatchExecutionTest {
    private static final AppId APP = AppId.of("shop");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    @Test
    void defect13InterruptedBatchEndsPromptlyWithTheFlagSetAndTheRestNotSent() {
        Thread caller = Thread.currentThread();
        ScriptedAnswer interrupting = (operation, body) -> {
            caller.interrupt();
            return THROTTLED.to(operation, body);
        };
        ScriptedAnswer[] answers = interrupting.times(100);
        answers[0] = OK;
        scripted.open(1, DynamoDBTestStore.REAL_TIME, ScriptedTransport.of(answers));
        long start = System.nanoTime();

        List<Outcome> outcomes = scripted.dao().deleteAll(APP, TestItems.deletions(500));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 500))
                .allSatisfy(each -> assertThat(((StorageException) ScriptedStore.error(each)).progress())
                        .isEqualTo(StorageException.Progress.NOT_SENT));
    }

    @Test
    void unexpectedErrorIsUnknownForItsObjectsAlone() {
        scripted.answer(OK, (operation, body) -> {
            throw new UnsupportedOperationException("a bug");
        });

        List<Outcome> outcomes = scripted.dao().deleteAll(APP, TestItems.deletions(30));

        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 30))
                .allSatisfy(
                        each -> assertThat(ScriptedStore.error(each)).isInstanceOf(WriteOutcomeUnknownException.class));
    }

    @Test
    void interruptedBatchDoesNotWaitForAnAnswerThatDoesNotCome() {
        Thread caller = Thread.currentThread();
        CountDownLatch forever = new CountDownLatch(1);
        scripted.open(1, DynamoDBTestStore.REAL_TIME, ScriptedTransport.of(OK, (operation, body) -> {
            caller.interrupt();
            await(forever);
            return OK.to(operation, body);
        }));
        long start = System.nanoTime();

        List<Outcome> outcomes = scripted.dao().deleteAll(APP, TestItems.deletions(60));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 50)).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(outcomes.subList(50, 60)).allMatch(Outcome.Refused.class::isInstance);
        forever.countDown();
    }

    @Test
    void batchOfAnInterruptedThreadSendsNothing() {
        scripted.open(2, scripted.time.waitingTime(), ScriptedTransport.of());
        Thread.currentThread().interrupt();

        assertThat(scripted.dao().deleteAll(APP, TestItems.deletions(60)))
                .hasSize(60)
                .allMatch(Outcome.Refused.class::isInstance);
        assertThat(scripted.transport().operations).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void atMostParallelismRequestsAreInFlight() {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        ScriptedAnswer answer = (operation, body) -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            inFlight.decrementAndGet();
            return OK.to(operation, body);
        };
        scripted.open(3, scripted.time.waitingTime(), ScriptedTransport.of(answer.times(12)));

        assertThat(scripted.dao().createAll(APP, TestItems.creations(TestItems.items(12), false)))
                .allMatch(Outcome.DONE::equals);
        assertThat(most).hasValue(3);
    }

    @Test
    void requestsOfBatchesRunOnThreadsOfThePool() {
        String[] thread = new String[1];
        scripted.answer((operation, body) -> {
            thread[0] = Thread.currentThread().getName();
            return OK.to(operation, body);
        });

        scripted.dao().deleteAll(APP, TestItems.deletions(1));
        assertThat(thread[0]).startsWith("para-dynamodb-");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
