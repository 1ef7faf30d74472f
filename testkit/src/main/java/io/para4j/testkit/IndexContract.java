package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.ReadOptions;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks IDX-1, IDX-2 and IDX-5: queries find exactly the objects that match, in the order of the index. */
@Order(SuiteOrder.INDEXED)
interface IndexContract extends Contract {
    /** The number of parcels for random queries. */
    int POPULATION = 60;

    /** The number of random queries. */
    int QUESTIONS = 250;

    @Test
    @Rule("IDX-1")
    @Tag("IDX-1")
    default void queriesFindWhatAModelFinds() {
        Random random = kit().random();
        ParcelShop shop = ParcelShop.fresh(kit());
        List<Parcel> parcels = shop.populate(random, POPULATION);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = Question.random(random);
            equal(
                    "results of " + question,
                    question.answer(parcels),
                    shop.store()
                            .findAll(question.query().page(Pager.of(1 + random.nextInt(20))))
                            .map(Samples::id)
                            .toList());
        }
        kit().report(QUESTIONS + " queries of " + POPULATION + " objects");
    }

    @Test
    @Rule("IDX-1")
    @Tag("IDX-1")
    default void eachKindOfRangeHasItsBounds() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = new ArrayList<>();
        for (String street : List.of("a", "ab", "abc", "b", "ba")) {
            parcels.add(shop.given(parcel -> {
                parcel.city = city;
                parcel.street = street;
            }));
        }
        Question all = Question.of(ParcelIndex.BY_STREET, city);
        for (Question question : List.of(
                all,
                all.from("ab", true),
                all.from("ab", false),
                all.to("b", true),
                all.to("b", false),
                all.from("ab", true).to("b", true),
                all.from("ab", false).to("b", false),
                all.from("ab", true).to("ab", true),
                all.from("ab", true).to("ab", false),
                all.from("b", true).to("a", true),
                all.prefix("ab"),
                all.prefix("c"))) {
            shop.finds("forwards", question, chosen(question, parcels));
            Question backwards = question.descending();
            shop.finds("backwards", backwards, chosen(backwards, parcels));
        }
    }

    private static Parcel[] chosen(Question question, List<Parcel> parcels) {
        return question.answer(parcels).stream()
                .flatMap(id -> parcels.stream().filter(each -> Samples.id(each).equals(id)))
                .toArray(Parcel[]::new);
    }

    @Test
    @Rule("IDX-1")
    @Tag("IDX-1")
    default void aResultHasAllItsFields() {
        ParcelShop shop = ParcelShop.fresh(kit());
        Map<String, Parcel> stored = shop.store()
                .readAll(Parcel.class, Samples.ids(shop.populate(kit().random(), 20)), ReadOptions.strong());
        for (String city : ParcelValues.CITIES) {
            Query<Parcel> query = Question.of(ParcelIndex.BY_CITY, city).query();
            shop.store()
                    .findAll(query)
                    .forEach(found ->
                            same("result of a query", fieldsOf(stored.get(Samples.id(found))), Fields.of(found)));
        }
    }

    private static Map<String, Object> fieldsOf(@Nullable Parcel stored) {
        return Fields.of(Objects.requireNonNull(stored, "a query found what is not stored"));
    }

    @Test
    @Rule("IDX-1")
    @Tag("IDX-1")
    default void objectsWithoutAClassAreFoundByTheIndexOfTheirType() {
        ParcelShop shop = ParcelShop.shared(kit());
        String holder = shop.newCity();
        Sysprop large = shop.crate(holder, 10);
        Sysprop small = shop.crate(holder, 9);
        shop.crate(holder + "x", 9);
        kit().awaitVisible();
        Query<Sysprop> query = Query.of("crate", "by_holder").equal(holder);
        equal("crates of a holder", Samples.ids(List.of(small, large)), ids(shop, query));
        equal("crates above 9", Samples.ids(List.of(large)), ids(shop, query.above(9)));
        Sysprop found = shop.store().findAll(query).findFirst().orElseThrow();
        same(
                "a crate that was found",
                Fields.of(shop.tenant().reread(Sysprop.class, Samples.id(small))),
                Fields.of(found));
    }

    @Test
    @Rule("IDX-1")
    @Tag("IDX-1")
    default void objectsOfAnotherTypeAreNotFound() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        Sysprop other = new Sysprop("crate");
        other.set("city", city);
        other.set("weight", 1);
        other.set("holder", city);
        other.set("volume", 1);
        shop.tenant().given(other);
        Parcel parcel = shop.given(each -> {
            each.city = city;
            each.weight = BigDecimal.ONE;
        });
        shop.finds("beside a crate of the same city", Question.of(ParcelIndex.BY_CITY, city), parcel);
        equal(
                "crates beside a parcel of the same city",
                Samples.ids(List.of(other)),
                ids(shop, Query.of("crate", "by_holder").equal(city)));
    }

    private static List<String> ids(ParcelShop shop, Query<? extends ParaObject> query) {
        return shop.store().findAll(query).map(Samples::id).toList();
    }

    @Test
    @Rule("IDX-2")
    @Tag("IDX-2")
    default void resultsAreInTheOrderOfTheSortField() {
        ParcelShop shop = ParcelShop.fresh(kit());
        for (ParcelIndex index : ParcelIndex.sorted()) {
            // The ids are in the opposite order, so that values which an index confuses are seen.
            List<Parcel> inOrder = new ArrayList<>();
            for (Object value : index.sorts()) {
                inOrder.add(index.parcel(
                        "id" + (99 - inOrder.size()), index.partitions().get(0), value));
            }
            List<Parcel> shuffled = new ArrayList<>(inOrder);
            Collections.shuffle(shuffled, kit().random());
            shop.store().restoreAll(shuffled);
            Question question = Question.of(index, index.partitions().get(0));
            shop.finds("in order", question, inOrder.toArray(Parcel[]::new));
            Collections.reverse(inOrder);
            shop.finds("in opposite order", question.descending(), inOrder.toArray(Parcel[]::new));
            shop.store().deleteAllById(Samples.ids(shuffled));
        }
    }

    /** The ids are in another order by UTF-16 units, and as numbers. Without a sort field they are the only order. */
    @Test
    @Rule("IDX-2")
    @Tag("IDX-2")
    default void tiesAreInTheOrderOfIds() {
        ParcelShop shop = ParcelShop.fresh(kit());
        List<String> ids = List.of(" ", "10", "9", "B", "a", "a\u0000", "a b", "ab", "\uff5e", "\ud83d\ude00");
        List<Parcel> inOrder = ids.stream()
                .map(id -> {
                    Parcel parcel = ParcelIndex.BY_CITY.parcel(id, "Ulm", BigDecimal.TEN);
                    parcel.seal = new byte[] {1};
                    return parcel;
                })
                .toList();
        List<Parcel> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, kit().random());
        shop.store().restoreAll(shuffled);
        List<Parcel> backwards = new ArrayList<>(inOrder);
        Collections.reverse(backwards);
        for (Question question :
                List.of(Question.of(ParcelIndex.BY_CITY, "Ulm"), Question.of(ParcelIndex.BY_SEAL, new byte[] {1}))) {
            shop.finds("with equal sort values", question, inOrder.toArray(Parcel[]::new));
            shop.finds("with equal sort values", question.descending(), backwards.toArray(Parcel[]::new));
        }
    }

    @Test
    @Rule("IDX-5")
    @Tag("IDX-5")
    default void anObjectIsInAnIndexOnlyWhileItHasAllFields() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        Question question = Question.of(ParcelIndex.BY_CITY, city);
        Parcel parcel = shop.given(each -> each.weight = BigDecimal.ONE);
        shop.given(each -> each.city = city);
        String id = Samples.id(parcel);
        shop.finds("of a parcel without a city, and one without a weight", question);
        shop.store().patch(id, Patch.of(Parcel.class).set("city", city));
        shop.finds("after the field was set", question, parcel);
        shop.store().patch(id, Patch.of(Parcel.class).remove("weight"));
        shop.finds("after the sort field was removed", question);
        shop.store().patch(id, Patch.of(Parcel.class).set("weight", BigDecimal.TEN));
        shop.finds("after the sort field was set again", question, parcel);
        Parcel held = shop.tenant().reread(Parcel.class, id);
        held.city = null;
        shop.store().update(held);
        shop.finds("after an update without the partition field", question);
        held.city = city;
        shop.store().update(held);
        shop.finds("after an update with the field", question, parcel);
    }
}
