package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.everyKind;
import static io.para4j.dao.dynamodb.OldItems.object;
import static io.para4j.dao.dynamodb.OldItems.sysprop;
import static io.para4j.dao.dynamodb.OldItems.with;
import static io.para4j.dao.dynamodb.OldItems.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests reads of a table that Para's old plug-in filled. */
class OldTableTest extends OldTableOnServiceTest {

    @Test
    void objectHasEveryFieldAsItsClassDeclaresIt() {
        table.put(everyKind("g1"));

        EveryFieldKind object = table.everyKind("g1");

        assertThat(object.getId()).isEqualTo("g1");
        assertThat(object.getType()).isEqualTo("everyfieldkind");
        assertThat(object.getAppid()).isEqualTo(table.app);
        assertThat(object.getName()).isEqualTo("ParaObject g1");
        assertThat(object.getTimestamp()).isEqualTo(1_700_000_000_123L);
        assertThat(object.getUpdated()).isEqualTo(1_700_000_000_456L);
        assertThat(object.getVersion()).isEqualTo(4);
        assertThat(object.getRevision()).isNull();
        assertThat(object.getTags()).containsExactly("new", "sale");
        assertThat(object.getParentid()).isEqualTo("p1");
        assertThat(object.getCreatorid()).isEqualTo("c1");
        assertThat(object.title).isEqualTo("12");
        assertThat(object.count).isEqualTo(-12);
        assertThat(object.big).isEqualTo(Long.MAX_VALUE);
        assertThat(object.real).isEqualTo(1E10);
        assertThat(object.price).isEqualByComparingTo("12345678901234567890.12");
        assertThat(object.active).isTrue();
        assertThat(object.flag).isFalse();
        assertThat(object.grade).isEqualTo('7');
        assertThat(object.day).isEqualTo(DayOfWeek.MONDAY);
        assertThat(object.at).isEqualTo(Instant.ofEpochSecond(1_700_000_000L, 123_456_789));
        assertThat(object.date).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(object.code).isEqualTo(UUID.fromString(OldItems.CODE));
        assertThat(object.photo).containsExactly(0, -1);
        assertThat(object.labels).containsExactly("x", "ä\uD83D\uDE00", "[1]");
        assertThat(object.sizes).isEqualTo(Set.of(1, 3));
        assertThat(object.details).containsOnlyKeys("a", "b", "big");
        assertThat(object.place).isEqualTo(new EveryFieldKind.Place("Rome", 100));
        assertThat(object.votes).isEqualTo(3);
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
    void pageListsInvalidItemsApart() {
        table.put(everyKind("g1"));
        table.put(sysprop("s1"));
        table.put(object("o1", "order"));
        table.put(without(object("noid", "everyfieldkind"), "id"));
        table.put(without(object("notype", "everyfieldkind"), "type"));
        table.put(with(everyKind("wrong"), "count", "many"));

        Page<ParaObject> page = store.readPage(Pager.first());

        assertThat(page.objects()).extracting(ParaObject::getId).containsExactlyInAnyOrder("g1", "s1", "o1");
        assertThat(page.unreadable())
                .extracting(UnreadableObjectException::id, UnreadableObjectException::field)
                .containsExactlyInAnyOrder(tuple("noid", "id"), tuple("notype", "type"), tuple("wrong", "count"));
        assertThatThrownBy(() -> store.read("noid")).isInstanceOf(UnreadableObjectException.class);
        assertThatThrownBy(() -> store.read(EveryFieldKind.class, "wrong"))
                .isInstanceOf(UnreadableObjectException.class);
        assertThat(generic("wrong").get("count")).isEqualTo("many");
    }

    @Test
    void exportRestoredElsewhereIsTheSame() {
        table.put(everyKind("g1"));
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
        assertThat(table.everyKind("g1").at).isEqualTo(Instant.ofEpochSecond(1_700_000_000L, 123_456_789));
    }
}
