package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.SortRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that positions survive their text, and that no text leads out of a query's partition and range. */
class IndexPositionTest {
    private static final int HOSTILE_PAIRS = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AppId SHOP = AppId.ofShared("shop");

    private static IndexQuery query(IndexDefinition index, SortRange range, boolean isDescending, String position) {
        return new IndexQuery(index, "c1", range, isDescending, Optional.empty(), 5, Optional.of(position));
    }

    @Test
    void positionSurvivesItsText() {
        List<IndexPosition> texts = List.of(
                new IndexPosition("a:b", "shop_x:y"),
                new IndexPosition("\0\ud83d\ude00", "k"),
                new IndexPosition("ü".repeat(512), "x".repeat(2048)));
        for (IndexPosition position : texts) {
            assertThat(IndexPosition.decode(IndexModel.BY_TEXT, position.encode()))
                    .isEqualTo(position);
        }
        for (Object number : List.of(0L, -5L, new BigDecimal("1.5"), new BigDecimal("-1E-130"), Long.MIN_VALUE)) {
            IndexPosition position = new IndexPosition(number, "a:b");
            assertThat(IndexPosition.decode(IndexModel.BY_NUMBER, position.encode()))
                    .isEqualTo(position);
        }
        IndexPosition bytes = new IndexPosition(Bytes.of(new byte[] {0, -1}), ":");
        assertThat(IndexPosition.decode(IndexModel.BY_BYTES, bytes.encode())).isEqualTo(bytes);
        IndexPosition id = new IndexPosition(null, "n1:x");
        assertThat(IndexPosition.decode(IndexModel.BY_ID, id.encode())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t",
                "k",
                "kx",
                "t1:a",
                "t0:a",
                "t5:a",
                "t-1:a",
                "tx:a",
                "t1a",
                "n1:k",
                "b_w:k",
                "z1:ak",
                "t2:\ud83d\ude00",
                "t1:\ud83d\ude00k",
                "t1:\ud83dk",
                "t1:a\ud83d"
            })
    void malformedTextIsRefused(String text) {
        assertThatThrownBy(() -> IndexPosition.decode(IndexModel.BY_TEXT, text))
                .as(text)
                .isInstanceOf(InvalidCursorException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n:k",
                "nx:k",
                "n1e999:k",
                "n1:",
                "n--1:k",
                "n1234567890123456789012345678901234567890:k",
                "t1:1k"
            })
    void malformedNumberIsRefused(String text) {
        assertThatThrownBy(() -> IndexPosition.decode(IndexModel.BY_NUMBER, text))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void tooLongValuesAreRefused() {
        for (String text : List.of(
                new IndexPosition("x".repeat(1025), "k").encode(), new IndexPosition("x", "k".repeat(2049)).encode())) {
            assertThatThrownBy(() -> IndexPosition.decode(IndexModel.BY_TEXT, text))
                    .isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void positionOutsideTheRangeStartsAtItsBeginningOrFindsNothing() {
        SortRange range =
                SortRange.ALL.withLower(new SortRange.Bound(10L, false)).withUpper(new SortRange.Bound(20L, true));
        assertStart(range, 10L, false, IndexPosition.Start.FIRST);
        assertStart(range, 11L, false, IndexPosition.Start.HERE);
        assertStart(range, 20L, false, IndexPosition.Start.HERE);
        assertStart(range, 21L, false, IndexPosition.Start.NOWHERE);
        assertStart(range, 10L, true, IndexPosition.Start.NOWHERE);
        assertStart(range, 21L, true, IndexPosition.Start.FIRST);
        assertStart(SortRange.ALL.withPrefix("b"), "a", false, IndexPosition.Start.FIRST);
        assertStart(SortRange.ALL.withPrefix("b"), "bx", false, IndexPosition.Start.HERE);
        assertStart(SortRange.ALL.withPrefix("b"), "c", false, IndexPosition.Start.NOWHERE);
        assertStart(SortRange.ALL.withPrefix("b"), "c", true, IndexPosition.Start.FIRST);
    }

    private static void assertStart(SortRange range, Object sort, boolean isDescending, IndexPosition.Start start) {
        IndexDefinition index = sort instanceof String ? IndexModel.BY_TEXT : IndexModel.BY_NUMBER;
        assertThat(new IndexPosition(sort, "k").startIn(query(index, range, isDescending, "")))
                .isEqualTo(start);
    }

    /** Sends queries with hostile values and positions, and inspects the requests. */
    @Test
    void noValueAndNoPositionLeadsToAnotherPartition() {
        List<String> bodies = new ArrayList<>();
        ScriptedTransport transport = ScriptedTransport.always((operation, body) -> {
            bodies.add(body);
            return ScriptedAnswer.OK.to(operation, body);
        });
        Random random = new Random(14);
        int refused = 0;
        try (DynamoDBTestStore store =
                DynamoDBTestStore.over(transport, new FakeTime().waitingTime(), IndexModel.DECLARED)) {
            HostileTenants tenants = new HostileTenants(random, store.layout);
            List<HostileTenants.Pair> pairs = List.copyOf(tenants.pairs(tenants.apps(8), 1000));
            IndexModel model = new IndexModel(random);
            for (int i = 0; i < HOSTILE_PAIRS; i++) {
                IndexQuery query = hostile(model, pairs.get(random.nextInt(pairs.size())), random);
                bodies.clear();
                try {
                    store.indexed.query(SHOP, query);
                } catch (InvalidCursorException e) {
                    refused++;
                }
                for (String body : bodies) {
                    assertInPartition(body, query);
                }
            }
        }
        assertThat(refused).isBetween(HOSTILE_PAIRS / 20, HOSTILE_PAIRS * 19 / 20);
    }

    private static IndexQuery hostile(IndexModel model, HostileTenants.Pair pair, Random random) {
        IndexQuery query = model.query();
        String partition = random.nextBoolean() ? " para-0" : pair.id() + "' OR appid=:0 --" + model.text();
        String position = switch (random.nextInt(3)) {
            case 0 -> pair.id() + model.text();
            case 1 -> "kntb".charAt(random.nextInt(4)) + model.text() + ":" + pair.id();
            default ->
                new IndexPosition(
                                query.index().sort().map(model::value).orElse(null),
                                pair.app().name() + "_" + pair.id())
                        .encode();
        };
        return new IndexQuery(
                query.index(),
                partition,
                query.range(),
                query.isDescending(),
                query.filter(),
                query.limit(),
                Optional.of(position));
    }

    private static void assertInPartition(String body, IndexQuery query) {
        JsonNode request = parse(body);
        assertThat(request.get("KeyConditionExpression").asText()).startsWith("#0=:0 AND #1=:1 AND #2=:2");
        assertThat(request.get("ExpressionAttributeNames").get("#0").asText()).isEqualTo("appid");
        assertThat(request.get("ExpressionAttributeNames").get("#1").asText()).isEqualTo("type");
        assertThat(request.get("ExpressionAttributeNames").get("#2").asText()).isEqualTo("customer");
        JsonNode values = request.get("ExpressionAttributeValues");
        assertThat(values.get(":0").get("S").asText()).isEqualTo(" shop");
        assertThat(values.get(":1").get("S").asText()).isEqualTo("order");
        assertThat(values.get(":2").get("S").asText()).isEqualTo(query.partition());
        JsonNode start = request.get("ExclusiveStartKey");
        if (start != null) {
            assertThat(start.get("appid")).isEqualTo(values.get(":0"));
            assertThat(start.get("type")).isEqualTo(values.get(":1"));
            assertThat(start.get("customer")).isEqualTo(values.get(":2"));
            assertThat(start).hasSize(query.index().sort().isPresent() ? 5 : 4);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
