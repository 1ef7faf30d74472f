package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.LostWrites.ABSENT;
import static io.para4j.dao.dynamodb.LostWrites.CREATED;
import static io.para4j.dao.dynamodb.LostWrites.PATCH;
import static io.para4j.dao.dynamodb.LostWrites.stored;
import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an answer that is incomplete, or not the service's, is no answer to any request, whatever its status. */
class NoAnswerTest {
    private static final AppId APP = AppId.of("shop");
    private static final AppId SHARED = AppId.ofShared("shop");
    private static final ScriptedAnswer FOUND = stored(3, "r3");

    @RegisterExtension
    final ScriptedStore scripted = new ScriptedStore();

    /** The answers of proxies and broken servers: a status, and a body without what the service always sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 ",
                "200 {}",
                "200 null",
                "200 {\"ConsumedCapacity\":{}}",
                "200 <html>Log in</html>",
                "204 ",
                "302 ",
                "403 ",
                "403 {\"message\":\"Forbidden\"}",
                "403 {\"__type\":\"Forbidden\"}",
                "404 <html>Not Found</html>",
                "429 ",
                "499 ",
                "502 {}"
            })
    void isNoAnswer(String answer) {
        ScriptedAnswer none = ScriptedAnswer.exactly(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));

        readsAreSentAgain(none);
        readsThatStayUnansweredFail(none);
        writesThatMayBeRepeatedAreSentAgain(none);
        otherWritesAreLookedUp(none);
        tablesAreLookedUpAgain(none);
    }

    private void readsAreSentAgain(ScriptedAnswer none) {
        ScriptedAnswer page = ScriptedAnswer.items(ServiceJson.item("a1", 1, "r1", 1000));
        ScriptedAnswer sharedPage = ScriptedAnswer.items("{\"appid\":{\"S\":\"" + SHARED + "\"},"
                + ServiceJson.item("shop_a1", 1, "r1", 1000).substring(1));
        ScriptedAnswer all =
                ScriptedAnswer.ok("{\"Responses\":{\"para-shop\":[" + ServiceJson.item("a1", 1, "r1", 1000) + "]}}");

        assertThat(scripted.answer(none, FOUND).read(APP, "a1", Consistency.STRONG))
                .isPresent();
        assertThat(scripted.answer(none, page)
                        .readPage(APP, 10, Optional.empty())
                        .items())
                .hasSize(1);
        assertThat(scripted.answer(none, sharedPage)
                        .readPage(SHARED, 10, Optional.empty())
                        .items())
                .hasSize(1);
        assertThat(scripted.answer(none, all).readAll(APP, List.of("a1"), Consistency.STRONG))
                .containsKey("a1");
    }

    private void readsThatStayUnansweredFail(ScriptedAnswer none) {
        AWSDynamoDAO dao = scripted.answerAlways(none);

        assertThatThrownBy(() -> dao.read(APP, "a1", Consistency.STRONG)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readPage(APP, 10, Optional.empty())).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readPage(SHARED, 10, Optional.empty())).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> dao.readAll(APP, List.of("a1"), Consistency.STRONG))
                .isInstanceOf(StorageException.class);
    }

    private void writesThatMayBeRepeatedAreSentAgain(ScriptedAnswer none) {
        scripted.answer(none, OK).delete(APP, Deletion.of("a1"));
        scripted.assertSent("DeleteItem", "DeleteItem");
        scripted.answer(none, OK).restore(APP, CREATED);
        scripted.assertSent("PutItem", "PutItem");
        assertThat(scripted.answer(none, OK).deleteAll(APP, TestItems.deletions(2)))
                .allMatch(Outcome.DONE::equals);
        scripted.assertSent("BatchWriteItem", "BatchWriteItem");
    }

    private void otherWritesAreLookedUp(ScriptedAnswer none) {
        scripted.answer(none, ABSENT);
        ScriptedStore.unknown(() -> scripted.dao().create(APP, new Creation(CREATED, false)));
        scripted.answer(none, stored(3, "r3"));
        ScriptedStore.unknown(() -> scripted.dao().update(APP, PATCH));
        scripted.answer(none, FOUND, OK).delete(APP, LostWrites.DELETION);
        scripted.assertSent("DeleteItem", "GetItem", "DeleteItem");
        assertThat(scripted.answer(none, OK, OK, OK).createAll(APP, TestItems.creations(TestItems.items(2), true)))
                .allMatch(Outcome.DONE::equals);
        scripted.assertSent("BatchWriteItem", "BatchGetItem", "PutItem", "PutItem");
    }

    private void tablesAreLookedUpAgain(ScriptedAnswer none) {
        ScriptedAnswer table = ServiceJson.table("para-shop", "ACTIVE");
        ScriptedAnswer gone = ScriptedAnswer.error(400, "ResourceNotFoundException");
        ScriptedAnswer backups = ScriptedAnswer.ok("{\"ContinuousBackupsDescription\":{}}");
        scripted.answer(none, table, none, backups);
        assertThat(scripted.store().storage.status(APP).map(AppStatus::ready)).hasValue(true);
        scripted.answer(none, table);
        scripted.store().storage.ensure(APP);
        scripted.answer(none, OK, none, gone);
        scripted.store().storage.drop(APP, removed -> {});
        scripted.assertSent("DeleteTable", "DeleteTable", "DescribeTable", "DescribeTable");
    }

    /** An answer that lacks only the content that the request asks for. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",\"Attributes\":{}", ",\"Attributes\":{\"x\":{\"N\":\"1\"}}"})
    void answerToAPatchWithoutTheItemIsNoAnswer(String content) {
        ScriptedAnswer partial =
                ScriptedAnswer.exactly(200, "{\"ConsumedCapacity\":{\"CapacityUnits\":1}" + content + "}");

        assertThat(scripted.answer(partial, stored(4, "ours")).update(APP, PATCH.returningItem()))
                .hasValueSatisfying(item -> assertThat(item.version()).isEqualTo(4));
        scripted.assertSent("UpdateItem", "GetItem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"Responses\":{}", ",\"Responses\":{\"other\":[]}"})
    void answerToABatchReadWithoutTheTableIsNoAnswer(String content) {
        ScriptedAnswer partial =
                ScriptedAnswer.exactly(200, "{\"ConsumedCapacity\":[{\"CapacityUnits\":1}]" + content + "}");
        scripted.answer(partial, OK);

        assertThat(scripted.dao().readAll(APP, List.of("a1"), Consistency.STRONG))
                .isEmpty();
        assertThat(scripted.transport().operations).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scan", "Query"})
    void answerToAPageWithoutItemsIsNoAnswer(String operation) {
        AppId app = operation.equals("Scan") ? APP : SHARED;
        scripted.answer(ScriptedAnswer.exactly(200, "{\"ConsumedCapacity\":{\"CapacityUnits\":1}}"), OK);

        assertThat(scripted.dao().readPage(app, 10, Optional.empty()).items()).isEmpty();
        scripted.assertSent(operation, operation);
    }
}
