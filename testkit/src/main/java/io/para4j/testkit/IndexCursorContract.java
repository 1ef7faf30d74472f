package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.none;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.error.InvalidCursorException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.SortRange;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks IDX-3 for cursors that are refused, and IDX-6: no value and no cursor leads out of the query or its app. */
@Order(SuiteOrder.INDEXED)
interface IndexCursorContract extends Contract {
    /** The number of hostile pairs of values and positions, unless the system property changes it. */
    int HOSTILE_PAIRS = 400;

    /** The index of parcels by city and weight, as stores receive it. */
    IndexDefinition BY_CITY = new IndexDefinition(
            Parcel.TYPE, "by_city", IndexField.text("city"), Optional.of(IndexField.number("weight")));

    private static String cursor(Store store, Query<?> query) {
        return store.find(query.page(Pager.of(2)))
                .next()
                .orElseThrow(() -> new AssertionError("a page before the last has no cursor"));
    }

    private static void refuses(String what, Store store, Query<? extends ParaObject> query, String cursor) {
        InvalidCursorException error = refused(
                InvalidCursorException.class,
                what,
                () -> store.find(query.page(Pager.of(2).after(cursor))));
        equal("cursor in the error", cursor, error.cursor());
        refused(
                InvalidCursorException.class,
                "a stream from " + what,
                () -> store.findAll(query.page(Pager.of(2).after(cursor))).toList());
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void aCursorOfAnotherQueryIsRefused() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        IndexPagingContract.walked(shop, city);
        kit().awaitVisible();
        Question question = Question.of(ParcelIndex.BY_CITY, city);
        Query<Parcel> query = question.query();
        String cursor = cursor(shop.store(), query);
        Store store = shop.store();
        refuses(
                "the cursor of another value",
                store,
                Question.of(ParcelIndex.BY_CITY, city + "2").query(),
                cursor);
        refuses(
                "the cursor of another index",
                store,
                Question.of(ParcelIndex.BY_STREET, city).query(),
                cursor);
        refuses(
                "the cursor of another class",
                store,
                Query.of("crate", "by_holder").equal(city),
                cursor);
        refuses("the cursor of the other direction", store, query.descending(), cursor);
        refuses(
                "the cursor of no range",
                store,
                question.from(BigDecimal.ONE, true).query(),
                cursor);
        refuses(
                "the cursor of no upper bound",
                store,
                question.to(BigDecimal.TEN, true).query(),
                cursor);
        refuses("the cursor of no condition", store, query.where(Condition.equal("pieces", 1)), cursor);
        String filtered = cursor(store, query.where(Condition.greaterOrEqual("pieces", 1)));
        refuses("the cursor of another condition", store, query.where(Condition.greaterOrEqual("pieces", 2)), filtered);
        refuses("the cursor of a condition", store, query, filtered);
        Condition many = Condition.in("pieces", 101, 102, 103, 104, 105, 106);
        refuses(
                "the cursor of a condition with another sixth value",
                store,
                query.where(Condition.in("pieces", 101, 102, 103, 104, 105, 107).not()),
                cursor(store, query.where(many.not())));
        String exclusive = cursor(store, question.from(BigDecimal.ONE, false).query());
        refuses(
                "the cursor of an excluded bound",
                store,
                question.from(BigDecimal.ONE, true).query(),
                exclusive);
        refused(
                InvalidCursorException.class,
                "the cursor of a query for the pages of all objects",
                () -> store.readPage(Pager.of(2).after(cursor)));
        refuses("the cursor of the pages of all objects", store, query, pageCursor(store));
    }

    private static String pageCursor(Store store) {
        return store.readPage(Pager.of(1))
                .next()
                .orElseThrow(() -> new AssertionError("a page before the last has no cursor"));
    }

    @Test
    @Rule({"IDX-3", "IDX-6"})
    @Tag("IDX-3")
    @Tag("IDX-6")
    default void theCursorOfAQueryInAnotherAppIsRefused() {
        ParcelShop mine = ParcelShop.shared(kit());
        ParcelShop other = ParcelShop.fresh(kit());
        String city = mine.newCity();
        IndexPagingContract.walked(mine, city);
        IndexPagingContract.walked(other, city);
        kit().awaitVisible();
        Query<Parcel> query = Question.of(ParcelIndex.BY_CITY, city).query();
        refuses("the cursor of another app", mine.store(), query, cursor(other.store(), query));
    }

    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void aMalformedCursorOfAQueryIsRefused() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        IndexPagingContract.walked(shop, city);
        kit().awaitVisible();
        Query<Parcel> query = Question.of(ParcelIndex.BY_CITY, city).query();
        for (String malformed : CursorContract.malformed(cursor(shop.store(), query))) {
            refused(
                    InvalidCursorException.class,
                    "the malformed cursor " + Facts.show(malformed),
                    () -> shop.store().find(query.page(Pager.of(2).after(malformed))));
        }
    }

    /** Core refuses cursors of other queries. Here the store itself receives their positions. */
    @Test
    @Rule("IDX-3")
    @Tag("IDX-3")
    default void noPositionLeadsOutOfTheRange() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        List<Parcel> parcels = IndexPagingContract.walked(shop, city);
        IndexPagingContract.walked(shop, city + "2");
        kit().awaitVisible();
        Question question = Question.of(ParcelIndex.BY_CITY, city)
                .from(BigDecimal.valueOf(2), true)
                .to(BigDecimal.valueOf(4), true);
        Set<String> allowed = new HashSet<>(question.answer(parcels));
        SortRange range =
                SortRange.ALL.withLower(new SortRange.Bound(2L, true)).withUpper(new SortRange.Bound(4L, true));
        List<String> positions = new ArrayList<>();
        for (boolean isDescending : new boolean[] {false, true}) {
            positions.addAll(positions(shop, city, SortRange.ALL, isDescending));
            positions.addAll(positions(shop, city, range, isDescending));
            positions.addAll(positions(shop, city + "2", SortRange.ALL, isDescending));
        }
        for (String position : positions) {
            for (boolean isDescending : new boolean[] {false, true}) {
                List<String> outside = seen(shop, query(city, range, isDescending, Optional.of(position)));
                outside.removeAll(allowed);
                none("results outside of the range from the position " + Facts.show(position), outside);
            }
        }
    }

    private static IndexQuery query(String city, SortRange range, boolean isDescending, Optional<String> position) {
        return new IndexQuery(BY_CITY, city, range, isDescending, Optional.empty(), 2, position);
    }

    /** Returns the positions of all pages of a query. */
    private static List<String> positions(ParcelShop shop, String city, SortRange range, boolean isDescending) {
        List<String> positions = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            next = shop.dao()
                    .query(shop.tenant().app(), query(city, range, isDescending, next))
                    .next();
            next.ifPresent(positions::add);
        } while (next.isPresent());
        return positions;
    }

    private static List<String> seen(ParcelShop shop, IndexQuery query) {
        try {
            return new ArrayList<>(shop.dao().query(shop.tenant().app(), query).items().stream()
                    .map(Item::id)
                    .toList());
        } catch (InvalidCursorException e) {
            return new ArrayList<>();
        }
    }

    @Test
    @Rule("IDX-6")
    @Tag("IDX-6")
    default void equalObjectsOfTwoAppsAreFoundInTheirOwn() {
        List<ParcelShop> shops = List.of(ParcelShop.fresh(kit()), ParcelShop.fresh(kit()));
        for (ParcelShop shop : shops) {
            shop.tenant().given(ParcelIndex.BY_CITY.parcel("same", "Ulm", BigDecimal.ONE));
        }
        shops.get(0).tenant().given(ParcelIndex.BY_CITY.parcel("mine", "Ulm", BigDecimal.ONE));
        Question question = Question.of(ParcelIndex.BY_CITY, "Ulm");
        equal("parcels of the first app", List.of("mine", "same"), shops.get(0).find(question));
        equal("parcels of the second app", List.of("same"), shops.get(1).find(question));
        shops.get(1)
                .store()
                .findAll(question.query())
                .forEach(found ->
                        equal("app of a result", shops.get(1).tenant().app().name(), found.getAppid()));
        shops.get(0).store().delete("same");
        equal(
                "parcels of the second app after a deletion in the first",
                List.of("same"),
                shops.get(1).find(question));
    }

    @Test
    @Rule("IDX-6")
    @Tag("IDX-6")
    default void noValueAndNoPositionReachesAnotherApp() {
        Random random = kit().random();
        ParcelShop mine = ParcelShop.fresh(kit());
        ParcelShop other = ParcelShop.fresh(kit());
        List<String> values =
                hostileValues(mine.tenant().app().name(), other.tenant().app().name());
        for (int i = 0; i < values.size(); i++) {
            secret(other, "secret" + i, values.get(i));
            secret(other, "twin" + i, values.get(i));
            secret(other, "third" + i, values.get(i));
        }
        secret(mine, "own1", "own");
        secret(mine, "own2", "own");
        secret(mine, "own3", "own");
        kit().awaitVisible();
        List<String> positions = new ArrayList<>(positions(mine, "own", SortRange.ALL, false));
        values.forEach(value -> positions.addAll(positions(other, value, SortRange.ALL, random.nextBoolean())));
        int pairs = Integer.getInteger("para.testkit.hostile", HOSTILE_PAIRS);
        for (int i = 0; i < pairs; i++) {
            String value = random.nextInt(4) == 0 ? "own" : ParcelValues.oneOf(random, values);
            String position = hostile(random, mine, other, ParcelValues.oneOf(random, positions));
            IndexQuery query = query(
                    value,
                    SortRange.ALL,
                    random.nextBoolean(),
                    Optional.of(position).filter(any -> random.nextInt(5) > 0));
            for (String id : seen(mine, query)) {
                claim(
                        value.equals("own") && id.startsWith("own"),
                        "the value %s with position %s finds '%s', which is not of the app",
                        Facts.show(value),
                        Facts.show(position),
                        id);
            }
        }
        kit().report(pairs + " pairs of values and positions");
    }

    private static void secret(ParcelShop shop, String id, String city) {
        Map<String, Object> fields = Map.of("city", city, "weight", 1L);
        shop.tenant().given(shop.tenant().newItem(id, Parcel.TYPE, fields));
    }

    /** Returns values that a store could confuse with the parts of a key of its own. */
    private static List<String> hostileValues(String mine, String other) {
        List<String> values =
                new ArrayList<>(List.of(other, other + " ", " " + other, "secret0", "\u0000", "%", "_", "*"));
        for (String separator : List.of("_", "/", ".", ":", "|", "#", "\u0000", " ", "\t", "','", "\"", "\uffff")) {
            values.add(other + separator + Parcel.TYPE);
            values.add(other + separator + Parcel.TYPE + separator + "own");
            values.add(mine + separator + "own");
            values.add("own" + separator);
            values.add("own" + separator + "1");
        }
        return values;
    }

    private static String hostile(Random random, ParcelShop mine, ParcelShop other, String position) {
        return switch (random.nextInt(4)) {
            case 0 -> position;
            case 1 ->
                position.replace(
                        other.tenant().app().name(), mine.tenant().app().name());
            case 2 ->
                position.replace(
                        mine.tenant().app().name(), other.tenant().app().name());
            default ->
                CursorContract.changed(position, random.nextInt(position.length()), (char) (' ' + random.nextInt(95)));
        };
    }
}
