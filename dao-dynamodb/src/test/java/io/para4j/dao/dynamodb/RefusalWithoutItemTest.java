package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.LostWrites.ABSENT;
import static io.para4j.dao.dynamodb.LostWrites.CREATED;
import static io.para4j.dao.dynamodb.LostWrites.DELETION;
import static io.para4j.dao.dynamodb.LostWrites.UPDATE;
import static io.para4j.dao.dynamodb.LostWrites.stored;
import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests refused conditions on a server that does not return the stored item: one strong read finds the reason. */
class RefusalWithoutItemTest {
    private static final AppId APP = AppId.of("shop");
    private static final ScriptedAnswer REFUSED = ScriptedAnswer.error(400, "ConditionalCheckFailedException");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    @Test
    void conflictIsAConflict() {
        scripted.answer(REFUSED, stored(5, "other"));

        assertThatThrownBy(() -> scripted.dao().update(APP, UPDATE))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageContaining("caller holds version 3, store holds version 5");
        scripted.assertSent("UpdateItem", "GetItem");
        assertThat(scripted.transport().bodies.get(1)).contains("\"ConsistentRead\":true");
    }

    @Test
    void otherTypeIsATypeMismatch() {
        Precondition order = new Precondition(Optional.of("order"), Optional.empty(), Optional.empty());
        Update update = Update.of("a1", order, "ours", List.of(new Change.Set("x", 1)));
        scripted.answer(REFUSED, stored(3, "r3"));

        assertThatThrownBy(() -> scripted.dao().update(APP, update)).isInstanceOf(TypeMismatchException.class);
    }

    @Test
    void absentObjectIsNotFound() {
        scripted.answer(REFUSED, ABSENT);

        assertThatThrownBy(() -> scripted.dao().update(APP, UPDATE)).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void writeThatIsAllowedOnWhatIsReadIsComputedFromIt() {
        scripted.answer(REFUSED, stored(3, "r3"), OK).update(APP, UPDATE);

        scripted.assertSent("UpdateItem", "GetItem", "UpdateItem");
    }

    @Test
    void deletionOfALaterVersionIsAConflict() {
        scripted.answer(REFUSED, stored(5, "other"));

        assertThatThrownBy(() -> scripted.dao().delete(APP, DELETION)).isInstanceOf(VersionConflictException.class);
    }

    @Test
    void deletionOfWhatIsGoneMeanwhileIsDone() {
        scripted.answer(REFUSED, ABSENT, OK).delete(APP, DELETION);

        scripted.assertSent("DeleteItem", "GetItem", "DeleteItem");
    }

    @Test
    void deletionThatIsAlwaysRefusedEndsAtTheDeadline() {
        scripted.answerAlways(
                (operation, body) -> (operation.equals("GetItem") ? ABSENT : REFUSED).to(operation, body));

        assertThatThrownBy(() -> scripted.dao().delete(APP, DELETION)).isInstanceOf(StorageException.class);
    }

    @Test
    void takenIdNeedsNoRead() {
        scripted.answer(REFUSED);

        assertThatThrownBy(() -> scripted.dao().create(APP, new Creation(CREATED, false)))
                .isInstanceOf(ObjectExistsException.class);
        scripted.assertSent("PutItem");
    }

    @Test
    void readThatFailsDoesNotMakeTheRefusalUnknown() {
        ScriptedAnswer[] answers = LOST.times(10);
        answers[0] = REFUSED;
        scripted.answer(answers);

        assertThatThrownBy(() -> scripted.dao().update(APP, UPDATE)).isInstanceOf(StorageException.class);
    }

    @Test
    void creationSentAgainIsFoundByTheRead() {
        scripted.answer(LOST, ABSENT, REFUSED, stored(1, "ours")).create(APP, new Creation(CREATED, true));

        scripted.assertSent("PutItem", "GetItem", "PutItem", "GetItem");
    }
}
