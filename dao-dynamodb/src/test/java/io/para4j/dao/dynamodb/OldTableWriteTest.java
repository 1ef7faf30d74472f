package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.everyKind;
import static io.para4j.dao.dynamodb.OldItems.number;
import static io.para4j.dao.dynamodb.OldItems.object;
import static io.para4j.dao.dynamodb.OldItems.sysprop;
import static io.para4j.dao.dynamodb.OldItems.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Precondition;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests writes to a table that Para's old plug-in filled. */
class OldTableWriteTest extends OldTableOnServiceTest {

    @Test
    void updateConvertsTheWholeItem() {
        table.put(everyKind("g1"));
        Sysprop before = generic("g1");
        EveryFieldKind object = table.everyKind("g1");
        object.count = 13;
        object.labels = null;

        store.update(object);

        Map<String, AttributeValue> stored = table.raw("g1");
        assertThat(stored.get("_w").s()).isEqualTo(object.getRevision());
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
        assertThat(object.getVersion()).isEqualTo(5);

        Map<String, Object> expected = new HashMap<>(before.getProperties());
        expected.put("count", 13L);
        expected.remove("labels");
        assertThat(generic("g1").getProperties()).usingRecursiveComparison().isEqualTo(expected);
        object.count = 14;
        store.update(object);
        assertThat(table.everyKind("g1").count).isEqualTo(14);
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
        table.put(everyKind("g1"));

        EveryFieldKind after = store.patch(
                "g1",
                Patch.of(EveryFieldKind.class)
                        .add("count", 2)
                        .append("labels", "new")
                        .set("title", "t"));

        assertThat(after.count).isEqualTo(-10);
        assertThat(after.labels).containsExactly("x", "ä\uD83D\uDE00", "[1]", "new");
        assertThat(after.getVersion()).isEqualTo(5);
        assertThat(table.raw("g1").get("count").n()).isEqualTo("-10");
        assertThat(table.raw("g1").get("timestamp").n()).isEqualTo("1700000000123");
        assertThat(table.everyKind("g1").price).isEqualByComparingTo("12345678901234567890.12");
    }

    @Test
    void conditionsAreCheckedOnConvertedValues() {
        table.put(everyKind("g1"));

        assertThatThrownBy(() -> store.patch(
                        "g1",
                        Patch.of(EveryFieldKind.class).set("title", "t").onlyIf(Condition.greaterThan("count", 0))))
                .isInstanceOf(ConditionFailedException.class);
        assertThat(table.raw("g1")).isEqualTo(everyKind("g1"));

        store.patch("g1", Patch.of(EveryFieldKind.class).set("title", "t").onlyIf(Condition.lessThan("count", 0)));
        assertThat(table.everyKind("g1").title).isEqualTo("t");
    }

    @Test
    void refusalsLeaveTheItemAsItWas() {
        table.put(everyKind("g1"));
        table.put(with(everyKind("wrong"), "count", "many"));
        EveryFieldKind stale = table.everyKind("g1");
        stale.setVersion(3L);

        assertThatThrownBy(() -> store.update(stale)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> store.delete(stale)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> store.patch("g1", Patch.of("city").set("a", 1)))
                .isInstanceOf(TypeMismatchException.class);
        assertThatThrownBy(() ->
                        store.patch("wrong", Patch.of(EveryFieldKind.class).add("count", 1)))
                .isInstanceOf(InvalidObjectException.class);
        EveryFieldKind taken = new EveryFieldKind();
        taken.setId("g1");
        assertThatThrownBy(() -> store.create(taken)).isInstanceOf(ObjectExistsException.class);

        assertThat(table.raw("g1")).isEqualTo(everyKind("g1"));
        assertThat(table.raw("wrong")).isEqualTo(with(everyKind("wrong"), "count", "many"));
    }

    @Test
    void writeOfTheOldPlugInBetweenReadAndUpdateConflicts() {
        table.put(everyKind("g1"));
        EveryFieldKind held = table.everyKind("g1");
        Map<String, AttributeValue> changed = with(everyKind("g1"), "title", "theirs");
        changed.put("version", number(5));
        table.put(changed);

        assertThatThrownBy(() -> store.update(held)).isInstanceOf(VersionConflictException.class);
        assertThat(table.raw("g1")).isEqualTo(changed);

        EveryFieldKind again = store.modify(EveryFieldKind.class, "g1", object -> object.count++);
        assertThat(again.title).isEqualTo("theirs");
        assertThat(again.getVersion()).isEqualTo(6);
    }

    @Test
    void deletionsRemoveOldItems() {
        table.put(everyKind("g1"));
        table.put(everyKind("g2"));
        table.put(sysprop("s1"));

        store.delete(table.everyKind("g1"));
        store.delete("g2");
        store.deleteAll(List.of(generic("s1")));

        assertThat(store.readPage(Pager.first()).objects()).isEmpty();
    }

    @Test
    void batchesConvertEachItem() {
        table.put(everyKind("g1"));
        table.put(sysprop("s1"));
        table.put(object("o1", "order"));
        EveryFieldKind object = table.everyKind("g1");
        object.count = 1;
        Sysprop stale = generic("s1");
        stale.setVersion(9L);

        assertThatThrownBy(() ->
                        store.updateAll(List.of(object, stale, generic("o1").set("a", 1))))
                .isInstanceOf(BatchException.class);

        assertThat(table.raw("g1")).containsKey("_w");
        assertThat(table.raw("o1")).containsKey("_w").containsEntry("a", number(1));
        assertThat(table.raw("s1")).isEqualTo(sysprop("s1"));
        assertThat(store.readAll(List.of("g1", "s1", "o1"))).hasSize(3);
    }

    @Test
    void itemWithMoreAttributesThanAConditionAllowsIsConverted() {
        Map<String, AttributeValue> many = everyKind("g1");
        for (int i = 0; i < 250; i++) {
            with(many, "extra" + i, "x".repeat(500));
        }
        table.put(many);

        store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1));

        assertThat(table.raw("g1")).containsKey("_w").hasSize(many.size());
        assertThat(table.everyKind("g1").count).isEqualTo(-11);
    }

    /** The service itself would compare with the text, which differs from every number. */
    @Test
    void conditionOfADeletionIsCheckedOnConvertedValues(DynamoDBServer dynamoDB) {
        table.put(everyKind("g1"));
        AppId shop = AppId.of(table.app);
        try (DynamoDBTestStore direct = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            assertThatThrownBy(() ->
                            direct.dao.delete(shop, deletion(Condition.notEqual("timestamp", 1_700_000_000_123L))))
                    .isInstanceOf(ConditionFailedException.class);
            assertThat(table.raw("g1")).isEqualTo(everyKind("g1"));

            direct.dao.delete(shop, deletion(Condition.equal("timestamp", 1_700_000_000_123L)));
            assertThat(table.raw("g1")).isEmpty();
        }
    }

    private static Deletion deletion(Condition condition) {
        return new Deletion("g1", new Precondition(Optional.empty(), Optional.empty(), Optional.of(condition)));
    }
}
