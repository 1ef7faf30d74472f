package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.LostWrites.ABSENT;
import static io.para4j.dao.dynamodb.LostWrites.CREATED;
import static io.para4j.dao.dynamodb.LostWrites.DELETION;
import static io.para4j.dao.dynamodb.LostWrites.DELETION_IN_ROOT_APP;
import static io.para4j.dao.dynamodb.LostWrites.PATCH;
import static io.para4j.dao.dynamodb.LostWrites.UPDATE;
import static io.para4j.dao.dynamodb.LostWrites.refused;
import static io.para4j.dao.dynamodb.LostWrites.stored;
import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static io.para4j.dao.dynamodb.ScriptedStore.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Operation;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the requests and the outcome of each operation whose answer is lost. */
class LostAnswerTest {
    private static final AppId APP = AppId.of("shop");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void creationThatIsFoundWasDone(boolean isIdNew) {
        scripted.answer(LOST, stored(1, "ours")).create(APP, new Creation(CREATED, isIdNew));

        scripted.assertSent("PutItem", "GetItem");
        assertThat(scripted.transport().bodies.get(1)).contains("\"ConsistentRead\":true");
        assertThat(scripted.time.sleeps).as("waits before the read-back").hasSize(1);
    }

    @Test
    void creationOfANewIdThatIsAbsentIsSentAgainOnCondition() {
        scripted.answer(LOST, ABSENT, OK).create(APP, new Creation(CREATED, true));

        scripted.assertSent("PutItem", "GetItem", "PutItem");
        assertThat(scripted.transport().bodies.get(2)).contains("attribute_not_exists");
    }

    @Test
    void creationOfAChosenIdThatIsAbsentIsUnknown() {
        scripted.answer(LOST, ABSENT);
        unknown(() -> scripted.dao().create(APP, new Creation(CREATED, false)));
        scripted.assertSent("PutItem", "GetItem");
    }

    @Test
    void creationThatFindsAnotherItemIsUnknown() {
        scripted.answer(LOST, stored(1, "other"));
        unknown(() -> scripted.dao().create(APP, new Creation(CREATED, false)));
    }

    @Test
    void creationSentAgainThatFindsItselfWasDone() {
        scripted.answer(LOST, ABSENT, refused(1, "ours")).create(APP, new Creation(CREATED, true));
        scripted.assertSent("PutItem", "GetItem", "PutItem");
    }

    @Test
    void creationSentAgainThatIsRefusedWithoutAnItemIsUnknown() {
        scripted.answer(LOST, ABSENT, ScriptedAnswer.error(400, "ConditionalCheckFailedException"), ABSENT);
        unknown(() -> scripted.dao().create(APP, new Creation(CREATED, true)));
    }

    @Test
    void creationThatIsRefusedAtOnceIsCertainlyRefused() {
        scripted.answer(refused(1, "other"));
        assertThat(catchThrowableOfType(
                        ParaException.class, () -> scripted.dao().create(APP, new Creation(CREATED, false))))
                .isInstanceOf(ObjectExistsException.class);
    }

    @Test
    void defect15UpdateThatIsFoundWasDoneAndIsReturned() {
        Optional<Item> after = scripted.answer(LOST, stored(4, "ours")).update(APP, UPDATE.returningItem());

        assertThat(after).hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
        scripted.assertSent("UpdateItem", "GetItem");
    }

    @Test
    void updateWhoseHeldStateIsFoundIsSentAgain() {
        assertThat(scripted.answer(LOST, stored(3, "r3"), OK).update(APP, UPDATE))
                .isEmpty();
        scripted.assertSent("UpdateItem", "GetItem", "UpdateItem");
    }

    @Test
    void defect15UpdateSentAgainThatFindsItselfWasDone() {
        Optional<Item> after =
                scripted.answer(LOST, stored(3, "r3"), refused(4, "ours")).update(APP, UPDATE.returningItem());

        assertThat(after).hasValueSatisfying(item -> assertThat(item.revision()).hasValue("ours"));
    }

    @Test
    void updateThatFindsAnotherWritesNextVersionIsAConflict() {
        scripted.answer(LOST, stored(4, "other"));
        VersionConflictException error = catchThrowableOfType(
                VersionConflictException.class, () -> scripted.dao().update(APP, UPDATE));

        assertThat(error.held()).isEqualTo(3);
        assertThat(error.stored()).isEqualTo(4);
    }

    /** Another caller restores version 3 after this update was applied, and a third one updates it. */
    @Test
    void appliedUpdateThatARestoreHasUndoneIsReportedAsAConflict() {
        Item held = new Item("a1", "product", 3, Optional.of("r3"), 1000, Map.of());
        Item applied = UPDATE.applyTo(APP, Optional.of(held));
        Item afterRestore = new Item("a1", "product", 4, Optional.of("third"), 1000, Map.of());

        assertThat(Verdict.ofUpdate(UPDATE, Optional.of(applied))).isEqualTo(Verdict.DONE);
        assertThat(Verdict.ofUpdate(UPDATE, Optional.of(held)))
                .as("after the restore alone")
                .isEqualTo(Verdict.RESEND);
        assertThat(Verdict.ofUpdate(UPDATE, Optional.of(afterRestore)))
                .as("the limit that the documentation of restoreAll states")
                .isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void updateSentAgainThatFindsAnotherWritesNextVersionIsAConflict() {
        scripted.answer(LOST, stored(3, "r3"), refused(4, "other"));
        assertThat(catchThrowableOfType(
                        VersionConflictException.class, () -> scripted.dao().update(APP, UPDATE)))
                .isNotNull();
    }

    @Test
    void updateSentAgainThatFindsALaterVersionIsUnknown() {
        scripted.answer(LOST, stored(3, "r3"), refused(5, "other"));
        assertThat(unknown(() -> scripted.dao().update(APP, UPDATE)))
                .hasMessageContaining("version 3 to 4: no answer after 2");
    }

    @Test
    void updateThatFindsNothingIsUnknown() {
        scripted.answer(LOST, ABSENT);
        assertThat(unknown(() -> scripted.dao().update(APP, UPDATE)).heldVersion())
                .hasValue(3);
    }

    @Test
    void updateThatNeverGetsAnAnswerIsSoonUnknown() {
        ScriptedAnswer[] answers = new ScriptedAnswer[100];
        Arrays.setAll(answers, i -> i % 2 == 0 ? LOST : stored(3, "r3"));
        scripted.answer(answers);

        assertThat(unknown(() -> scripted.dao().update(APP, UPDATE)).attempts()).isEqualTo(RetryLoop.MAX_FAILURES);
    }

    @Test
    void patchWithoutRevisionIsNeverSentAgain() {
        scripted.answer(LOST, stored(3, "r3"));
        unknown(() -> scripted.dao().update(APP, PATCH));
        scripted.assertSent("UpdateItem", "GetItem");
    }

    @Test
    void patchWithoutRevisionThatIsFoundWasDone() {
        assertThat(scripted.answer(LOST, stored(4, "ours")).update(APP, PATCH.returningItem()))
                .hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "version"})
    void answeredPatchOfAnItemWithAnOddAttributeIsReportedAsApplied(String attribute) {
        scripted.answer(ScriptedAnswer.ok("{\"Attributes\":{\"key\":{\"S\":\"a1\"},\"type\":{\"S\":\"product\"},\""
                + attribute + "\":{\"N\":\"1.5\"}}}"));

        UnreadableObjectException error = catchThrowableOfType(
                UnreadableObjectException.class, () -> scripted.dao().update(APP, PATCH.returningItem()));

        assertThat(error.effect()).isEqualTo(ParaException.Effect.APPLIED);
        assertThat(error.field()).isEqualTo(attribute);
        assertThat(scripted.store().lastOperation().counts()).isEqualTo(new Operation.Counts(1, 0, 0));
    }

    @Test
    void deletionThatFindsNothingWasDone() {
        scripted.answer(LOST, ABSENT).delete(APP, DELETION);
        scripted.assertSent("DeleteItem", "GetItem");
    }

    @Test
    void deletionWhoseHeldStateIsFoundIsSentAgain() {
        scripted.answer(LOST, stored(3, "r3"), OK).delete(APP, DELETION);
        scripted.assertSent("DeleteItem", "GetItem", "DeleteItem");
    }

    @Test
    void deletionThatFindsALaterVersionIsAConflict() {
        scripted.answer(LOST, stored(7, "other"));
        assertThat(catchThrowableOfType(
                        VersionConflictException.class, () -> scripted.dao().delete(APP, DELETION)))
                .isNotNull();
    }

    @Test
    void deletionThatFindsAnObjectCreatedAtAnotherTimeIsUnknown() {
        scripted.answer(LOST, ScriptedAnswer.item(ServiceJson.item("a1", 1, "other", 2000)));
        unknown(() -> scripted.dao().delete(APP, DELETION));
        scripted.assertSent("DeleteItem", "GetItem");
    }

    @Test
    void deletionByIdAndRestoreAreSentAgainWithoutAReadBack() {
        scripted.answer(LOST, ScriptedAnswer.error(500, "InternalServerError"), OK, LOST, OK);
        scripted.dao().delete(APP, Deletion.of("a1"));
        scripted.dao().restore(APP, CREATED);

        scripted.assertSent("DeleteItem", "DeleteItem", "DeleteItem", "PutItem", "PutItem");
    }

    @Test
    void deletionOfAnObjectOfTheRootAppByIdIsSentAgain() {
        scripted.answer(LOST, stored(3, "r3"), OK).delete(APP, DELETION_IN_ROOT_APP);
        scripted.assertSent("DeleteItem", "GetItem", "DeleteItem");
    }

    @Test
    void deletionInTheRootAppThatFindsTheRecordOfAnAppIsUnknown() {
        String record = ServiceJson.item("a1", 1, "other", 2000).replace("product", "app");
        scripted.answer(LOST, ScriptedAnswer.item(record));
        unknown(() -> scripted.dao().delete(APP, DELETION_IN_ROOT_APP));
        scripted.answer(LOST, stored(3, "r3"), ScriptedAnswer.refusal(record));
        unknown(() -> scripted.dao().delete(APP, DELETION_IN_ROOT_APP));
    }

    @Test
    void deletionByIdThatIsNeverAnsweredIsUnknown() {
        scripted.answer(LOST.times(1000));
        unknown(() -> scripted.dao().delete(APP, Deletion.of("a1")));
        assertThat(scripted.transport().operations).hasSize(RetryLoop.MAX_FAILURES);
    }
}
