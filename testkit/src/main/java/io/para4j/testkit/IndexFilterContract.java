package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.spi.Condition;
import io.para4j.spi.IndexQuery;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks IDX-9: a condition chooses among the results, and a page ends when it has read enough. */
@Order(SuiteOrder.INDEXED)
interface IndexFilterContract extends Contract {

    /** A condition, and the claim that it makes of a parcel. */
    record Filter(Condition condition, Predicate<Parcel> claim) {}

    @Test
    @Rule("IDX-9")
    @Tag("IDX-9")
    default void aConditionFindsExactlyWhatMatches() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = IndexPagingContract.walked(shop, city);
        kit().awaitVisible();
        Question all = Question.of(ParcelIndex.BY_CITY, city);
        for (Filter filter : List.of(
                new Filter(Condition.equal("pieces", 4), parcel -> parcel.pieces() == 4),
                new Filter(Condition.lessThan("pieces", 3), parcel -> parcel.pieces() < 3),
                new Filter(Condition.greaterThan("pieces", 9), parcel -> parcel.pieces() > 9),
                new Filter(Condition.exists("street"), parcel -> false),
                new Filter(Condition.absent("street"), parcel -> true))) {
            List<Parcel> chosen = parcels.stream().filter(filter.claim()).toList();
            for (Question question : List.of(all, all.descending(), all.to(BigDecimal.valueOf(4), true))) {
                for (int limit : new int[] {1, 3, IndexPagingContract.WALKED}) {
                    Walk walk = Walk.through(shop.store(), question.query().where(filter.condition()), limit);
                    String what = question + " where " + filter.condition() + " on pages of " + limit;
                    equal("ids of " + what, question.answer(chosen), walk.ids());
                    claim(
                            walk.pages().stream().allMatch(page -> page.size() <= limit),
                            "%s: a page exceeds its limit",
                            what);
                }
            }
        }
    }

    @Test
    @Rule("IDX-9")
    @Tag("IDX-9")
    default void twoConditionsBothHold() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = IndexPagingContract.walked(shop, city);
        kit().awaitVisible();
        Question question = Question.of(ParcelIndex.BY_CITY, city);
        Query<Parcel> query =
                question.query().where(Condition.greaterThan("pieces", 3)).where(Condition.lessThan("pieces", 7));
        equal(
                "ids under two conditions",
                question.answer(parcels.stream()
                        .filter(parcel -> parcel.pieces() > 3 && parcel.pieces() < 7)
                        .toList()),
                Walk.through(shop.store(), query, 2).ids());
    }

    @Test
    @Rule("IDX-9")
    @Tag("IDX-9")
    default void nextIsAbsentExactlyIfNothingFollowsInTheRange() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        IndexPagingContract.walked(shop, city);
        kit().awaitVisible();
        Query<Parcel> query = Question.of(ParcelIndex.BY_CITY, city).query();
        int last = IndexPagingContract.WALKED - 3;
        Page<Parcel> ends = page(shop, query.where(Condition.greaterOrEqual("pieces", last)), 3, Optional.empty());
        equal("number of results at the end of the range", 3, ends.objects().size());
        equal("cursor after the last object of the range", Optional.empty(), ends.next());
        Query<Parcel> begins = query.where(Condition.lessThan("pieces", 3));
        Page<Parcel> first = page(shop, begins, 3, Optional.empty());
        equal(
                "number of results at the beginning of the range",
                3,
                first.objects().size());
        claim(first.next().isPresent(), "a page has no cursor although objects follow that do not match");
        Page<Parcel> rest = page(shop, begins, 3, first.next());
        equal("results on the last page", List.of(), rest.objects());
        equal("cursor of the last page", Optional.empty(), rest.next());
    }

    private static Page<Parcel> page(ParcelShop shop, Query<Parcel> query, int limit, Optional<String> cursor) {
        Pager pager = Pager.of(limit);
        return shop.store().find(query.page(cursor.map(pager::after).orElse(pager)));
    }

    @Test
    @Rule("IDX-9")
    @Tag("IDX-9")
    default void aPageReadsNoMoreThanItMay() {
        ParcelShop shop = ParcelShop.fresh(kit());
        int rows = IndexQuery.FILTERED_ROWS + 1;
        List<Parcel> parcels = IntStream.range(0, rows)
                .mapToObj(number -> shop.parcel(parcel -> {
                    parcel.city = "Ulm";
                    parcel.weight = BigDecimal.valueOf(number);
                    parcel.pieces = number;
                }))
                .toList();
        shop.store().createAll(parcels);
        kit().awaitVisible();
        Question question = Question.of(ParcelIndex.BY_CITY, "Ulm");
        for (Question each : List.of(question, question.descending())) {
            int furthest = each.isDescending() ? 0 : rows - 1;
            Query<Parcel> query = each.query().where(Condition.equal("pieces", furthest));
            Page<Parcel> first = page(shop, query, 5, Optional.empty());
            equal("results among the first 1,000 objects of " + each, List.of(), first.objects());
            claim(first.next().isPresent(), "%s: a page that has read its share has no cursor", each);
            List<String> found = new ArrayList<>();
            for (Optional<String> next = first.next(); next.isPresent(); ) {
                Page<Parcel> page = page(shop, query, 5, next);
                found.addAll(Samples.ids(page.objects()));
                next = page.next();
            }
            equal("results on the further pages of " + each, List.of(Samples.id(parcels.get(furthest))), found);
        }
    }
}
