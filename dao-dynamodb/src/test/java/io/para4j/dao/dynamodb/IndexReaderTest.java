package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.IndexNotReadyException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation;
import io.para4j.spi.SortRange;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests the requests of queries, and the service's errors, with scripted answers. */
class IndexReaderTest {
    private static final AppId APP = AppId.of("shop");
    private static final IndexQuery QUERY =
            new IndexQuery(IndexModel.BY_ID, "c1", SortRange.ALL, false, Optional.empty(), 3, Optional.empty());
    private static final String START_KEY = "{\"appid\":{\"S\":\"shop\"},\"type\":{\"S\":\"order\"},"
            + "\"customer\":{\"S\":\"c1\"},\"key\":{\"S\":\"x\"}}";

    @AutoClose
    private DynamoDBTestStore store;

    private ScriptedTransport transport;

    private void answer(ScriptedAnswer... answers) {
        transport = ScriptedTransport.of(answers);
        store = DynamoDBTestStore.over(transport, new FakeTime().waitingTime(), IndexModel.DECLARED);
    }

    private ItemPage query(IndexQuery query) {
        return store.indexed.query(APP, query);
    }

    private static String[] rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"key\":{\"S\":\"id" + i + "\"},\"appid\":{\"S\":\"shop\"},\"type\":{\"S\":\"order\"},"
                        + "\"timestamp\":{\"N\":\"1\"},\"customer\":{\"S\":\"c1\"},\"n\":{\"N\":\"" + i + "\"}}")
                .toArray(String[]::new);
    }

    @Test
    void indexThatTheTableLacksIsMissing() {
        answer(ScriptedAnswer.error(
                400, "ValidationException", "The table does not have the specified index: order.by_id"));

        assertThatThrownBy(() -> query(QUERY)).isInstanceOfSatisfying(IndexNotReadyException.class, error -> {
            assertThat(error.isMissing()).isTrue();
            assertThat(error.index()).isEqualTo("order.by_id");
            assertThat(error.app()).isEqualTo("shop");
        });
    }

    @Test
    void indexThatIsBackfilledIsBuilding() {
        answer(ScriptedAnswer.error(
                400, "ValidationException", "Cannot read from backfilling global secondary index: order.by_id"));

        assertThatThrownBy(() -> query(QUERY))
                .isInstanceOfSatisfying(
                        IndexNotReadyException.class,
                        error -> assertThat(error.isMissing()).isFalse());
    }

    @Test
    void otherErrorsAreThoseOfReads() {
        answer(
                ScriptedAnswer.error(400, "ResourceNotFoundException"),
                ScriptedAnswer.error(400, "ValidationException", "another reason"),
                ScriptedAnswer.error(400, "ValidationException", "The provided starting key is invalid"));

        assertThatThrownBy(() -> query(QUERY)).isInstanceOf(AppNotFoundException.class);
        assertThatThrownBy(() -> query(QUERY)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> query(QUERY.at(Optional.of("kx")))).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void throttledQueryIsSentAgainUntilTheDeadline() {
        answer(ScriptedAnswer.THROTTLED.times(1000));

        assertThatThrownBy(() -> query(QUERY)).isInstanceOf(ThrottledException.class);
        assertThat(store.lastOperation().kind()).isEqualTo(Operation.Kind.QUERY);
        assertThat(store.lastOperation().cost().retries()).isPositive();
        assertThat(transport.operations).containsOnly("Query");
    }

    @Test
    void pageAsksForOneRowMoreThanItsLimit() {
        answer(ScriptedAnswer.itemsBefore(START_KEY, rows(0, 4)));

        ItemPage page = query(QUERY);

        assertThat(page.items()).hasSize(3);
        assertThat(page.next()).contains("kid2");
        assertThat(transport.bodies).hasSize(1);
        assertThat(transport.bodies.get(0)).contains("\"Limit\":4", "\"ScanIndexForward\":true");
        assertThat(store.lastOperation().cost().requests()).isEqualTo(1);
        assertThat(store.lastOperation().counts().objects()).isEqualTo(3);
    }

    @Test
    void answerOfLessThanItsLimitIsContinued() {
        answer(ScriptedAnswer.itemsBefore(START_KEY, rows(0, 1)), ScriptedAnswer.items(rows(1, 3)));

        ItemPage page = query(QUERY);

        assertThat(page.items()).hasSize(3);
        assertThat(page.next()).isEmpty();
        assertThat(transport.bodies.get(1)).contains("\"Limit\":3", "\"ExclusiveStartKey\":{");
    }

    @Test
    void filteredPageReadsInGrowingPortionsUpToItsBudget() {
        IndexQuery filtered = new IndexQuery(
                IndexModel.BY_ID,
                "c1",
                SortRange.ALL,
                false,
                Optional.of(Condition.equal("n", -1)),
                3,
                Optional.empty());
        ScriptedAnswer full = (operation, body) -> {
            int limit = Integer.parseInt(body.replaceAll(".*\"Limit\":(\\d+).*", "$1"));
            return ScriptedAnswer.itemsBefore(START_KEY, rows(0, limit)).to(operation, body);
        };
        answer(full.times(20));

        ItemPage page = query(filtered);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isPresent();
        assertThat(transport.bodies.stream()
                        .map(body -> body.replaceAll(".*\"Limit\":(\\d+).*", "$1"))
                        .toList())
                .isEqualTo(Arrays.asList("4", "4", "8", "16", "32", "64", "128", "256", "489"));
    }

    @Test
    void unreadableRowIsReportedAndPassed() {
        String unreadable = rows(0, 1)[0].replace("\"n\":{\"N\"", "\"version\":{\"S\"");
        answer(ScriptedAnswer.itemsBefore(START_KEY, unreadable, rows(1, 2)[0], rows(2, 3)[0], unreadable));

        ItemPage page = query(QUERY);

        assertThat(page.unreadable()).hasSize(1);
        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).contains("kid2");
    }

    @Test
    void emptyRangeIsNotSent() {
        answer();
        SortRange none =
                SortRange.ALL.withLower(new SortRange.Bound("a", false)).withUpper(new SortRange.Bound("a\0", false));

        ItemPage page =
                query(new IndexQuery(IndexModel.BY_TEXT, "c1", none, false, Optional.empty(), 3, Optional.empty()));

        assertThat(page.items()).isEmpty();
        assertThat(transport.operations).isEmpty();
    }
}
