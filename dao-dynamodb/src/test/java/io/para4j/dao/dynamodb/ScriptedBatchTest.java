package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.LOST;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static io.para4j.dao.dynamodb.ScriptedAnswer.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the chunks of batches with scripted answers: unprocessed, lost and invalid writes. */
@Timeout(30)
class ScriptedBatchTest {
    private static final AppId APP = AppId.of("shop");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    private static List<Creation> newCreations(int count) {
        return TestItems.creations(TestItems.items(count), true);
    }

    private static ScriptedAnswer found(String... items) {
        return ScriptedAnswer.ok("{\"Responses\":{\"para-shop\":[" + String.join(",", items) + "]}}");
    }

    @Test
    void unprocessedWritesAreSentAgain() {
        scripted.answer(
                ScriptedAnswer.unprocessedDeletions("para-shop", "id1", "id3"),
                ScriptedAnswer.unprocessedDeletions("para-shop", "id3"),
                OK);

        assertThat(scripted.dao().deleteAll(APP, TestItems.deletions(5)))
                .hasSize(5)
                .allMatch(Outcome.DONE::equals);
        assertThat(scripted.transport().bodies.get(1)).contains("id1", "id3").doesNotContain("id0", "id2", "id4");
        assertThat(scripted.transport().bodies.get(2)).contains("id3").doesNotContain("id1");
        assertThat(scripted.store().lastOperation().cost().retries()).isEqualTo(2);
    }

    @Test
    void writesThatStayUnprocessedAreThrottledAndTheOthersDone() {
        scripted.answer(ScriptedAnswer.unprocessedDeletions("para-shop", "id2").times(500));

        List<Outcome> outcomes = scripted.dao().deleteAll(APP, TestItems.deletions(3));

        assertThat(outcomes.subList(0, 2)).allMatch(Outcome.DONE::equals);
        assertThat(ScriptedStore.error(outcomes.get(2))).isInstanceOf(ThrottledException.class);
    }

    @Test
    void unprocessedKeysAreReadAgain() {
        ScriptedAnswer first = ScriptedAnswer.ok("{\"Responses\":{\"para-shop\":[" + ServiceJson.item("id0")
                + "]},\"UnprocessedKeys\":{\"para-shop\":{\"Keys\":[" + ServiceJson.key("id1") + "]}}}");
        scripted.answer(first, THROTTLED, found(ServiceJson.item("id1")));

        assertThat(scripted.dao()
                        .readAll(APP, List.of("id1", "id0"), Consistency.STRONG)
                        .keySet())
                .containsExactly("id1", "id0");
    }

    @Test
    void defect16BatchReadThatFailsIsAnError() {
        scripted.answer(ScriptedAnswer.error(400, "AccessDeniedException"));

        assertThatThrownBy(() -> scripted.dao().readAll(APP, List.of("id1"), Consistency.STRONG))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void newObjectsOfAnUnansweredChunkAreJudgedByOneRead() {
        List<Creation> creations = newCreations(3);
        String ours = creations.get(0).item().revision().orElseThrow();
        scripted.answer(
                LOST, found(ServiceJson.item("id0", 1, ours, 1000), ServiceJson.item("id1", 1, "other", 1000)), OK);

        List<Outcome> outcomes = scripted.dao().createAll(APP, creations);

        assertThat(outcomes.get(0)).isEqualTo(Outcome.DONE);
        assertThat(ScriptedStore.error(outcomes.get(1))).isInstanceOf(WriteOutcomeUnknownException.class);
        assertThat(outcomes.get(2)).isEqualTo(Outcome.DONE);
        assertThat(scripted.transport().operations).containsExactly("BatchWriteItem", "BatchGetItem", "PutItem");
        assertThat(scripted.transport().bodies.get(1)).contains("\"ConsistentRead\":true");
        assertThat(scripted.transport().bodies.get(2)).contains("id2", "attribute_not_exists");
    }

    @Test
    void newObjectThatIsStoredAfterTheReadIsDone() {
        List<Creation> creations = newCreations(1);
        String ours = creations.get(0).item().revision().orElseThrow();
        scripted.answer(LOST, found(), ScriptedAnswer.refusal(ServiceJson.item("id0", 1, ours, 1000)));

        assertThat(scripted.dao().createAll(APP, creations)).containsExactly(Outcome.DONE);
    }

    @Test
    void newObjectSentAgainThatIsThrottledIsUnknown() {
        ScriptedAnswer[] answers = THROTTLED.times(500);
        answers[0] = LOST;
        answers[1] = found();
        scripted.answer(answers);

        assertThat(ScriptedStore.error(
                        scripted.dao().createAll(APP, newCreations(1)).get(0)))
                .isInstanceOf(WriteOutcomeUnknownException.class);
    }

    @Test
    void chunkWhoseReadBackFailsIsUnknownAndTheOthersAreDone() {
        scripted.answer(OK, LOST, ScriptedAnswer.error(400, "AccessDeniedException"), OK);

        List<Outcome> outcomes = scripted.dao().createAll(APP, newCreations(60));

        assertThat(outcomes.subList(0, 25)).allMatch(Outcome.DONE::equals);
        assertThat(outcomes.subList(25, 50))
                .allSatisfy(
                        each -> assertThat(ScriptedStore.error(each)).isInstanceOf(WriteOutcomeUnknownException.class));
        assertThat(((WriteOutcomeUnknownException) ScriptedStore.error(outcomes.get(25))).id())
                .isEqualTo("id25");
        assertThat(outcomes.subList(50, 60)).allMatch(Outcome.DONE::equals);
    }

    @Test
    void deletionsAndRestoresWithoutAnswerAreSentAgain() {
        scripted.answer(LOST, OK, LOST, OK);

        assertThat(scripted.dao().deleteAll(APP, TestItems.deletions(3))).allMatch(Outcome.DONE::equals);
        assertThat(scripted.dao().restoreAll(APP, TestItems.items(3))).allMatch(Outcome.DONE::equals);
        assertThat(scripted.transport().operations).hasSize(4).containsOnly("BatchWriteItem");
    }

    @Test
    void invalidChunkIsHalvedUntilTheInvalidWriteStandsAlone() {
        ScriptedAnswer invalid = ScriptedAnswer.error(400, "ValidationException", "id13 is wrong");
        ScriptedAnswer answer = (operation, body) -> (body.contains("\"id13\"") ? invalid : OK).to(operation, body);
        scripted.answer(answer.times(100));

        List<Outcome> outcomes = scripted.dao().createAll(APP, newCreations(25));

        for (int i = 0; i < 25; i++) {
            assertThat(outcomes.get(i).equals(Outcome.DONE)).as("object " + i).isEqualTo(i != 13);
        }
        assertThat(ScriptedStore.error(outcomes.get(13)))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("id13 is wrong");
        assertThat(scripted.transport().operations)
                .containsOnly("BatchWriteItem")
                .hasSizeLessThanOrEqualTo(11);
    }
}
