package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.LostWrites.UPDATE;
import static io.para4j.dao.dynamodb.LostWrites.stored;
import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.THROTTLED;
import static io.para4j.dao.dynamodb.ScriptedStore.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the read that finds the outcome of a write without an answer: its retries, errors, interrupts and deadline. */
class ReadBackTest {
    private static final AppId APP = AppId.of("shop");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    @Test
    void throttleAfterALostAnswerLeavesTheOutcomeUnknown() {
        ScriptedAnswer[] answers = THROTTLED.times(1000);
        answers[0] = LOST;
        scripted.answer(answers);

        WriteOutcomeUnknownException error = unknown(() -> scripted.dao().delete(APP, Deletion.of("a1")));
        assertThat(error.getCause()).hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void refusalAfterALostAnswerLeavesTheOutcomeUnknown() {
        for (String code : List.of("ValidationException", "AccessDeniedException", "ResourceNotFoundException")) {
            scripted.answer(LOST, stored(3, "r3"), ScriptedAnswer.error(400, code));
            unknown(() -> scripted.dao().update(APP, UPDATE));
        }
    }

    @Test
    void readBackIsRetried() {
        scripted.answer(LOST, THROTTLED, LOST, stored(4, "ours")).update(APP, UPDATE);
        scripted.assertSent("UpdateItem", "GetItem", "GetItem", "GetItem");
        assertThat(scripted.store().lastOperation().cost().requests()).isEqualTo(4);
    }

    @Test
    void errorOfTheReadBackIsSuppressedInTheUnknownOutcome() {
        scripted.answer(LOST, ScriptedAnswer.error(400, "AccessDeniedException", "no reads"));

        WriteOutcomeUnknownException error = unknown(() -> scripted.dao().update(APP, UPDATE));
        assertThat(error.getCause()).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(error.getCause().getSuppressed()).hasSize(1);
        assertThat(error.getCause().getSuppressed()[0]).hasMessageContaining("no reads");
    }

    @Test
    void readBackOfAnUnreadableItemIsAnUnknownOutcome() {
        scripted.answer(LOST, ScriptedAnswer.item(ServiceJson.key("a1")));
        unknown(() -> scripted.dao().update(APP, UPDATE));
    }

    @Test
    void interruptBeforeTheReadBackEndsTheWriteWithTheFlagSet() {
        Thread caller = Thread.currentThread();
        scripted.answer((operation, body) -> {
            caller.interrupt();
            throw new SocketTimeoutException("no answer");
        });

        unknown(() -> scripted.dao().update(APP, UPDATE));
        scripted.assertSent("UpdateItem");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void writeAndReadBackShareADeadline() {
        ScriptedAnswer[] answers = THROTTLED.times(1000);
        answers[20] = LOST;
        scripted.answer(answers);

        unknown(() -> scripted.dao().update(APP, UPDATE));
        assertThat(scripted.time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }
}
