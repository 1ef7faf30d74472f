package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.spi.AppId;
import io.para4j.spi.FeedPosition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of positions, and which of two is earlier. */
class StreamPositionTest {
    private static final AppId APP = AppId.of("shop");
    private static final String TABLE = "para-shop";
    private static final String STREAM =
            "arn:aws:dynamodb:eu-west-1:123456789012:table/para-shop/stream/2026-01-02T03:04:05.678";

    private static StreamPosition at(long listed, Map<String, String> shards) {
        TreeMap<String, ShardPosition> frontier = new TreeMap<>();
        shards.forEach((shard, text) -> frontier.put(shard, ShardPosition.parse(text)));
        return new StreamPosition(APP, STREAM, listed, frontier);
    }

    @Test
    void textIsParsed() {
        StreamPosition position = at(
                1_700_000_000,
                Map.of(
                        "shardId-00000001-a", "n.000000000000000000007.1700000001",
                        "shardId-00000001-b", "s.1700000002",
                        "shardId-00000001-c", "e.1700000003",
                        "other", "l.1700000004.1700000005.abc1x2"));

        assertThat(StreamPosition.parse(APP, TABLE, position.toFeedPosition())).isEqualTo(position);
        assertThat(position.toFeedPosition().text())
                .isEqualTo("ddb1|own|shop|" + STREAM + "|1700000000|=other=l.1700000004.1700000005.abc1x2"
                        + "|00000001-a=n.000000000000000000007.1700000001|00000001-b=s.1700000002"
                        + "|00000001-c=e.1700000003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ddb2|own|shop|STREAM|1|a=s.1",
                "ddb1|own|shop|STREAM|1",
                "ddb1|own|shop|STREAM|x|a=s.1",
                "ddb1|shared|shop|STREAM|1|a=s.1",
                "ddb1|own|blog|STREAM|1|a=s.1",
                "ddb1|own|shop|arn:aws:dynamodb:eu-west-1:1:table/para-blog/stream/2026|1|a=s.1",
                "ddb1|own|shop|arn|1|a=s.1",
                "ddb1|own|shop|STREAM|1|a=x.1",
                "ddb1|own|shop|STREAM|1|a=n.x.1",
                "ddb1|own|shop|STREAM|1|a",
                "ddb1|own|shop|STREAM|1|a=s.1|"
            })
    void otherTextIsRefused(String text) {
        FeedPosition position = new FeedPosition(text.replace("STREAM", STREAM));

        assertThatThrownBy(() -> StreamPosition.parse(APP, TABLE, position))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("position '")
                .hasMessageContaining("cannot be used for the changes of app 'shop': ");
    }

    @ParameterizedTest
    @CsvSource({
        "n.7.100, n.7.100, true",
        "n.10.100, n.9.100, true",
        "n.9.100, n.10.100, false",
        "n.00100.100, n.99.100, true",
        "e.1, n.9.100, true",
        "n.9.100, e.1, false",
        "n.9.100, s.1, true",
        "s.1, n.9.100, false",
        "s.2, s.1, true",
        "l.500.500.a, l.500.500.a, true",
        "l.500.500.a, l.500.500.b, false",
        "l.561.561.a, l.500.500.b, true",
        "l.560.560.a, l.500.500.b, false",
        "n.9.561, l.500.500.a, true",
        "n.9.560, l.500.500.a, false",
        "l.561.561.a, n.9.500, true",
        "l.560.560.a, n.9.500, false",
        "l.500.500.a, s.1, true",
        "s.1, l.500.500.a, false",
        "e.1, l.500.500.a, true"
    })
    void positionInAShardIsReached(String by, String position, boolean isReached) {
        assertThat(ShardPosition.parse(by).hasReached(ShardPosition.parse(position)))
                .isEqualTo(isReached);
    }

    @ParameterizedTest
    @CsvSource({
        "n.7.100, n.9.100, n.7.100",
        "n.9.100, s.1, s.1",
        "e.1, n.9.100, n.9.100",
        "l.500.500.a, n.9.100, n.9.100",
        "l.500.500.a, n.9.490, l.490.490.",
        "l.500.500.a, n.9.510, l.500.500.",
        "l.500.500.a, l.500.500.b, l.500.500.",
        "l.500.400.a, l.500.300.a, l.500.300.a",
        "s.5, s.3, s.3"
    })
    void earlierPositionInAShard(String one, String other, String earlier) {
        assertThat(ShardPosition.parse(one).earlier(ShardPosition.parse(other)).text())
                .isEqualTo(earlier);
        assertThat(ShardPosition.parse(other).earlier(ShardPosition.parse(one)).text())
                .isEqualTo(earlier);
    }

    @Test
    void finishedShardIsReachedOnceItIsCertain() {
        StreamPosition early = at(1_000, Map.of("a", "n.7.990"));

        assertThat(at(1_061, Map.of("b", "s.1061")).hasReached(early)).isTrue();
        assertThat(at(1_060, Map.of("b", "s.1060")).hasReached(early))
                .as("a may be new and not listed yet")
                .isFalse();
        assertThat(early.hasReached(at(1_061, Map.of("b", "n.8.1062")))).isFalse();
        assertThat(early.hasReached(early)).isTrue();
    }

    @Test
    void earliestPositionHasTheShardsOfAll() {
        StreamPosition early = at(1_000, Map.of("a", "n.7.990", "c", "n.5.980"));
        StreamPosition late = at(2_000, Map.of("b", "n.8.1990", "c", "n.6.1991"));

        assertThat(StreamPosition.earliest(List.of(early, late)))
                .isEqualTo(at(1_000, Map.of("a", "n.7.990", "b", "s.2000", "c", "n.5.980")))
                .isEqualTo(StreamPosition.earliest(List.of(late, early)));
        assertThat(StreamPosition.earliest(List.of(late))).isEqualTo(late);
    }

    @Test
    void shardThatMayBeUnknownIsReadFromItsStart() {
        StreamPosition one = at(1_000, Map.of("a", "n.7.990"));
        StreamPosition other = at(1_030, Map.of("b", "n.8.1030"));

        assertThat(StreamPosition.earliest(List.of(one, other)))
                .isEqualTo(at(1_000, Map.of("a", "s.1000", "b", "s.1030")));
    }
}
