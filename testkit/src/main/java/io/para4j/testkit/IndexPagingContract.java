package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks IDX-3 on the walk: the pages of a query keep the rules of pages. */
@Order(SuiteOrder.INDEXED)
interface IndexPagingContract extends Contract {
    /** The number of objects in a walk. */
    int WALKED = 13;

    /** Creates parcels of one city. Each weight occurs twice, so that pages also end between ties. */
    static List<Parcel> walked(ParcelShop shop, String city) {
        List<Parcel> parcels = IntStream.range(0, WALKED)
                .mapToObj(number -> shop.parcel(parcel -> {
                    parcel.city = city;
                    parcel.weight = BigDecimal.valueOf(number / 2);
                    parcel.pieces = number;
                }))
                .toList();
        shop.store().createAll(parcels);
        return parcels;
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void aWalkSeesEachResultOnceOnFullPages() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = walked(shop, city);
        kit().awaitVisible();
        Question all = Question.of(ParcelIndex.BY_CITY, city);
        Question some = all.from(BigDecimal.ONE, false).to(BigDecimal.valueOf(5), true);
        for (Question question : List.of(all, all.descending(), some, some.descending())) {
            List<String> answer = question.answer(parcels);
            for (int limit : new int[] {1, 2, 3, answer.size() - 1, answer.size(), answer.size() + 1}) {
                Walk walk = Walk.through(shop.store(), question.query(), limit);
                equal("ids on pages of " + limit + " of " + question, answer, walk.ids());
                walk.isFull(answer.size(), limit);
            }
        }
        Page<Parcel> none = shop.store()
                .find(Question.of(ParcelIndex.BY_CITY, shop.newCity()).query());
        equal("results for a value that nothing has", List.of(), none.objects());
        equal("cursor of the only page", Optional.empty(), none.next());
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void aCursorIsTextThatCanBeUsedAgainElsewhere() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = walked(shop, city);
        kit().awaitVisible();
        Question question = Question.of(ParcelIndex.BY_CITY, city);
        List<String> answer = question.answer(parcels);
        String cursor =
                shop.store().find(question.query().page(Pager.of(4))).next().orElseThrow();
        claim(cursor.matches("[A-Za-z0-9_.~-]+"), "cursor %s has characters that a URL escapes", cursor);
        claim(cursor.length() <= 4096, "a cursor has %s characters", cursor.length());
        Store other =
                kit().store(kit().over(kit().rawDAO()), shop.tenant().app().name());
        for (Store store : List.of(shop.store(), shop.store(), other)) {
            equal(
                    "ids after a cursor",
                    answer.subList(4, WALKED),
                    rest(store, question.query(), Pager.of(4).after(cursor)));
        }
        equal(
                "ids after it with another limit",
                answer.subList(4, WALKED),
                rest(shop.store(), question.query(), Pager.of(2).after(cursor)));
    }

    private static List<String> rest(Store store, Query<Parcel> query, Pager pager) {
        return store.findAll(query.page(pager)).map(Samples::id).toList();
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void aCursorContinuesAfterItsObjectWasDeletedOrMoved() {
        ParcelShop shop = ParcelShop.shared(kit());
        for (boolean isDescending : new boolean[] {false, true}) {
            String city = shop.newCity();
            List<Parcel> parcels = walked(shop, city);
            kit().awaitVisible();
            Question forwards = Question.of(ParcelIndex.BY_CITY, city);
            Question question = isDescending ? forwards.descending() : forwards;
            List<String> answer = question.answer(parcels);
            String cursor =
                    shop.store().find(question.query().page(Pager.of(4))).next().orElseThrow();
            shop.store().delete(answer.get(3));
            shop.store().patch(answer.get(2), Patch.of(Parcel.class).set("city", shop.newCity()));
            shop.store().delete(answer.get(4));
            kit().awaitVisible();
            equal(
                    "ids after the cursor of " + question,
                    answer.subList(5, WALKED),
                    rest(shop.store(), question.query(), Pager.of(4).after(cursor)));
        }
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void resultsThatStayAreSeenOnceHoweverOthersChange() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = walked(shop, city);
        kit().awaitVisible();
        List<String> staying = new ArrayList<>();
        List<String> leaving = new ArrayList<>();
        parcels.forEach(parcel -> (parcel.pieces() % 3 == 0 ? leaving : staying).add(Samples.id(parcel)));
        Query<Parcel> query = Question.of(ParcelIndex.BY_CITY, city).query();
        Walk.through(shop.store(), query, 2, page -> {
                    if (!leaving.isEmpty()) {
                        shop.store().delete(leaving.remove(leaving.size() - 1));
                    }
                    shop.given(parcel -> {
                        parcel.city = city;
                        parcel.weight = BigDecimal.valueOf(page);
                    });
                    shop.store()
                            .patch(
                                    staying.get(page % staying.size()),
                                    Patch.of(Parcel.class).add("pieces", 1));
                    kit().awaitVisible();
                })
                .sawOnce(staying);
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void aLimitOutOfBoundsIsRefused() {
        ParcelShop shop = ParcelShop.shared(kit());
        Query<Parcel> query = Question.of(ParcelIndex.BY_CITY, "any").query();
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, Kit.MAX_PAGE_SIZE + 1, Integer.MAX_VALUE}) {
            Throwable thrown = Assertions.catchThrowable(() -> shop.store().find(query.page(Pager.of(limit))));
            claim(thrown instanceof IllegalArgumentException, "limit %s of a query: found %s", limit, thrown);
        }
    }
}
