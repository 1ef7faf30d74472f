package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.gear;
import static io.para4j.dao.dynamodb.OldItems.number;
import static io.para4j.dao.dynamodb.OldItems.object;
import static io.para4j.dao.dynamodb.OldItems.sysprop;
import static io.para4j.dao.dynamodb.OldItems.with;
import static io.para4j.dao.dynamodb.OldItems.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Precondition;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table that Para's old plug-in has filled, opened through the API. */
@ExtendWith(DynamoDBExtension.class)
class OldTableTest {
    private OldTable table;
    private Store store;

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        table = new OldTable(dynamoDB, Duration.ofSeconds(30), client -> client);
        store = table.store;
    }

    @AfterEach
    void close() {
        table.close();
    }

    private Sysprop generic(String id) {
        return store.read(Sysprop.class, id).orElseThrow();
    }

    @Test
    void objectHasEveryFieldAsItsClassDeclaresIt() {
        table.put(gear("g1"));

        Gear gear = table.gear("g1");

        assertThat(gear.getId()).isEqualTo("g1");
        assertThat(gear.getType()).isEqualTo("gear");
        assertThat(gear.getAppid()).isEqualTo(table.app);
        assertThat(gear.getName()).isEqualTo("ParaObject g1");
        assertThat(gear.getTimestamp()).isEqualTo(1_700_000_000_123L);
        assertThat(gear.getUpdated()).isEqualTo(1_700_000_000_456L);
        assertThat(gear.getVersion()).isEqualTo(4);
        assertThat(gear.getRevision()).isNull();
        assertThat(gear.getTags()).containsExactly("new", "sale");
        assertThat(gear.getParentid()).isEqualTo("p1");
        assertThat(gear.getCreatorid()).isEqualTo("c1");
        assertThat(gear.title).isEqualTo("12");
        assertThat(gear.count).isEqualTo(-12);
        assertThat(gear.big).isEqualTo(Long.MAX_VALUE);
        assertThat(gear.real).isEqualTo(1E10);
        assertThat(gear.price).isEqualByComparingTo("12345678901234567890.12");
        assertThat(gear.active).isTrue();
        assertThat(gear.flag).isFalse();
        assertThat(gear.grade).isEqualTo('7');
        assertThat(gear.day).isEqualTo(DayOfWeek.MONDAY);
        assertThat(gear.at).isEqualTo(Instant.ofEpochSecond(1_700_000_000L, 123_456_789));
        assertThat(gear.date).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(gear.code).isEqualTo(UUID.fromString(OldItems.CODE));
        assertThat(gear.photo).containsExactly(0, -1);
        assertThat(gear.labels).containsExactly("x", "ä\uD83D\uDE00", "[1]");
        assertThat(gear.sizes).isEqualTo(Set.of(1, 3));
        assertThat(gear.details).containsOnlyKeys("a", "b", "big");
        assertThat(gear.place).isEqualTo(new Gear.Place("Rome", 100));
        assertThat(gear.votes).isEqualTo(3);
    }

    @Test
    void unknownTypeIsAGenericObjectWithItsStrings() {
        table.put(with(object("o1", "order"), "count", "5"));
        table.put(sysprop("s1"));

        ParaObject order = store.read("o1").orElseThrow();
        assertThat(order).isInstanceOf(Sysprop.class);
        assertThat(((Sysprop) order).get("count")).isEqualTo("5");
        assertThat(generic("s1").getProperties())
                .containsEntry("city", "Rome")
                .containsEntry("count", 5L)
                .containsEntry("votes", "3")
                .doesNotContainKeys("properties", "id", "key", "appid");
    }

    @Test
    void pageCarriesApartWhatIsNoObject() {
        table.put(gear("g1"));
        table.put(sysprop("s1"));
        table.put(object("o1", "order"));
        table.put(without(object("noid", "gear"), "id"));
        table.put(without(object("notype", "gear"), "type"));
        table.put(with(gear("wrong"), "count", "many"));

        Page page = store.readPage(Pager.first());

        assertThat(page.objects()).extracting(ParaObject::getId).containsExactlyInAnyOrder("g1", "s1", "o1");
        assertThat(page.unreadable())
                .extracting(UnreadableObjectException::id, UnreadableObjectException::field)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("noid", "id"),
                        org.assertj.core.groups.Tuple.tuple("notype", "type"),
                        org.assertj.core.groups.Tuple.tuple("wrong", "count"));
        assertThatThrownBy(() -> store.read("noid")).isInstanceOf(UnreadableObjectException.class);
        assertThatThrownBy(() -> store.read(Gear.class, "wrong")).isInstanceOf(UnreadableObjectException.class);
        assertThat(generic("wrong").get("count")).isEqualTo("many");
    }

    @Test
    void updateConvertsTheWholeItem() {
        table.put(gear("g1"));
        Sysprop before = generic("g1");
        Gear gear = table.gear("g1");
        gear.count = 13;
        gear.labels = null;

        store.update(gear);

        Map<String, AttributeValue> stored = table.raw("g1");
        assertThat(stored.get("_w").s()).isEqualTo(gear.getRevision());
        assertThat(stored.get("version").n()).isEqualTo("5");
        assertThat(stored.get("timestamp").n()).isEqualTo("1700000000123");
        assertThat(stored.get("updated").n()).isNotNull();
        assertThat(stored.get("count").n()).isEqualTo("13");
        assertThat(stored.get("price").n()).isEqualTo("12345678901234567890.12");
        assertThat(stored.get("active").bool()).isTrue();
        assertThat(stored.get("photo").b().asByteArray()).containsExactly(0, -1);
        assertThat(stored.get("tags").l()).hasSize(2);
        assertThat(stored.get("details").m()).hasSize(3);
        assertThat(stored.get("appid").s()).isEqualTo(table.app);
        assertThat(stored.get("extra").s()).isEqualTo("42");
        assertThat(stored).doesNotContainKeys("id", "labels");
        assertThat(gear.getVersion()).isEqualTo(5);

        Map<String, Object> expected = new HashMap<>(before.getProperties());
        expected.put("count", 13L);
        expected.remove("labels");
        assertThat(generic("g1").getProperties()).usingRecursiveComparison().isEqualTo(expected);
        gear.count = 14;
        store.update(gear);
        assertThat(table.gear("g1").count).isEqualTo(14);
    }

    @Test
    void objectWithoutVersionIsUpdatedOnceFromZero() {
        table.put(sysprop("s1"));
        Sysprop first = generic("s1");
        Sysprop second = generic("s1");
        assertThat(first.getVersion()).isZero();

        store.update(first.set("city", "Paris"));

        assertThat(first.getVersion()).isEqualTo(1);
        assertThatThrownBy(() -> store.update(second.set("city", "Oslo"))).isInstanceOf(VersionConflictException.class);
        assertThat(generic("s1").get("city")).isEqualTo("Paris");
        assertThat(generic("s1").get("rate")).isEqualTo(new BigDecimal("0.125"));
        assertThat(table.raw("s1")).doesNotContainKey("properties").containsKey("_w");
    }

    @Test
    void patchConvertsTheWholeItem() {
        table.put(gear("g1"));

        Gear after = store.patch(
                "g1",
                Patch.of(Gear.class).add("count", 2).append("labels", "new").set("title", "t"));

        assertThat(after.count).isEqualTo(-10);
        assertThat(after.labels).containsExactly("x", "ä\uD83D\uDE00", "[1]", "new");
        assertThat(after.getVersion()).isEqualTo(5);
        assertThat(table.raw("g1").get("count").n()).isEqualTo("-10");
        assertThat(table.raw("g1").get("timestamp").n()).isEqualTo("1700000000123");
        assertThat(table.gear("g1").price).isEqualByComparingTo("12345678901234567890.12");
    }

    @Test
    void conditionsSeeTheValuesThatTheTextsStandFor() {
        table.put(gear("g1"));

        assertThatThrownBy(() -> store.patch(
                        "g1", Patch.of(Gear.class).set("title", "t").onlyIf(Condition.greaterThan("count", 0))))
                .isInstanceOf(ConditionFailedException.class);
        assertThat(table.raw("g1")).isEqualTo(gear("g1"));

        store.patch("g1", Patch.of(Gear.class).set("title", "t").onlyIf(Condition.lessThan("count", 0)));
        assertThat(table.gear("g1").title).isEqualTo("t");
    }

    @Test
    void refusalsLeaveTheItemAsItWas() {
        table.put(gear("g1"));
        table.put(with(gear("wrong"), "count", "many"));
        Gear stale = table.gear("g1");
        stale.setVersion(3L);

        assertThatThrownBy(() -> store.update(stale)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> store.delete(stale)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> store.patch("g1", Patch.of("city").set("a", 1)))
                .isInstanceOf(TypeMismatchException.class);
        assertThatThrownBy(() -> store.patch("wrong", Patch.of(Gear.class).add("count", 1)))
                .isInstanceOf(InvalidObjectException.class);
        Gear taken = new Gear();
        taken.setId("g1");
        assertThatThrownBy(() -> store.create(taken)).isInstanceOf(ObjectExistsException.class);

        assertThat(table.raw("g1")).isEqualTo(gear("g1"));
        assertThat(table.raw("wrong")).isEqualTo(with(gear("wrong"), "count", "many"));
    }

    @Test
    void writeOfTheOldPlugInComesBetweenReadAndUpdate() {
        table.put(gear("g1"));
        Gear held = table.gear("g1");
        Map<String, AttributeValue> changed = with(gear("g1"), "title", "theirs");
        changed.put("version", number(5));
        table.put(changed);

        assertThatThrownBy(() -> store.update(held)).isInstanceOf(VersionConflictException.class);
        assertThat(table.raw("g1")).isEqualTo(changed);

        Gear again = store.modify(Gear.class, "g1", gear -> gear.count++);
        assertThat(again.title).isEqualTo("theirs");
        assertThat(again.getVersion()).isEqualTo(6);
    }

    @Test
    void deletionsRemoveOldItems() {
        table.put(gear("g1"));
        table.put(gear("g2"));
        table.put(sysprop("s1"));

        store.delete(table.gear("g1"));
        store.delete("g2");
        store.deleteAll(List.of(generic("s1")));

        assertThat(store.readPage(Pager.first()).objects()).isEmpty();
    }

    @Test
    void batchesConvertEachItem() {
        table.put(gear("g1"));
        table.put(sysprop("s1"));
        table.put(object("o1", "order"));
        Gear gear = table.gear("g1");
        gear.count = 1;
        Sysprop stale = generic("s1");
        stale.setVersion(9L);

        assertThatThrownBy(
                        () -> store.updateAll(List.of(gear, stale, generic("o1").set("a", 1))))
                .isInstanceOf(BatchException.class);

        assertThat(table.raw("g1")).containsKey("_w");
        assertThat(table.raw("o1")).containsKey("_w").containsEntry("a", number(1));
        assertThat(table.raw("s1")).isEqualTo(sysprop("s1"));
        assertThat(store.readAll(List.of("g1", "s1", "o1"))).hasSize(3);
    }

    @Test
    void exportRestoredElsewhereIsTheSame() {
        table.put(gear("g1"));
        table.put(sysprop("s1"));
        List<Sysprop> exported =
                store.stream(Pager.first().generic()).map(Sysprop.class::cast).toList();

        store.restoreAll(exported);

        assertThat(table.raw("g1").get("count").n()).isEqualTo("-12");
        assertThat(table.raw("g1").get("timestamp").n()).isEqualTo("1700000000123");
        assertThat(generic("g1").getVersion()).isEqualTo(4);
        assertThat(generic("g1").getProperties())
                .usingRecursiveComparison()
                .isEqualTo(exported.stream()
                        .filter(each -> "g1".equals(each.getId()))
                        .findFirst()
                        .orElseThrow()
                        .getProperties());
        assertThat(table.gear("g1").at).isEqualTo(Instant.ofEpochSecond(1_700_000_000L, 123_456_789));
    }

    @Test
    void itemWithMoreAttributesThanAConditionTakesIsConverted() {
        Map<String, AttributeValue> many = gear("g1");
        for (int i = 0; i < 250; i++) {
            with(many, "extra" + i, "x".repeat(500));
        }
        table.put(many);

        store.patch("g1", Patch.of(Gear.class).add("count", 1));

        assertThat(table.raw("g1")).containsKey("_w").hasSize(many.size());
        assertThat(table.gear("g1").count).isEqualTo(-11);
    }

    /** The service would compare with the text, and find that it is not equal to any number. */
    @Test
    void conditionOfADeletionSeesTheValuesThatTheTextsStandFor(EmbeddedDynamoDB dynamoDB) {
        table.put(gear("g1"));
        AppId shop = AppId.of(table.app);
        try (Fixture fixture = Fixture.at(dynamoDB.endpoint())) {
            assertThatThrownBy(() ->
                            fixture.dao.delete(shop, deletion(Condition.notEqual("timestamp", 1_700_000_000_123L))))
                    .isInstanceOf(ConditionFailedException.class);
            assertThat(table.raw("g1")).isEqualTo(gear("g1"));

            fixture.dao.delete(shop, deletion(Condition.equal("timestamp", 1_700_000_000_123L)));
            assertThat(table.raw("g1")).isEmpty();
        }
    }

    private static Deletion deletion(Condition condition) {
        return new Deletion("g1", new Precondition(Optional.empty(), Optional.empty(), Optional.of(condition)));
    }
}
