package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a purge sends and how long it waits, with an index that lags and a service that has no capacity. */
class PurgeTest {
    private static final AppId APP = AppId.ofShared("shop");
    private static final Target TARGET = Target.of("drop", "shop", "para-0");
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final ScriptedTransport.Answer EMPTY = page();
    private static final ScriptedTransport.Answer DONE = ScriptedTransport.ok("{\"UnprocessedItems\":{}}");

    private final FakeTime time = new FakeTime();
    /** The counts that were told, without those that repeat the one before. */
    private final List<Long> progress = new ArrayList<>();

    private long told;

    private void tell(long removed) {
        if (removed > told) {
            told = removed;
            progress.add(removed);
        }
    }

    private static ScriptedTransport.Answer page(String... keys) {
        return ScriptedTransport.ok("{\"Items\":[" + items(keys) + "]}");
    }

    private static String items(String... keys) {
        List<String> items = new ArrayList<>();
        for (String key : keys) {
            items.add("{\"key\":{\"S\":\"" + key + "\"}}");
        }
        return String.join(",", items);
    }

    private static ScriptedTransport.Answer pageAndMore(String key) {
        return ScriptedTransport.ok("{\"Items\":[" + items(key) + "],\"LastEvaluatedKey\":{\"key\":{\"S\":\"" + key
                + "\"},\"appid\":{\"S\":\" shop\"},\"timestamp\":{\"N\":\"7\"}}}");
    }

    private static ScriptedTransport.Answer unprocessed(String key) {
        return ScriptedTransport.ok("{\"UnprocessedItems\":{\"para-0\":[{\"DeleteRequest\":{\"Key\":{\"key\":{\"S\":\""
                + key + "\"}}}}]}}");
    }

    private ScriptedTransport purge(Duration refresh, ScriptedTransport.Answer... answers) {
        ScriptedTransport transport = ScriptedTransport.of(answers);
        try (Fixture fixture = Fixture.over(transport, 1, time)) {
            new Purge(fixture.dao, fixture.layout, refresh, time).run(TARGET, APP, this::tell);
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
        assertThat(time.sleeps).hasSize(4).allMatch(Purge.LAG::equals);
    }

    @Test
    void lastLookIsLaterThanTheOtherNodesLearnOfTheDeletion() {
        purge(REFRESH, page("shop_a"), DONE, EMPTY, EMPTY);

        assertThat(Duration.ofNanos(time.nanos())).isEqualTo(REFRESH.plus(Purge.LAG));
    }

    @Test
    void foreignRowsAreNeitherDeletedNorWaitedFor() {
        ScriptedTransport transport = purge(Duration.ZERO, page("blog_a", "shop"), page("blog_a", "shop"));

        assertThat(transport.operations).containsExactly("Query", "Query");
        assertThat(progress).isEmpty();
    }

    @Test
    void pagesHoldKeysAlone() {
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
    void whatIsLeftUnprocessedIsSentAgain() {
        ScriptedTransport transport =
                purge(Duration.ZERO, page("shop_a", "shop_b"), unprocessed("shop_b"), DONE, EMPTY, EMPTY);

        assertThat(transport.bodies.get(2)).contains("shop_b").doesNotContain("shop_a");
        assertThat(progress).containsExactly(2L);
    }

    @Test
    void itemThatCannotBeRemovedIsAnError() {
        assertThatThrownBy(() -> purge(
                        Duration.ZERO,
                        page("shop_a"),
                        ScriptedTransport.error(400, "AccessDeniedException", "no permission to delete")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("items that could not be removed: 1; call it again to go on")
                .hasMessageContaining("no permission to delete");
        assertThat(progress).isEmpty();
    }
}
