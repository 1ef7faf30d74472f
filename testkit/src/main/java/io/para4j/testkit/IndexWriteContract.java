package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.error.BatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Item;
import io.para4j.spi.Ticker;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks IDX-4 and IDX-10: indexes follow every write, and a result that is out of date cannot overwrite what it missed. */
@Order(SuiteOrder.INDEXED)
interface IndexWriteContract extends Contract {
    /** The number of random moves. */
    int MOVES = 80;

    private static Parcel parcel(ParcelShop shop, String city) {
        return shop.parcel(parcel -> {
            parcel.city = city;
            parcel.weight = BigDecimal.ONE;
        });
    }

    @Test
    @Rule("IDX-4")
    @Tag("IDX-4")
    default void createdObjectsAreFound() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        Question question = Question.of(ParcelIndex.BY_CITY, city);
        Parcel first = shop.tenant().given(parcel(shop, city));
        shop.finds("after create", question, first);
        List<Parcel> more = Stream.generate(() -> parcel(shop, city)).limit(2).toList();
        shop.store().createAll(more);
        List<Parcel> all = new ArrayList<>(more);
        all.add(first);
        shop.finds("after createAll", question, inOrder(all));
        Parcel restored = parcel(shop, city);
        restored.setTimestamp(1L);
        restored.setVersion(7L);
        shop.store().restoreAll(List.of(restored));
        all.add(restored);
        shop.finds("after restoreAll", question, inOrder(all));
    }

    private static Parcel[] inOrder(List<Parcel> parcels) {
        return parcels.stream().sorted(ParcelValues.BY_ID).toArray(Parcel[]::new);
    }

    @Test
    @Rule("IDX-4")
    @Tag("IDX-4")
    default void everyWriteMovesAnObjectToItsNewKeyOnly() {
        ParcelShop shop = ParcelShop.shared(kit());
        for (ParcelMove move : ParcelMove.values()) {
            String from = shop.newCity();
            String to = shop.newCity();
            Parcel neighbour = shop.tenant().given(parcel(shop, from));
            Parcel held = shop.tenant().given(parcel(shop, from));
            Optional<Parcel> after = move.run(shop.store(), held, to);
            List<Parcel> stored = new ArrayList<>(List.of(neighbour));
            after.ifPresent(stored::add);
            for (String city : List.of(from, to)) {
                Question question = Question.of(ParcelIndex.BY_CITY, city);
                equal(question + " after " + move, question.answer(stored), shop.find(question));
            }
        }
    }

    /** A write that is refused leaves the indexes as they are. */
    @Test
    @Rule("IDX-4")
    @Tag("IDX-4")
    default void aRefusedWriteMovesNothing() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        Question question = Question.of(ParcelIndex.BY_CITY, city);
        Parcel parcel = shop.tenant().given(parcel(shop, city));
        Parcel stale = shop.tenant().reread(Parcel.class, Samples.id(parcel));
        shop.store().update(parcel);
        stale.city = shop.newCity();
        refused(
                VersionConflictException.class,
                "update of a stale parcel",
                () -> shop.store().update(stale));
        refused(BatchException.class, "updateAll of it", () -> shop.store().updateAll(List.of(stale)));
        refused(
                VersionConflictException.class,
                "delete of it",
                () -> shop.store().delete(stale));
        shop.finds("after refused writes", question, parcel);
        shop.finds("under the key of a refused write", Question.of(ParcelIndex.BY_CITY, String.valueOf(stale.city)));
    }

    @Test
    @Rule("IDX-4")
    @Tag("IDX-4")
    default void afterRandomWritesEachIndexHasWhatAModelHas() {
        Random random = kit().random();
        ParcelShop shop = ParcelShop.fresh(kit());
        List<ParcelMove> moves = List.of(ParcelMove.values());
        List<Parcel> parcels = new ArrayList<>(shop.populate(random, 20));
        for (int i = 0; i < MOVES && !parcels.isEmpty(); i++) {
            Parcel chosen = parcels.remove(random.nextInt(parcels.size()));
            Parcel held = shop.tenant().reread(Parcel.class, Samples.id(chosen));
            ParcelMove move = moves.get(random.nextInt(moves.size()));
            if (move == ParcelMove.PATCH_ADD) {
                held.weight = BigDecimal.ONE;
                shop.store().update(held);
            }
            move.run(shop.store(), held, ParcelValues.CITIES.get(random.nextInt(4)))
                    .or(() -> Optional.of(added(shop, random)))
                    .ifPresent(parcels::add);
        }
        for (ParcelIndex index : ParcelIndex.values()) {
            for (Object value : index.partitions()) {
                Question question = Question.of(index, value);
                equal("results of " + question + " after random writes", question.answer(parcels), shop.find(question));
            }
        }
    }

    private Parcel added(ParcelShop shop, Random random) {
        return shop.tenant().given(ParcelValues.random(random, kit().newId()));
    }

    @Test
    @Rule("IDX-10")
    @Tag("IDX-10")
    default void aResultCarriesTheStateThatIsStored() {
        ParcelShop shop = ParcelShop.shared(kit());
        String city = shop.newCity();
        String id = Samples.id(shop.tenant().given(parcel(shop, city)));
        shop.store().patch(id, Patch.of(Parcel.class).set("pieces", 2));
        kit().awaitVisible();
        Parcel found = only(shop.store(), city);
        Parcel stored = shop.tenant().reread(Parcel.class, id);
        same("a result of a query", Fields.of(stored), Fields.of(found));
        found.pieces = 3;
        shop.store().update(found);
        equal(
                "version after an update of a result",
                3L,
                shop.tenant().stored(id).version());
    }

    private static Parcel only(Store store, String city) {
        List<Parcel> found =
                store.findAll(Question.of(ParcelIndex.BY_CITY, city).query()).toList();
        equal("number of parcels in a city", 1, found.size());
        return found.get(0);
    }

    /** The index is late for certain, whatever the store does by itself. */
    @Test
    @Rule("IDX-10")
    @Tag("IDX-10")
    default void aLateResultConflictsWhenItIsWritten() {
        ParcelShop shop = ParcelShop.shared(kit());
        Store late = late(shop);
        String city = shop.newCity();
        String id = late.create(parcel(shop, city));
        kit().clock().step(Duration.ofSeconds(10));
        late.patch(id, Patch.of(Parcel.class).set("weight", BigDecimal.TEN));
        Item before = shop.tenant().stored(id);
        Parcel stale = only(late, city);
        equal("weight in a late result", BigDecimal.ONE, stale.weight);
        refused(VersionConflictException.class, "update of a late result", () -> late.update(stale));
        refused(VersionConflictException.class, "delete of a late result", () -> late.delete(stale));
        refused(
                VersionConflictException.class,
                "patch of a late result",
                () -> late.patch(id, Patch.of(Parcel.class).set("pieces", 1).ifUnchanged(stale)));
        shop.tenant().unchanged("writes of a late result", before);
    }

    @Test
    @Rule("IDX-10")
    @Tag("IDX-10")
    default void freshResultsAreThoseThatStillMatchInTheirOrder() {
        ParcelShop shop = ParcelShop.shared(kit());
        Store late = late(shop);
        String city = shop.newCity();
        List<Parcel> parcels = List.of(
                inOrder(Stream.generate(() -> parcel(shop, city)).limit(4).toList()));
        late.createAll(parcels);
        kit().clock().step(Duration.ofSeconds(10));
        late.patch(Samples.id(parcels.get(0)), Patch.of(Parcel.class).set("weight", BigDecimal.TEN));
        late.patch(Samples.id(parcels.get(1)), Patch.of(Parcel.class).set("city", shop.newCity()));
        late.delete(Samples.id(parcels.get(2)));
        List<Parcel> stored = Stream.of(parcels.get(0), parcels.get(3))
                .map(parcel -> shop.tenant().reread(Parcel.class, Samples.id(parcel)))
                .toList();
        Question ascending = Question.of(ParcelIndex.BY_CITY, city);
        for (Question question : List.of(ascending, ascending.descending())) {
            equal("late results of " + question, question.answer(parcels), ids(late, question.query()));
            equal(
                    "fresh results of " + question,
                    question.answer(stored),
                    ids(late, question.query().fresh()));
            equal(
                    "fresh results of " + question + " in pages of one, whose order is that of the late index",
                    question.answer(List.of(parcels.get(0), parcels.get(3))),
                    ids(late, question.query().fresh().page(Pager.of(1))));
        }
        late.findAll(ascending.query().fresh())
                .forEach(each -> same(
                        "a fresh result",
                        Fields.of(shop.tenant().reread(Parcel.class, Samples.id(each))),
                        Fields.of(each)));
    }

    private static List<String> ids(Store store, Query<Parcel> query) {
        return store.findAll(query).map(Samples::id).toList();
    }

    private Store late(ParcelShop shop) {
        StaleIndexDAO dao =
                new StaleIndexDAO(kit().rawDAO(), shop.dao(), Ticker.of(kit().clock()), Duration.ofSeconds(5));
        return kit().store(kit().over(dao), shop.tenant().app().name());
    }
}
