package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks IDX-7: a value that cannot be a key of an index is refused in every object, and nothing is written. */
@Order(SuiteOrder.INDEXED)
interface IndexedValuesContract extends Contract {
    /** The longest partition value. */
    int MAX_PARTITION = 2048;

    /** The longest sort value. */
    int MAX_SORT = 1024;

    /** A field with a value that it cannot have, and the index for which it is refused. */
    record Refused(String field, Object value, String index) {}

    private static List<Refused> refusedValues() {
        return List.of(
                new Refused("city", "", "parcel.by_city"),
                new Refused("city", "x".repeat(MAX_PARTITION + 1), "parcel.by_city"),
                new Refused("city", "\u00fc".repeat(MAX_PARTITION / 2) + "x", "parcel.by_city"),
                new Refused("city", 5L, "parcel.by_city"),
                new Refused("city", List.of("x"), "parcel.by_city"),
                new Refused("street", "x".repeat(MAX_SORT + 1), "parcel.by_street"),
                new Refused("street", true, "parcel.by_street"),
                new Refused("weight", "5", "parcel.by_city"),
                new Refused("seal", new byte[0], "parcel.by_"),
                new Refused("seal", new byte[MAX_SORT + 1], "parcel.by_"),
                new Refused("seal", "x", "parcel.by_"),
                new Refused("holder", Map.of("x", "y"), "crate.by_holder"),
                new Refused("volume", "x", "crate.by_holder"));
    }

    private static Sysprop object(Kit kit, Refused value) {
        Sysprop object = new Sysprop("any");
        object.setId(kit.newId());
        object.set(value.field(), value.value());
        return object;
    }

    private static void refuses(String what, Refused value, ThrowingCallable call) {
        Throwable error = refused(RuntimeException.class, what + " of " + Facts.show(value), call);
        if (error instanceof BatchException batch) {
            error = batch.entries().stream()
                    .map(BatchEntry::error)
                    .flatMap(each -> each.stream())
                    .findFirst()
                    .orElseThrow();
        }
        claim(error instanceof InvalidObjectException, "%s of %s: found %s", what, Facts.show(value), error);
        String message = String.valueOf(error.getMessage());
        claim(
                message.contains(value.field()) && message.contains(value.index()),
                "%s: the message names field %s and index %s..., found %s",
                what,
                value.field(),
                value.index(),
                message);
    }

    @Test
    @Rule("IDX-7")
    @Tag("IDX-7")
    default void aNewObjectWithAValueThatIsNoKeyIsRefused() {
        ParcelShop shop = ParcelShop.shared(kit());
        for (Refused value : refusedValues()) {
            Sysprop object = object(kit(), value);
            refuses("create", value, () -> shop.store().create(object));
            refuses("createAll", value, () -> shop.store().createAll(List.of(object)));
            object.setTimestamp(1L);
            object.setVersion(1L);
            refuses("restoreAll", value, () -> shop.store().restoreAll(List.of(object)));
            shop.tenant().absent("refused creations", Samples.id(object));
        }
    }

    @Test
    @Rule("IDX-7")
    @Tag("IDX-7")
    default void aChangeToAValueThatIsNoKeyIsRefused() {
        ParcelShop shop = ParcelShop.shared(kit());
        Sysprop stored = new Sysprop("any");
        String id = Samples.id(shop.tenant().given(stored));
        Item before = shop.tenant().stored(id);
        for (Refused value : refusedValues()) {
            Sysprop held = shop.tenant().reread(Sysprop.class, id);
            held.set(value.field(), value.value());
            refuses("update", value, () -> shop.store().update(held));
            refuses("updateAll", value, () -> shop.store().updateAll(List.of(held)));
            refuses("patch", value, () -> shop.store().patch(id, Patch.of("any").set(value.field(), value.value())));
            shop.tenant().unchanged("refused changes", before);
        }
    }

    /** A change inside an indexed field, or one whose result depends on what is stored, could leave a value of any kind. */
    @Test
    @Rule("IDX-7")
    @Tag("IDX-7")
    default void aPartOfAnIndexedFieldCannotBeChanged() {
        ParcelShop shop = ParcelShop.shared(kit());
        Sysprop stored = new Sysprop("any");
        stored.set("volume", 1L);
        String id = Samples.id(shop.tenant().given(stored));
        Item before = shop.tenant().stored(id);
        Patch<ParaObject> patch = Patch.of("any");
        Map<String, Patch<ParaObject>> patches = Map.of(
                "add to city", patch.add("city", 1),
                "append to city", patch.append("city", "x"),
                "append to holder", patch.appendIfAbsent("holder", "x"),
                "remove from seal", patch.removeElements("seal", "x"),
                "append to volume", patch.append("volume", 1));
        patches.forEach((name, each) ->
                refused(InvalidObjectException.class, name, () -> shop.store().patch(id, each)));
        shop.tenant().unchanged("refused patches", before);
        shop.store().patch(id, patch.add("volume", 2));
        equal(
                "an indexed number after an addition",
                3L,
                shop.tenant().stored(id).attributes().get("volume"));
    }

    @Test
    @Rule("IDX-7")
    @Tag("IDX-7")
    default void aRegisteredClassIsCheckedToo() {
        ParcelShop shop = ParcelShop.shared(kit());
        Gadget orphan = Samples.gadget(kit().newId());
        orphan.setParentid("x".repeat(MAX_PARTITION + 1));
        refuses(
                "create",
                new Refused("parentid", "x".repeat(MAX_PARTITION + 1), "parcel.by_parent"),
                () -> shop.store().create(orphan));
        Parcel parcel = shop.parcel(each -> each.city = "");
        refuses(
                "create",
                new Refused("city", "", "parcel.by_city"),
                () -> shop.store().create(parcel));
        shop.tenant().absent("refused creations", Samples.id(orphan), Samples.id(parcel));
    }

    /** A class reads times of any width, but those that it stores sort as the times do only among each other. */
    @Test
    @Rule("IDX-7")
    @Tag("IDX-7")
    default void aGenericObjectHasTheTextsOfItsClassInAnIndex() {
        ParcelShop shop = ParcelShop.shared(kit());
        Refused value = new Refused("due", "2026-01-01T00:00:00Z", "parcel.by_quality");
        Sysprop parcel = new Sysprop("parcel");
        parcel.setId(kit().newId());
        parcel.set("due", value.value());
        refuses("create", value, () -> shop.store().create(parcel));
        refuses("createAll", value, () -> shop.store().createAll(List.of(parcel)));
        parcel.setTimestamp(1L);
        parcel.setVersion(1L);
        refuses("restoreAll", value, () -> shop.store().restoreAll(List.of(parcel)));
        shop.tenant().absent("refused creations", Samples.id(parcel));
        parcel.set("due", "2026-01-01T00:00:00.000000000Z");
        shop.store().restoreAll(List.of(parcel));
        Item before = shop.tenant().stored(Samples.id(parcel));
        Sysprop held = shop.tenant().reread(Sysprop.class, Samples.id(parcel));
        held.set("due", value.value());
        refuses("update", value, () -> shop.store().update(held));
        shop.tenant().unchanged("a refused update", before);
    }

    @Test
    @Rule("IDX-7")
    @Tag("IDX-7")
    default void theLongestValuesAreStoredAndFound() {
        ParcelShop shop = ParcelShop.fresh(kit());
        String id = kit().newId();
        int name = shop.tenant().app().name().length() + 1;
        int sort = MAX_SORT - name - id.length();
        String city = "x".repeat(MAX_PARTITION - name - "parcel".length());
        String street = "\u00fc".repeat(sort / 2) + "x".repeat(sort % 2);
        byte[] seal = new byte[sort];
        Parcel parcel = shop.given(each -> {
            each.setId(id);
            each.city = city;
            each.street = street;
            each.seal = seal;
            each.lane = 1L;
        });
        Stream.of(
                        Question.of(ParcelIndex.BY_STREET, city)
                                .from(street, true)
                                .to(street, true),
                        Question.of(ParcelIndex.BY_STREET, city).prefix(street),
                        Question.of(ParcelIndex.BY_LANE, 1L).from(seal, true).descending(),
                        Question.of(ParcelIndex.BY_SEAL, seal))
                .forEach(question -> shop.finds("with the longest values", question, parcel));
    }
}
