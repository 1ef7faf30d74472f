package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the requests and the waits of a purge, with an index that lags and a service that lacks capacity. */
class SharedTablePurgeTest {
    private static final AppId APP = AppId.ofShared("shop");
    private static final Target TARGET = Target.of("drop", "shop", "para-0");
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final ScriptedAnswer EMPTY = page();
    private static final ScriptedAnswer DONE = ScriptedAnswer.ok("{\"UnprocessedItems\":{}}");

    private final FakeTime time = new FakeTime();
    /** The reported counts, without repetitions. */
    private final Set<Long> progress = new LinkedHashSet<>();

    private void report(long removed) {
        if (removed > 0) {
            progress.add(removed);
        }
    }

    private static ScriptedAnswer page(String... keys) {
        return ScriptedAnswer.items(Arrays.stream(keys).map(ServiceJson::key).toArray(String[]::new));
    }

    private static ScriptedAnswer pageAndMore(String key) {
        String startKey = "{\"key\":{\"S\":\"" + key + "\"},\"appid\":{\"S\":\" shop\"},\"timestamp\":{\"N\":\"7\"}}";
        return ScriptedAnswer.itemsBefore(startKey, ServiceJson.key(key));
    }

    private ScriptedTransport purge(Duration refresh, ScriptedAnswer... answers) {
        ScriptedTransport transport = ScriptedTransport.of(answers);
        try (DynamoDBTestStore store = DynamoDBTestStore.over(transport, 1, time.waitingTime())) {
            new SharedTablePurge(store.dao, store.layout, refresh, time.waitingTime()).run(TARGET, APP, this::report);
        }
        return transport;
    }

    @Test
    void indexMustBeEmptyTwiceInARow() {
        ScriptedTransport transport =
                purge(Duration.ZERO, page("shop_a"), DONE, EMPTY, page("shop_b"), DONE, EMPTY, EMPTY);

        assertThat(transport.operations)
                .containsExactly("Query", "BatchWriteItem", "Query", "Query", "BatchWriteItem", "Query", "Query");
        assertThat(progress).containsExactly(1L, 2L);
        assertThat(time.sleeps).hasSize(4).allMatch(SharedTablePurge.LAG::equals);
    }

    @Test
    void lastPassIsLaterThanTheRefreshOfOtherNodes() {
        purge(REFRESH, page("shop_a"), DONE, EMPTY, EMPTY);

        assertThat(time.elapsed()).isEqualTo(REFRESH.plus(SharedTablePurge.LAG));
    }

    @Test
    void foreignRowsAreNeitherDeletedNorAwaited() {
        ScriptedTransport transport = purge(Duration.ZERO, page("blog_a", "shop"), page("blog_a", "shop"));

        assertThat(transport.operations).containsExactly("Query", "Query");
        assertThat(progress).isEmpty();
    }

    @Test
    void pagesHoldKeysOnly() {
        ScriptedTransport transport = purge(Duration.ZERO, pageAndMore("shop_a"), DONE, EMPTY, EMPTY, EMPTY);

        assertThat(transport.bodies.get(0))
                .contains(
                        "\"ProjectionExpression\":\"#k\"", "\"IndexName\":\"appid-timestamp-index\"", "\"S\":\" shop\"")
                .doesNotContain("ExclusiveStartKey");
        assertThat(transport.bodies.get(2)).contains("ExclusiveStartKey", "shop_a");
        assertThat(transport.operations).hasSize(5);
    }

    @Test
    void itemThatTheIndexShowsTwiceIsDeletedOnce() {
        ScriptedTransport transport = purge(Duration.ZERO, page("shop_a", "shop_a"), DONE, EMPTY, EMPTY);

        assertThat(transport.bodies.get(1).split("shop_a", -1)).hasSize(2);
        assertThat(progress).containsExactly(1L);
    }

    @Test
    void unprocessedDeletionsAreSentAgain() {
        ScriptedTransport transport = purge(
                Duration.ZERO,
                page("shop_a", "shop_b"),
                ScriptedAnswer.unprocessedDeletions("para-0", "shop_b"),
                DONE,
                EMPTY,
                EMPTY);

        assertThat(transport.bodies.get(2)).contains("shop_b").doesNotContain("shop_a");
        assertThat(progress).containsExactly(2L);
    }

    @Test
    void itemThatCannotBeRemovedIsAnError() {
        assertThatThrownBy(() -> purge(
                        Duration.ZERO,
                        page("shop_a"),
                        ScriptedAnswer.error(400, "AccessDeniedException", "no permission to delete")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("items that could not be removed: 1; call it again to go on")
                .hasMessageContaining("no permission to delete");
        assertThat(progress).isEmpty();
    }
}
