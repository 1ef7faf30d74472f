package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks PAG-1, PAG-2, PAG-7 and PAG-8 on populations around the page limit: each object appears once, on full pages,
 * in the same order every time.
 */
interface PagingContract extends Contract {

    /** The limit of most pages in this suite. */
    int LIMIT = 10;

    /** The populations: around the limit, and over many pages. */
    List<Integer> POPULATIONS = List.of(0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 2 * LIMIT, 5 * LIMIT + 3);

    @Test
    @Rule("PAG-1")
    @Tag("PAG-1")
    default void everyObjectAppearsOnExactlyOnePage() {
        List<String> ids = new ArrayList<>();
        Tenant tenant = kit().newTenant();
        for (int population : POPULATIONS) {
            tenant.populate(population, Duration.ofMillis(1), ids);
            Walk.through(tenant.store(), Pager.of(LIMIT)).sawExactly(ids);
            Walk.through(tenant.dao(), tenant.app(), LIMIT).sawExactly(ids);
            equal(
                    "ids streamed, sorted",
                    ids.stream().sorted().toList(),
                    tenant.store().stream(Pager.of(LIMIT))
                            .map(Samples::id)
                            .sorted()
                            .toList());
        }
    }

    @Test
    @Rule("PAG-1")
    @Tag("PAG-1")
    default void everyObjectAppearsOnceWhateverTheLimit() {
        List<String> ids = new ArrayList<>();
        Tenant tenant = kit().newTenant().populate(23, Duration.ofMillis(1), ids);
        for (int limit : new int[] {1, 2, 3, 22, 23, 24, Kit.MAX_PAGE_SIZE}) {
            Walk walk = Walk.through(tenant.store(), Pager.of(limit));
            walk.sawExactly(ids);
            walk.isFull(23, limit);
        }
        Walk.through(tenant.store(), Pager.first()).isFull(23, Kit.PAGE_SIZE);
    }

    @Test
    @Rule("PAG-1")
    @Tag("PAG-1")
    default void everyObjectAppearsOnceWhereTimestampsAreEqual() {
        List<String> ids = new ArrayList<>();
        Tenant tenant = kit().newTenant().populate(LIMIT * 3 + 1, Duration.ZERO, ids);
        Walk.through(tenant.store(), Pager.of(LIMIT)).sawExactly(ids);
        Walk.through(tenant.dao(), tenant.app(), LIMIT).sawExactly(ids);
    }

    @Test
    @Rule("PAG-1")
    @Tag("PAG-1")
    default void everyObjectAppearsOnceOnPagesOverOneMegabyte() {
        Tenant tenant = kit().newTenant();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Gadget gadget = new Gadget();
            gadget.text = "x".repeat(150_000);
            ids.add(tenant.store().create(gadget));
        }
        kit().awaitVisible();
        Walk store = Walk.through(tenant.store(), Pager.of(LIMIT));
        store.sawExactly(ids);
        store.isFull(ids.size(), LIMIT);
        Walk items = Walk.through(tenant.dao(), tenant.app(), ids.size());
        items.sawExactly(ids);
        items.isFull(ids.size(), ids.size());
    }

    @Test
    @Rule("PAG-1")
    @Tag("PAG-1")
    default void whatAPageHoldsIsWhatIsStored() {
        Tenant tenant = kit().newTenant();
        Item item = tenant.given(SampleValues.oneOfEach());
        Gadget gadget = tenant.given(Samples.gadget());
        kit().awaitVisible();
        for (Item found :
                tenant.dao().readPage(tenant.app(), LIMIT, Optional.empty()).items()) {
            Facts.same("item on a page", tenant.stored(found.id()), found);
        }
        for (ParaObject found : tenant.store().readPage(Pager.of(LIMIT)).objects()) {
            boolean isGadget = Samples.id(found).equals(gadget.getId());
            Map<String, Object> expected =
                    isGadget ? Fields.of(gadget) : Fields.of(tenant.reread(ParaObject.class, item.id()));
            Facts.same("object on a page", expected, Fields.of(found));
        }
    }

    @Test
    @Rule("PAG-2")
    @Tag("PAG-2")
    default void everyPageButTheLastIsFull() {
        List<String> ids = new ArrayList<>();
        Tenant tenant = kit().newTenant();
        for (int population : POPULATIONS) {
            tenant.populate(population, Duration.ofMillis(1), ids);
            Walk.through(tenant.store(), Pager.of(LIMIT)).isFull(population, LIMIT);
            Walk.through(tenant.dao(), tenant.app(), LIMIT).isFull(population, LIMIT);
        }
    }

    @Test
    @Rule("PAG-2")
    @Tag("PAG-2")
    default void pagesAreFullAfterDeletes() {
        List<String> ids = new ArrayList<>();
        Tenant tenant = kit().newTenant().populate(LIMIT * 4, Duration.ofMillis(1), ids);
        List<String> deleted = ids.subList(0, LIMIT * 2 + 5);
        tenant.store().deleteAllById(deleted);
        deleted.clear();
        kit().awaitVisible();
        Walk walk = Walk.through(tenant.store(), Pager.of(LIMIT));
        walk.sawExactly(ids);
        walk.isFull(ids.size(), LIMIT);
    }

    @Test
    @Rule("PAG-7")
    @Tag("PAG-7")
    default void aLimitBelowOneOrAboveTheMaximumIsRefused() {
        Tenant tenant = kit().tenant();
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            refused(
                    IllegalArgumentException.class,
                    "a limit of " + limit,
                    () -> tenant.store().readPage(Pager.of(limit)));
        }
        for (int limit : new int[] {Kit.MAX_PAGE_SIZE + 1, Integer.MAX_VALUE}) {
            refused(
                    IllegalArgumentException.class,
                    "a limit of " + limit,
                    () -> tenant.store().readPage(Pager.of(limit)));
            refused(
                    IllegalArgumentException.class,
                    "a stream by " + limit,
                    () -> tenant.store().stream(Pager.of(limit)).toList());
        }
        refused(NullPointerException.class, "no pager", () -> tenant.store().readPage(nothing()));
        Page<ParaObject> page = tenant.store().readPage(Pager.of(Kit.MAX_PAGE_SIZE));
        Facts.claim(
                page.objects().size() <= Kit.MAX_PAGE_SIZE,
                "a page with the largest limit has %s objects",
                page.objects().size());
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // passes null to check that it is refused
    private static <T> T nothing() {
        return null;
    }

    @Test
    @Rule("PAG-8")
    @Tag("PAG-8")
    default void theOrderIsTheSameInEveryWalk() {
        for (Duration step : List.of(Duration.ofMillis(1), Duration.ZERO)) {
            List<String> ids = new ArrayList<>();
            Tenant tenant = kit().newTenant().populate(37, step, ids);
            List<String> order = Walk.through(tenant.store(), Pager.of(LIMIT)).ids();
            for (int limit : new int[] {LIMIT, 1, 7, 36, 37, 38}) {
                equal(
                        "order in pages of " + limit,
                        order,
                        Walk.through(tenant.store(), Pager.of(limit)).ids());
                equal(
                        "order of items",
                        order,
                        Walk.through(tenant.dao(), tenant.app(), limit).ids());
            }
            equal(
                    "order of a stream",
                    order,
                    tenant.store().stream(Pager.of(5)).map(Samples::id).toList());
            equal(
                    "order of a generic walk",
                    order,
                    Walk.through(tenant.store(), Pager.of(LIMIT).generic()).ids());
        }
    }
}
