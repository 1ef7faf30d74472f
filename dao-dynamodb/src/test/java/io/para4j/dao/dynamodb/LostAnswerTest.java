package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent and said when the answer to a write is lost, for each operation. */
class LostAnswerTest {
    private static final AppId APP = AppId.of("shop");
    private static final ScriptedTransport.Answer LOST =
            ScriptedTransport.failure(new SocketTimeoutException("no answer"));
    private static final ScriptedTransport.Answer OK = ScriptedTransport.ok("{}");
    private static final ScriptedTransport.Answer ABSENT = OK;
    private static final Item CREATED = new Item("a1", "product", 1, Optional.of("ours"), 1000, Map.of());
    private static final State HELD = new State(3, Optional.of("r3"), 1000);
    private static final Update UPDATE =
            Update.of("a1", Precondition.of("product", HELD), "ours", List.of(new Change.Set("x", 1)));
    private static final Update PATCH =
            Update.of("a1", Precondition.none(), "ours", List.of(new Change.Append("x", List.of(1))));
    private static final Deletion DELETION = new Deletion("a1", Precondition.of("product", HELD));

    /** A deletion by id in the root app, where the records of apps stay. */
    private static final Deletion UNLESS_APP = new Deletion(
            "a1",
            new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.notEqual(Item.TYPE, "app"))));

    private final FakeTime time = new FakeTime();
    private Fixture fixture;
    private ScriptedTransport transport;

    private AWSDynamoDAO dao(ScriptedTransport.Answer... answers) {
        transport = ScriptedTransport.of(answers);
        fixture = Fixture.over(transport, 1, time);
        return fixture.dao;
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        fixture.close();
    }

    private static String attributes(long version, String revision, long timestamp) {
        return "{\"key\":{\"S\":\"a1\"},\"type\":{\"S\":\"product\"},\"version\":{\"N\":\"" + version
                + "\"},\"_w\":{\"S\":\"" + revision + "\"},\"timestamp\":{\"N\":\"" + timestamp + "\"}}";
    }

    private static ScriptedTransport.Answer stored(long version, String revision) {
        return ScriptedTransport.ok("{\"Item\":" + attributes(version, revision, 1000) + "}");
    }

    private static ScriptedTransport.Answer refused(long version, String revision) {
        return ScriptedTransport.refusal(attributes(version, revision, 1000));
    }

    private static ScriptedTransport.Answer[] endless(ScriptedTransport.Answer answer) {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[1000];
        Arrays.fill(answers, answer);
        return answers;
    }

    private WriteOutcomeUnknownException unknown(ThrowingCallable call) {
        WriteOutcomeUnknownException error = catchThrowableOfType(WriteOutcomeUnknownException.class, call);
        assertThat(error).as("an unknown outcome").isNotNull();
        assertThat(error.id()).isEqualTo("a1");
        return error;
    }

    private void assertSent(String... operations) {
        assertThat(transport.operations).containsExactly(operations);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void creationThatIsFoundWasDone(boolean isIdNew) {
        dao(LOST, stored(1, "ours")).create(APP, new Creation(CREATED, isIdNew));

        assertSent("PutItem", "GetItem");
        assertThat(transport.bodies.get(1)).contains("\"ConsistentRead\":true");
        assertThat(time.sleeps).as("waits before the look").hasSize(1);
    }

    @Test
    void creationOfANewIdThatIsAbsentIsSentAgainOnCondition() {
        dao(LOST, ABSENT, OK).create(APP, new Creation(CREATED, true));

        assertSent("PutItem", "GetItem", "PutItem");
        assertThat(transport.bodies.get(2)).contains("attribute_not_exists");
    }

    @Test
    void creationOfAChosenIdThatIsAbsentIsUnknown() {
        dao(LOST, ABSENT);
        unknown(() -> fixture.dao.create(APP, new Creation(CREATED, false)));
        assertSent("PutItem", "GetItem");
    }

    @Test
    void creationWhereAnothersItemIsFoundIsUnknown() {
        dao(LOST, stored(1, "other"));
        unknown(() -> fixture.dao.create(APP, new Creation(CREATED, false)));
    }

    @Test
    void creationSentAgainThatFindsItselfWasDone() {
        dao(LOST, ABSENT, refused(1, "ours")).create(APP, new Creation(CREATED, true));
        assertSent("PutItem", "GetItem", "PutItem");
    }

    @Test
    void creationSentAgainThatIsRefusedWithoutAnItemIsUnknown() {
        dao(LOST, ABSENT, ScriptedTransport.error(400, "ConditionalCheckFailedException"));
        unknown(() -> fixture.dao.create(APP, new Creation(CREATED, true)));
    }

    @Test
    void creationThatIsRefusedAtOnceIsRefusedForCertain() {
        dao(refused(1, "other"));
        assertThat(catchThrowableOfType(
                        ParaException.class, () -> fixture.dao.create(APP, new Creation(CREATED, false))))
                .isInstanceOf(ObjectExistsException.class);
    }

    @Test
    void defect15UpdateThatIsFoundWasDoneAndIsReturned() {
        Optional<Item> after = dao(LOST, stored(4, "ours")).update(APP, UPDATE.returningItem());

        assertThat(after).hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
        assertSent("UpdateItem", "GetItem");
    }

    @Test
    void updateWhoseHeldStateIsFoundIsSentAgain() {
        assertThat(dao(LOST, stored(3, "r3"), OK).update(APP, UPDATE)).isEmpty();
        assertSent("UpdateItem", "GetItem", "UpdateItem");
    }

    @Test
    void defect15UpdateSentAgainThatFindsItselfWasDone() {
        Optional<Item> after = dao(LOST, stored(3, "r3"), refused(4, "ours")).update(APP, UPDATE.returningItem());

        assertThat(after).hasValueSatisfying(item -> assertThat(item.revision()).hasValue("ours"));
    }

    @Test
    void updateThatAnotherOneCameBeforeIsAConflict() {
        dao(LOST, stored(4, "other"));
        VersionConflictException error =
                catchThrowableOfType(VersionConflictException.class, () -> fixture.dao.update(APP, UPDATE));

        assertThat(error.held()).isEqualTo(3);
        assertThat(error.stored()).isEqualTo(4);
    }

    @Test
    void updateSentAgainThatAnotherOneCameBeforeIsAConflict() {
        dao(LOST, stored(3, "r3"), refused(4, "other"));
        assertThat(catchThrowableOfType(VersionConflictException.class, () -> fixture.dao.update(APP, UPDATE)))
                .isNotNull();
    }

    @Test
    void updateSentAgainThatFindsALaterVersionIsUnknown() {
        dao(LOST, stored(3, "r3"), refused(5, "other"));
        assertThat(unknown(() -> fixture.dao.update(APP, UPDATE)))
                .hasMessageContaining("version 3 to 4: no answer after 2");
    }

    @Test
    void updateOfWhatIsGoneIsUnknown() {
        dao(LOST, ABSENT);
        assertThat(unknown(() -> fixture.dao.update(APP, UPDATE)).heldVersion()).hasValue(3);
    }

    @Test
    void updateThatGetsNoAnswerAgainAndAgainIsUnknownSoon() {
        ScriptedTransport.Answer[] answers = new ScriptedTransport.Answer[100];
        Arrays.setAll(answers, i -> i % 2 == 0 ? LOST : stored(3, "r3"));
        dao(answers);

        assertThat(unknown(() -> fixture.dao.update(APP, UPDATE)).attempts()).isEqualTo(RetryLoop.MAX_FAILURES);
    }

    @Test
    void patchWithoutRevisionIsNeverSentAgain() {
        dao(LOST, stored(3, "r3"));
        unknown(() -> fixture.dao.update(APP, PATCH));
        assertSent("UpdateItem", "GetItem");
    }

    @Test
    void patchWithoutRevisionThatIsFoundWasDone() {
        assertThat(dao(LOST, stored(4, "ours")).update(APP, PATCH.returningItem()))
                .hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
    }

    @Test
    void deletionOfWhatIsGoneWasDone() {
        dao(LOST, ABSENT).delete(APP, DELETION);
        assertSent("DeleteItem", "GetItem");
    }

    @Test
    void deletionWhoseHeldStateIsFoundIsSentAgain() {
        dao(LOST, stored(3, "r3"), OK).delete(APP, DELETION);
        assertSent("DeleteItem", "GetItem", "DeleteItem");
    }

    @Test
    void deletionThatFindsALaterVersionIsAConflict() {
        dao(LOST, stored(7, "other"));
        assertThat(catchThrowableOfType(VersionConflictException.class, () -> fixture.dao.delete(APP, DELETION)))
                .isNotNull();
    }

    @Test
    void deletionThatFindsAnObjectCreatedAtAnotherTimeIsUnknown() {
        dao(LOST, ScriptedTransport.ok("{\"Item\":" + attributes(1, "other", 2000) + "}"));
        unknown(() -> fixture.dao.delete(APP, DELETION));
        assertSent("DeleteItem", "GetItem");
    }

    @Test
    void deletionByIdAndRestoreAreSentAgainWithoutALook() {
        dao(LOST, ScriptedTransport.error(500, "InternalServerError"), OK, LOST, OK);
        fixture.dao.delete(APP, Deletion.of("a1"));
        fixture.dao.restore(APP, CREATED);

        assertSent("DeleteItem", "DeleteItem", "DeleteItem", "PutItem", "PutItem");
    }

    @Test
    void deletionOfAnObjectOfTheRootAppByIdIsSentAgain() {
        dao(LOST, stored(3, "r3"), OK).delete(APP, UNLESS_APP);
        assertSent("DeleteItem", "GetItem", "DeleteItem");
    }

    @Test
    void deletionInTheRootAppThatFindsTheRecordOfAnAppIsUnknown() {
        String record = attributes(1, "other", 2000).replace("product", "app");
        dao(LOST, ScriptedTransport.ok("{\"Item\":" + record + "}"));
        unknown(() -> fixture.dao.delete(APP, UNLESS_APP));
        fixture.close();
        dao(LOST, stored(3, "r3"), ScriptedTransport.refusal(record));
        unknown(() -> fixture.dao.delete(APP, UNLESS_APP));
    }

    @Test
    void deletionByIdThatIsNeverAnsweredIsUnknown() {
        dao(endless(LOST));
        unknown(() -> fixture.dao.delete(APP, Deletion.of("a1")));
        assertThat(transport.operations).hasSize(RetryLoop.MAX_FAILURES);
    }

    @Test
    void throttleAfterALostAnswerIsNoProofThatNothingWasApplied() {
        ScriptedTransport.Answer[] answers = endless(ScriptedTransport.throttle());
        answers[0] = LOST;
        dao(answers);

        WriteOutcomeUnknownException error = unknown(() -> fixture.dao.delete(APP, Deletion.of("a1")));
        assertThat(error.getCause()).hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void refusalAfterALostAnswerIsNoProofThatNothingWasApplied() {
        for (String code : List.of("ValidationException", "AccessDeniedException", "ResourceNotFoundException")) {
            dao(LOST, stored(3, "r3"), ScriptedTransport.error(400, code));
            unknown(() -> fixture.dao.update(APP, UPDATE));
            fixture.close();
        }
    }

    @Test
    void lookIsItselfRetried() {
        dao(LOST, ScriptedTransport.throttle(), LOST, stored(4, "ours")).update(APP, UPDATE);
        assertSent("UpdateItem", "GetItem", "GetItem", "GetItem");
        assertThat(fixture.lastOperation().cost().requests()).isEqualTo(4);
    }

    @Test
    void lookThatFailsIsSuppressedInTheUnknownOutcome() {
        dao(LOST, ScriptedTransport.error(400, "AccessDeniedException", "no reads"));

        WriteOutcomeUnknownException error = unknown(() -> fixture.dao.update(APP, UPDATE));
        assertThat(error.getCause()).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(error.getCause().getSuppressed()).hasSize(1);
        assertThat(error.getCause().getSuppressed()[0]).hasMessageContaining("no reads");
    }

    @Test
    void lookThatFindsNoReadableItemIsAnUnknownOutcome() {
        dao(LOST, ScriptedTransport.ok("{\"Item\":{\"key\":{\"S\":\"a1\"}}}"));
        unknown(() -> fixture.dao.update(APP, UPDATE));
    }

    @Test
    void interruptBeforeTheLookEndsItWithTheFlagSet() {
        Thread caller = Thread.currentThread();
        dao((operation, body) -> {
            caller.interrupt();
            throw new SocketTimeoutException("no answer");
        });

        unknown(() -> fixture.dao.update(APP, UPDATE));
        assertSent("UpdateItem");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void writeAndLookEndAtOneDeadline() {
        ScriptedTransport.Answer[] answers = endless(ScriptedTransport.throttle());
        answers[20] = LOST;
        dao(answers);

        unknown(() -> fixture.dao.update(APP, UPDATE));
        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(Duration.ofSeconds(30));
    }
}
