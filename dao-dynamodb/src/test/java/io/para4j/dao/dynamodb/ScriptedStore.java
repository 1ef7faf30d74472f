package io.para4j.dao.dynamodb;

import io.para4j.error.ParaException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Outcome;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A store over a scripted transport in a fake time, as a JUnit extension. After each test it closes the store and
 * clears the interrupt flag of the thread.
 */
final class ScriptedStore implements AfterEachCallback {
    final FakeTime time = new FakeTime();
    private @Nullable ScriptedTransport transport;
    private @Nullable DynamoDBTestStore store;

    /** Opens a store that gets the answers one by one, and closes the one before. */
    AWSDynamoDAO answer(ScriptedAnswer... answers) {
        return open(1, time.waitingTime(), ScriptedTransport.of(answers));
    }

    /** Opens a store that always gets the same answer. */
    AWSDynamoDAO answerAlways(ScriptedAnswer answer) {
        return open(2, time.waitingTime(), ScriptedTransport.always(answer));
    }

    AWSDynamoDAO open(int parallelism, WaitingTime waitingTime, ScriptedTransport opened) {
        close();
        transport = opened;
        store = DynamoDBTestStore.over(opened, parallelism, waitingTime);
        return store.dao;
    }

    DynamoDBTestStore store() {
        return store;
    }

    AWSDynamoDAO dao() {
        return store.dao;
    }

    ScriptedTransport transport() {
        return transport;
    }

    void assertSent(String... operations) {
        Assertions.assertThat(transport.operations).containsExactly(operations);
    }

    /** Asserts that a write of the object {@code a1} has an unknown outcome, and returns its error. */
    static WriteOutcomeUnknownException unknown(ThrowingCallable write) {
        WriteOutcomeUnknownException error = Assertions.catchThrowableOfType(WriteOutcomeUnknownException.class, write);
        Assertions.assertThat(error).as("an unknown outcome").isNotNull();
        Assertions.assertThat(error.id()).isEqualTo("a1");
        return error;
    }

    /** Returns the error of a write that was refused or is unknown. */
    static ParaException error(Outcome outcome) {
        return outcome instanceof Outcome.Unknown unknown ? unknown.error() : ((Outcome.Refused) outcome).error();
    }

    private void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Thread.interrupted();
        close();
    }
}
