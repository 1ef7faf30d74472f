package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of streams that DynamoDB Local cannot give. */
class ScriptedStreamTest {
    private static final AppId APP = AppId.of("shop");
    private static final long NOW = System.currentTimeMillis() / 1_000;
    private static final String STREAM =
            "arn:aws:dynamodb:eu-west-1:123456789012:table/para-shop/stream/2026-01-02T03:04:05.678";

    private final FakeTime time = new FakeTime();
    private ScriptedTransport transport = ScriptedTransport.of();
    private DynamoDBTestStore store;

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private ChangeReader reader(String shards, ScriptedAnswer... answers) {
        transport = ScriptedTransport.of(answers);
        store = DynamoDBTestStore.over(transport, 1, time.waitingTime());
        return store.changesOver(transport)
                .open(APP, new FeedPosition("ddb1|own|shop|" + STREAM + "|" + NOW + "|" + shards));
    }

    private static ScriptedAnswer shards(String status, String next, String... shards) {
        StringBuilder list = new StringBuilder();
        for (String shard : shards) {
            String[] names = shard.split("<", -1);
            list.append(list.length() == 0 ? "" : ",").append("{\"ShardId\":\"shardId-" + names[0] + "\"");
            list.append(names.length > 1 ? ",\"ParentShardId\":\"shardId-" + names[1] + "\"}" : "}");
        }
        String last = next.isEmpty() ? "" : ",\"LastEvaluatedShardId\":\"" + next + "\"";
        return ScriptedAnswer.exactly(
                200,
                "{\"StreamDescription\":{\"StreamStatus\":\"" + status
                        + "\",\"StreamViewType\":\"NEW_AND_OLD_IMAGES\",\"Shards\":[" + list + "]" + last + "}}");
    }

    private static ScriptedAnswer iterator(String name) {
        return ScriptedAnswer.exactly(200, "{\"ShardIterator\":\"" + name + "\"}");
    }

    /** Answers with creations of objects whose id is their sequence number. */
    private static ScriptedAnswer records(String next, long... numbers) {
        return recordsAt(NOW, next, numbers);
    }

    private static ScriptedAnswer recordsAt(long seconds, String next, long... numbers) {
        StringBuilder list = new StringBuilder();
        for (long number : numbers) {
            String key = "\"key\":{\"S\":\"" + number + "\"}";
            list.append(list.length() == 0 ? "" : ",")
                    .append("{\"eventName\":\"INSERT\",\"dynamodb\":{\"SequenceNumber\":\"" + number
                            + "\",\"ApproximateCreationDateTime\":" + seconds + ",\"Keys\":{" + key
                            + "},\"NewImage\":{" + key + ",\"type\":{\"S\":\"product\"}}}}");
        }
        String iterator = next.isEmpty() ? "" : ",\"NextShardIterator\":\"" + next + "\"";
        return ScriptedAnswer.exactly(200, "{\"Records\":[" + list + "]" + iterator + "}");
    }

    private static List<String> ids(ChangePage page) {
        return page.changes().stream().map(ItemChange::id).toList();
    }

    @Test
    void allPagesOfTheShardsAreRead() {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "shardId-a", "a"),
                shards("ENABLED", "shardId-b", "b<a"),
                shards("ENABLED", "", "c<a"),
                iterator("a1"),
                records("", 2),
                shards("ENABLED", "", "a", "b<a", "c<a"),
                iterator("b1"),
                records("b2", 3),
                iterator("c1"),
                records("c2", 4));

        assertThat(ids(reader.poll(10))).containsExactly("2");
        assertThat(ids(reader.poll(10))).containsExactly("3");
        assertThat(ids(reader.poll(10))).containsExactly("4");
        assertThat(transport.operations.subList(0, 5))
                .containsExactly(
                        "DescribeStream", "DescribeStream", "DescribeStream", "GetShardIterator", "GetRecords");
        assertThat(transport.bodies.get(2)).contains("\"ExclusiveStartShardId\":\"shardId-b\"");
        assertThat(transport.bodies.get(3)).contains("AFTER_SEQUENCE_NUMBER", "\"SequenceNumber\":\"1\"");
    }

    @Test
    void childIsNotReadBeforeItsParentHasEnded() {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "", "a", "b<a"),
                iterator("a1"),
                records("a2"),
                records("a3", 2),
                records(""),
                shards("ENABLED", "", "a", "b<a"),
                iterator("b1"),
                records("b2", 3));

        assertThat(reader.poll(10).next()).isEqualTo(ChangePage.Next.WAIT);
        assertThat(ids(reader.poll(10))).containsExactly("2");
        assertThat(reader.poll(10).next()).isEqualTo(ChangePage.Next.MORE);
        ChangePage page = reader.poll(10);
        assertThat(ids(page)).containsExactly("3");
        assertThat(page.positionAfter(0).text()).endsWith("|b=s." + time(page, 0));
        assertThat(page.positionAfter(1).text()).endsWith("|b=n.3." + NOW);
    }

    private static String time(ChangePage page, int handled) {
        String text = page.positionAfter(handled).text();
        return text.substring(text.lastIndexOf('.') + 1);
    }

    @Test
    void shardsAreReadInTurn() {
        ChangeReader reader = reader(
                "a=n.1." + NOW + "|b=n.1." + NOW,
                shards("ENABLED", "", "a", "b"),
                iterator("a1"),
                records("a2", 2),
                iterator("b1"),
                records("b2", 3),
                records("a3", 4));

        assertThat(ids(reader.poll(10))).containsExactly("2");
        assertThat(ids(reader.poll(10))).containsExactly("3");
        assertThat(ids(reader.poll(10))).containsExactly("4");
    }

    @Test
    void shardsAreListedAgainAfterHalfAMinute() throws InterruptedException {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "", "a"),
                iterator("a1"),
                records("a2"),
                records("a3"),
                shards("ENABLED", "", "a", "x"),
                records("a4"),
                iterator("x1"),
                records("x2", 9));
        reader.poll(10);
        time.sleep(StreamReader.LIST_AGAIN.minusMillis(1));
        reader.poll(10);
        time.sleep(Duration.ofMillis(1));

        assertThat(ids(reader.poll(10))).containsExactly("9");
    }

    @Test
    void childThatDoesNotShowYetIsSoughtOnceASecond() throws InterruptedException {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "", "a"),
                iterator("a1"),
                records(""),
                shards("ENABLED", "", "a"),
                shards("ENABLED", "", "a", "b<a"),
                iterator("b1"),
                records("b2", 2));

        assertThat(reader.poll(10).next()).isEqualTo(ChangePage.Next.MORE);
        assertThat(reader.poll(10).next()).isEqualTo(ChangePage.Next.WAIT);
        assertThat(reader.poll(10).next()).isEqualTo(ChangePage.Next.WAIT);
        time.sleep(StreamReader.LIST_SOON);
        assertThat(ids(reader.poll(10))).containsExactly("2");
    }

    @Test
    void expiredIteratorIsRenewedAfterTheLastRecord() {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "", "a"),
                iterator("a1"),
                records("a2", 2),
                ScriptedAnswer.error(400, "ExpiredIteratorException"),
                iterator("a3"),
                records("a4", 3));

        assertThat(ids(reader.poll(10))).containsExactly("2");
        assertThat(ids(reader.poll(10))).containsExactly("3");
        assertThat(transport.bodies.get(4)).contains("AFTER_SEQUENCE_NUMBER", "\"SequenceNumber\":\"2\"");
    }

    @Test
    void trimmedRecordsAreAGap() {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "", "a"),
                ScriptedAnswer.error(400, "TrimmedDataAccessException"),
                shards("ENABLED", "", "a"));

        assertThatThrownBy(() -> reader.poll(10))
                .isInstanceOf(FeedGapException.class)
                .hasMessageContaining("shard 'shardId-a' was trimmed after sequence number '1'");
    }

    @Test
    void recordsTrimmedFromAnUnreadShardAreAGap() {
        ChangeReader reader = reader(
                "a=s." + NOW,
                shards("ENABLED", "", "a"),
                iterator("a1"),
                records("a2"),
                ScriptedAnswer.error(400, "TrimmedDataAccessException"),
                iterator("a3"),
                recordsAt(NOW - StreamReader.RETENTION + 60, "a4", 2));
        reader.poll(10);

        assertThatThrownBy(() -> reader.poll(10))
                .isInstanceOf(FeedGapException.class)
                .hasMessageContaining("shard 'shardId-a' was trimmed before its records were read");
    }

    @Test
    void limitOnTheRateOfRequestsIsThrottling() {
        ScriptedAnswer limited = ScriptedAnswer.error(400, "LimitExceededException");
        transport = ScriptedTransport.always(limited);
        store = DynamoDBTestStore.over(transport, 1, time.waitingTime());
        FeedPosition start = new FeedPosition("ddb1|own|shop|" + STREAM + "|" + NOW + "|a=n.1." + NOW);

        assertThatThrownBy(() -> store.changesOver(transport).open(APP, start).poll(10))
                .isInstanceOf(ThrottledException.class);
    }

    @Test
    void incompleteRecordIsNoAnswer() {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                shards("ENABLED", "", "a"),
                iterator("a1"),
                ScriptedAnswer.exactly(
                        200,
                        "{\"Records\":[{\"eventName\":\"MODIFY\",\"dynamodb\":{\"SequenceNumber\":\"2\","
                                + "\"ApproximateCreationDateTime\":1,\"Keys\":{\"key\":{\"S\":\"a\"}}}}]}"),
                records("a2", 2));

        assertThat(ids(reader.poll(10))).containsExactly("2");
    }

    @Test
    void streamWithoutImagesIsRefused() {
        ChangeReader reader = reader(
                "a=n.1." + NOW,
                ScriptedAnswer.exactly(
                        200,
                        "{\"StreamDescription\":{\"StreamStatus\":\"ENABLED\",\"StreamViewType\":\"KEYS_ONLY\","
                                + "\"Shards\":[]}}"));

        assertThatThrownBy(() -> reader.poll(10))
                .isInstanceOf(FeedNotEnabledException.class)
                .hasMessageContaining("KEYS_ONLY");
    }

    @Test
    void endpointOfAWSHasAnotherHostForStreams() {
        assertThat(StreamsClientProvider.endpointOfStreams(URI.create("https://dynamodb.eu-west-1.amazonaws.com")))
                .hasToString("https://streams.dynamodb.eu-west-1.amazonaws.com");
        assertThat(StreamsClientProvider.endpointOfStreams(URI.create("http://127.0.0.1:8000")))
                .hasToString("http://127.0.0.1:8000");
    }
}
