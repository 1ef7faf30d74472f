package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import io.para4j.spi.SortRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of {@link QueryPlanner} and {@link QueryFingerprint}. */
class QueryPlannerTest {
    @Index(name = "by_parent", partition = "parentid")
    @Index(name = "by_day", partition = "grade", sort = "day")
    @Index(name = "by_price", partition = "day", sort = "price")
    static class Bike extends AbstractParaObject {
        @Stored
        Thread.State grade = Thread.State.NEW;

        @Stored
        Instant day = Instant.EPOCH;

        @Stored
        int price;
    }

    private final ObjectCodec codec = Codecs.codec(Bike.class);
    private final QueryPlanner planner =
            new QueryPlanner(IndexDeclarations.of(List.of(Bike.class), List.of(), codec), codec);

    private static Query<Bike> query(String index) {
        return Query.of(Bike.class, index);
    }

    private IndexQuery plan(Query<?> query) {
        return planner.plan(query, 10);
    }

    @Test
    void valuesHaveTheFormInWhichTheyAreStored() {
        IndexQuery planned = plan(query("by_day").equal(Thread.State.BLOCKED).from(Instant.ofEpochSecond(1)));
        assertThat(planned.partition()).isEqualTo("BLOCKED");
        assertThat(planned.range())
                .isEqualTo(SortRange.ALL.withLower(new SortRange.Bound("1970-01-01T00:00:01.000000000Z", true)));
        assertThat(plan(query("by_price").equal(Instant.EPOCH).below(7.5))
                        .range()
                        .upper())
                .contains(new SortRange.Bound(new BigDecimal("7.5"), false));
        assertThat(plan(query("by_parent").equal("p")).range()).isEqualTo(SortRange.ALL);
    }

    private void assertRefused(String text, Query<?> query) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(query)).withMessage(text);
    }

    @Test
    void indexThatIsNotDeclaredIsRefused() {
        assertRefused(
                "no index 'by_prize' is declared for type 'bike'; it has [by_parent, by_day, by_price]",
                query("by_prize").equal("x"));
        assertRefused(
                "no index 'by_day' is declared for type 'car'; it has []",
                Query.of("car", "by_day").equal("x"));
    }

    @Test
    void queryWithoutValueIsRefused() {
        assertRefused(
                "a query of index 'bike.by_day' needs a value of its field 'grade'; give it by equal(...)",
                query("by_day"));
    }

    @Test
    void rangeWithoutSortFieldIsRefused() {
        assertRefused(
                "index 'bike.by_parent' has no sort field, so a query gives no range of it",
                query("by_parent").equal("p").from("a"));
    }

    @Test
    void valueOfAnotherKindIsRefused() {
        assertRefused(
                "parentid: index 'bike.by_parent' needs text, not a number",
                query("by_parent").equal(7));
        assertRefused(
                "price: it is a number, which equals no value of another kind",
                query("by_price").equal(Instant.EPOCH).above("x"));
        assertRefused(
                "price: only a text begins with a text, but it is a number",
                query("by_price").equal(Instant.EPOCH).prefix("x"));
        assertRefused(
                "parentid: index 'bike.by_parent' has no empty values; leave the field out",
                query("by_parent").equal(""));
    }

    @Test
    void prefixExcludesBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query("by_day").prefix("2026").from("2026-05"))
                .withMessage("a range has a prefix or bounds, not both");
    }

    @Test
    void differentQueriesHaveDifferentFingerprints() {
        Query<Bike> base = query("by_day").equal(Thread.State.NEW);
        Instant day = Instant.EPOCH;
        String longText = "x".repeat(500);
        List<Query<Bike>> queries = List.of(
                base,
                base.descending(),
                base.from(day),
                base.above(day),
                base.to(day),
                base.below(day),
                base.between(day, day),
                base.prefix("1970"),
                query("by_day").equal(Thread.State.BLOCKED),
                query("by_parent").equal("NEW"),
                query("by_parent").equal("NEW").where(Condition.equal("name", longText + "a")),
                query("by_parent").equal("NEW").where(Condition.equal("name", longText + "b")),
                query("by_parent").equal("NEW").where(Condition.exists("name")));
        assertThat(queries.stream().map(each -> QueryFingerprint.of(plan(each))).distinct())
                .hasSameSizeAs(queries);
    }

    private static String fingerprint(Condition condition) {
        IndexQuery query = new IndexQuery(
                new IndexDefinition("note", "by_topic", IndexField.text("topic"), Optional.empty()),
                "t",
                SortRange.ALL,
                false,
                Optional.of(condition),
                10,
                Optional.empty());
        return QueryFingerprint.of(query);
    }

    private static Object nested(int depth) {
        return depth == 0 ? "x" : List.of(nested(depth - 1));
    }

    @Test
    void fingerprintsOfDifferentConditionsDiffer() {
        String longName = "n".repeat(80);
        Condition a = Condition.exists("a");
        Condition b = Condition.exists("b");
        List<Condition> conditions = List.of(
                Condition.in("n", 1, 2, 3, 4, 5, 6),
                Condition.in("n", 1, 2, 3, 4, 5, 77),
                Condition.in("n", 1, 2, 3, 4, 5, 6, 7),
                Condition.exists(longName + "a"),
                Condition.exists(longName + "b"),
                Condition.exists(Path.field("a.b")),
                Condition.exists(Path.parse("a.b")),
                Condition.exists(Path.parse("a[1]")),
                Condition.exists(Path.field("a").name("1")),
                Condition.absent("a.b"),
                new Condition(new ContentCondition.SameElements(Path.field("n"), List.of(1, 2, 3, 4, 5, 6))),
                new Condition(new ContentCondition.SameElements(Path.field("n"), List.of(1, 2, 3, 4, 5, 7))),
                new Condition(new ContentCondition.SameElements(Path.field("n"), List.of())),
                a.and(b),
                a.or(b),
                a.and(b.not()),
                a.and(b).not(),
                a,
                Condition.equal("a", "1"),
                Condition.equal("a", 1),
                Condition.notEqual("a", 1),
                Condition.contains("a", "1"),
                Condition.contains("a", Null.NULL),
                Condition.contains("a", ""),
                Condition.beginsWith("a", "1"),
                Condition.equal("a", Bytes.of(new byte[] {1})),
                Condition.equal("a", true),
                Condition.equal("a", normalised(List.of("x", "y"))),
                Condition.equal("a", normalised(List.of("x,s1:y"))),
                Condition.equal("a", normalised(Map.of("x", "y"))),
                Condition.equal("a", normalised(nested(31))));
        assertThat(conditions.stream().map(QueryPlannerTest::fingerprint).distinct())
                .hasSameSizeAs(conditions);
    }

    private static Object normalised(Object value) {
        return Item.normalise("a", value);
    }

    /** A set has another order in every process, and a cursor is valid in all of them. */
    @Test
    void fingerprintDoesNotDependOnTheOrderOfASet() {
        assertThat(fingerprint(Condition.in("n", 3, "x", 2))).isEqualTo(fingerprint(Condition.in("n", "x", 2, 3)));
        assertThat(fingerprint(new Condition(new ContentCondition.SameElements(Path.field("n"), List.of(1, 2)))))
                .isEqualTo(
                        fingerprint(new Condition(new ContentCondition.SameElements(Path.field("n"), List.of(2, 1)))));
    }

    @Test
    void limitAndPositionArePartOfNoFingerprint() {
        IndexQuery query = plan(query("by_parent").equal("p"));
        assertThat(QueryFingerprint.of(query.at(Optional.of("x")))).isEqualTo(QueryFingerprint.of(query));
        assertThat(QueryFingerprint.of(planner.plan(query("by_parent").equal("p"), 20)))
                .isEqualTo(QueryFingerprint.of(query));
    }
}
