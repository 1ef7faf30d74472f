package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.ScriptedAnswer.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests how indexes are added and removed, with scripted answers. */
class IndexAdministrationTest {
    private static final AppId APP = AppId.of("shop");
    private static final IndexDefinition FIRST =
            new IndexDefinition("order", "first", IndexField.text("customer"), Optional.of(IndexField.number("total")));
    private static final IndexDefinition SECOND =
            new IndexDefinition("order", "second", IndexField.bytes("digest"), Optional.empty());
    private static final DeclaredIndexes BOTH = new DeclaredIndexes(List.of(FIRST, SECOND));
    private static final DeclaredIndexes ONE = new DeclaredIndexes(List.of(FIRST));
    private static final ScriptedAnswer IN_USE = ScriptedAnswer.error(400, "ResourceInUseException");
    private static final ScriptedAnswer LIMITED = ScriptedAnswer.error(400, "LimitExceededException");
    private static final ScriptedAnswer UPDATED =
            ScriptedAnswer.ok("{\"TableDescription\":{\"TableStatus\":\"UPDATING\"}}");

    private final FakeTime time = new FakeTime();
    private final List<IndexProgress> progress = new ArrayList<>();
    private @Nullable DynamoDBTestStore store;
    private @Nullable ScriptedTransport transport;

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private DynamoDBTestStore answer(DeclaredIndexes declared, ScriptedAnswer... answers) {
        transport = ScriptedTransport.of(answers);
        store = DynamoDBTestStore.over(transport, time.waitingTime(), declared);
        return store;
    }

    private void update(DeclaredIndexes declared, ScriptedAnswer... answers) {
        answer(declared, answers).indexed.updateIndexes(APP, progress::add);
    }

    private static ScriptedAnswer table(String... indexes) {
        return tableWith("", indexes);
    }

    private static ScriptedAnswer tableWith(String more, String... indexes) {
        String attributes = Map.of("key", "S", "appid", "S", "type", "S", "customer", "S", "total", "N", "digest", "B")
                .entrySet()
                .stream()
                .map(each ->
                        "{\"AttributeName\":\"" + each.getKey() + "\",\"AttributeType\":\"" + each.getValue() + "\"}")
                .collect(Collectors.joining(","));
        return ScriptedAnswer.ok("{\"Table\":{\"TableName\":\"para-shop\",\"TableStatus\":\"ACTIVE\"," + more
                + "\"KeySchema\":[{\"AttributeName\":\"key\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":["
                + attributes + "],\"GlobalSecondaryIndexes\":[" + String.join(",", indexes) + "]}}");
    }

    private static String index(IndexDefinition index, String status) {
        return index(index, status, "ALL");
    }

    private static String index(IndexDefinition index, String status, String projection) {
        String keys = IndexKeys.schema(index).stream()
                .map(key -> "{\"AttributeName\":\"" + key.attributeName() + "\",\"KeyType\":\"" + key.keyTypeAsString()
                        + "\"}")
                .collect(Collectors.joining(","));
        return "{\"IndexName\":\"" + index.fullName() + "\",\"IndexStatus\":\"" + status
                + "\",\"ItemCount\":7,\"Projection\":{\"ProjectionType\":\"" + projection + "\"},\"KeySchema\":[" + keys
                + "]}";
    }

    @Test
    void missingIndexesAreAddedOneByOne() {
        String first = index(FIRST, "ACTIVE");
        update(
                BOTH,
                table(),
                table(),
                UPDATED,
                table(index(FIRST, "CREATING")),
                table(first),
                table(first),
                UPDATED,
                table(first, index(SECOND, "CREATING")),
                table(first, index(SECOND, "ACTIVE")));

        assertThat(transport.operations)
                .containsExactly(
                        "DescribeTable",
                        "DescribeTable",
                        "UpdateTable",
                        "DescribeTable",
                        "DescribeTable",
                        "DescribeTable",
                        "UpdateTable",
                        "DescribeTable",
                        "DescribeTable");
        assertThat(transport.bodies.get(2))
                .contains("\"IndexName\":\"order.first\"", "\"ProjectionType\":\"ALL\"")
                .doesNotContain("ProvisionedThroughput", "digest");
        assertThat(transport.bodies.get(6)).contains("\"IndexName\":\"order.second\"");
        assertThat(progress)
                .containsExactly(
                        new IndexProgress("order.first", OptionalLong.of(7)),
                        new IndexProgress("order.second", OptionalLong.of(7)));
    }

    @Test
    void completeTableIsNotChanged() {
        update(ONE, table(index(FIRST, "ACTIVE")), table(index(FIRST, "ACTIVE")));

        assertThat(transport.operations).containsOnly("DescribeTable");
        assertThat(progress).isEmpty();
    }

    @Test
    void indexOfAProvisionedTableHasTheUnitsOfNewTables() {
        String provisioned = "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":7,\"WriteCapacityUnits\":3},";
        update(ONE, tableWith(provisioned), tableWith(provisioned), UPDATED, table(index(FIRST, "ACTIVE")));

        assertThat(transport.bodies.get(2)).contains("\"ReadCapacityUnits\":10", "\"WriteCapacityUnits\":1");
    }

    @Test
    void changesOfOtherProcessesAreAwaited() {
        ScriptedAnswer exists =
                ScriptedAnswer.error(400, "ValidationException", "Attempting to create an index which already exists");
        update(
                ONE,
                table(),
                table(),
                IN_USE,
                table(),
                LIMITED,
                table(index(SECOND, "CREATING")),
                table(),
                exists,
                table(index(FIRST, "CREATING")),
                table(index(FIRST, "ACTIVE")));

        assertThat(time.sleeps).hasSize(5).containsOnly(TableWait.POLL);
    }

    @Test
    void interruptedCallIsContinuedByTheNext() {
        answer(ONE, table(), table(), UPDATED, table(index(FIRST, "CREATING")));
        assertThatThrownBy(() -> store.indexed.updateIndexes(APP, each -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        store.close();

        update(ONE, table(index(FIRST, "CREATING")), table(index(FIRST, "CREATING")), table(index(FIRST, "ACTIVE")));

        assertThat(transport.operations).doesNotContain("UpdateTable");
    }

    @Test
    void backfillMayTakeLongerThanTheDeadline() {
        ScriptedAnswer[] answers = table(index(FIRST, "CREATING")).times(3000);
        answers[2999] = table(index(FIRST, "ACTIVE"));
        update(ONE, answers);

        assertThat(time.elapsed()).isGreaterThan(TableWait.DEADLINE.multipliedBy(2));
    }

    @Test
    void tableThatCannotBeChangedIsAnError() {
        ScriptedAnswer[] answers = table().times(3000);
        for (int i = 2; i < answers.length; i += 2) {
            answers[i] = IN_USE;
        }

        assertThatThrownBy(() -> update(ONE, answers))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("updateIndexes of table 'para-shop' in app 'shop'")
                .hasMessageContaining(
                        "its index 'order.first' is not there, while the table is being changed after 5" + " minutes");
        assertThat(time.elapsed()).isCloseTo(TableWait.DEADLINE, Duration.ofSeconds(1));
    }

    @Test
    void differentIndexIsRefusedWithEachDifference() {
        IndexDefinition other = new IndexDefinition("order", "first", IndexField.text("customer"), Optional.empty());

        assertThatThrownBy(() -> update(BOTH, table(index(other, "ACTIVE", "KEYS_ONLY"))))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("its index 'order.first' is different: its key is HASH appid (S), HASH type (S),"
                        + " HASH customer (S), RANGE key (S), needed is HASH appid (S), HASH type (S), HASH customer"
                        + " (S), RANGE total (N), RANGE key (S), and its projection is KEYS_ONLY, needed is ALL");
    }

    @Test
    void missingTableIsAnAppThatDoesNotExist() {
        ScriptedAnswer none = ScriptedAnswer.error(400, "ResourceNotFoundException");
        assertThatThrownBy(() -> update(ONE, none)).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void droppedIndexIsAwaitedUntilItIsGone() {
        answer(
                        ONE,
                        table(index(SECOND, "ACTIVE")),
                        LIMITED,
                        table(index(SECOND, "ACTIVE")),
                        UPDATED,
                        table(index(SECOND, "DELETING")),
                        table())
                .indexed
                .dropIndex(APP, "order.second");

        assertThat(transport.bodies.get(3)).contains("\"Delete\":{\"IndexName\":\"order.second\"}");
        assertThat(time.sleeps).hasSize(2);
    }

    @Test
    void indexThatIsNotThereOrAlreadyDroppedIsNoError() {
        answer(ONE, table()).indexed.dropIndex(APP, "order.second");
        store.close();
        answer(ONE, table(index(SECOND, "ACTIVE")), ScriptedAnswer.error(400, "ResourceNotFoundException"), table())
                .indexed
                .dropIndex(APP, "order.second");

        assertThat(transport.operations).containsExactly("DescribeTable", "UpdateTable", "DescribeTable");
    }

    @Test
    void indexOfTheSharedTableIsNotDropped() {
        answer(ONE);
        assertThatThrownBy(() -> store.indexed.dropIndex(APP, "appid-timestamp-index"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the shared table needs it");
    }

    @Test
    void newTableIsAwaitedWithItsIndexes() {
        answer(
                        ONE,
                        ScriptedAnswer.error(400, "ResourceNotFoundException"),
                        OK,
                        table(index(FIRST, "CREATING")),
                        table(index(FIRST, "ACTIVE")))
                .storage
                .ensure(APP);

        assertThat(transport.bodies.get(1)).contains("\"IndexName\":\"order.first\"");
        assertThat(time.sleeps).hasSize(1);
    }

    @Test
    void startDoesNotWaitForAnIndexThatIsAddedToAnExistingTable() {
        answer(ONE, table(index(FIRST, "CREATING"))).storage.ensure(APP);

        assertThat(time.sleeps).isEmpty();
    }

    @Test
    void onlyVerificationRefusesATableWithoutTheIndex() {
        answer(ONE, table(), table(index(FIRST, "DELETING")), table());
        store.storage.ensure(APP);
        store.storage.ensure(APP);

        assertThatThrownBy(() -> store.storage(CreateTables.VERIFY).ensure(APP))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the table exists, but it has no index 'order.first'");
    }

    @Test
    void tableWithADifferentIndexIsRefused() {
        for (CreateTables mode : List.of(CreateTables.CREATE, CreateTables.VERIFY)) {
            answer(ONE, table(index(FIRST, "ACTIVE", "KEYS_ONLY")));
            assertThatThrownBy(() -> store.storage(mode).ensure(APP))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("the table exists, but its index 'order.first' is different: its projection"
                            + " is KEYS_ONLY, needed is ALL");
            store.close();
        }
    }

    @Test
    void statusShowsTheStateOfEachIndex() {
        ScriptedAnswer backups = ScriptedAnswer.ok("{\"ContinuousBackupsDescription\":{}}");
        answer(
                BOTH,
                table(index(FIRST, "CREATING"), "{\"IndexName\":\"old.one\",\"IndexStatus\":\"ACTIVE\"}"),
                backups,
                table(index(FIRST, "ACTIVE"), index(SECOND, "ACTIVE", "KEYS_ONLY")),
                backups);

        assertThat(store.storage.status(APP).orElseThrow().details())
                .containsEntry("index.order.first", "building")
                .containsEntry("index.order.second", "missing")
                .containsEntry("index.old.one", "not declared");
        assertThat(store.storage.status(APP).orElseThrow().details())
                .containsEntry("index.order.first", "ready")
                .containsEntry("index.order.second", "different: its projection is KEYS_ONLY, needed is ALL");
    }
}
