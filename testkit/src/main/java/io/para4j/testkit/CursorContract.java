package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Store;
import io.para4j.error.InvalidCursorException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks PAG-4 to PAG-6: a cursor is text that is safe in a URL, continues at the right place, and never shows objects
 * of another app.
 */
interface CursorContract extends Contract {

    /** The page limit in this suite. */
    int CURSOR_LIMIT = 4;

    private Tenant filled(int population) {
        Tenant tenant = kit().newTenant();
        for (int i = 0; i < population; i++) {
            tenant.given(new Gadget("id " + i + "/ü\uD83D\uDE00&?"));
        }
        kit().awaitVisible();
        return tenant;
    }

    private static String cursor(Page<ParaObject> page) {
        return page.next().orElseThrow(() -> new AssertionError("a page before the last has no cursor"));
    }

    @Test
    @Rule("PAG-4")
    @Tag("PAG-4")
    default void aCursorIsTextSafeInAUrl() {
        Tenant tenant = filled(CURSOR_LIMIT * 3);
        Optional<String> next = tenant.store().readPage(Pager.of(CURSOR_LIMIT)).next();
        claim(next.isPresent(), "the first of three pages has no cursor");
        while (next.isPresent()) {
            String cursor = next.get();
            claim(cursor.matches("[A-Za-z0-9_.~-]+"), "cursor %s has characters that a URL escapes", cursor);
            claim(cursor.length() <= 4096, "a cursor has %s characters", cursor.length());
            next = tenant.store().readPage(Pager.of(CURSOR_LIMIT).after(cursor)).next();
        }
    }

    @Test
    @Rule("PAG-4")
    @Tag("PAG-4")
    default void aCursorCanBeUsedMoreThanOnce() {
        Tenant tenant = filled(CURSOR_LIMIT * 3);
        String cursor = cursor(tenant.store().readPage(Pager.of(CURSOR_LIMIT)));
        Walk first = Walk.through(tenant.store(), Pager.of(CURSOR_LIMIT).after(cursor));
        Walk second = Walk.through(tenant.store(), Pager.of(CURSOR_LIMIT).after(cursor));
        equal("ids after a cursor that is used again", first.ids(), second.ids());
        equal(
                "ids after it with another limit",
                first.ids(),
                Walk.through(tenant.store(), Pager.of(1).after(cursor)).ids());
        equal(
                "ids after it from another store object",
                first.ids(),
                Walk.through(again(tenant), Pager.of(CURSOR_LIMIT).after(cursor))
                        .ids());
        equal("pages left", 2, first.pages().size());
    }

    private Store again(Tenant tenant) {
        return kit().store(kit().over(kit().rawDAO()), tenant.app().name());
    }

    @Test
    @Rule("PAG-4")
    @Tag("PAG-4")
    default void aCursorIsTheSameEachTimeItsPageIsRead() {
        Tenant tenant = filled(CURSOR_LIMIT * 2);
        Pager pager = Pager.of(CURSOR_LIMIT);
        equal(
                "cursor of a page that is read again",
                cursor(tenant.store().readPage(pager)),
                cursor(tenant.store().readPage(pager)));
    }

    @Test
    @Rule("PAG-5")
    @Tag("PAG-5")
    default void aCursorContinuesAfterItsObjectWasDeleted() {
        Tenant tenant = filled(CURSOR_LIMIT * 4);
        List<String> order =
                Walk.through(tenant.store(), Pager.of(CURSOR_LIMIT)).ids();
        String cursor = cursor(tenant.store().readPage(Pager.of(CURSOR_LIMIT)));
        List<String> gone = new ArrayList<>();
        // Deletes the last object of the page, then the rest of the page, then the objects after it.
        for (int deleted : new int[] {3, 2, 1, 0, 4, 5}) {
            tenant.store().delete(order.get(deleted));
            gone.add(order.get(deleted));
            kit().awaitVisible();
            List<String> expected = new ArrayList<>(order.subList(CURSOR_LIMIT, order.size()));
            expected.removeAll(gone);
            Walk walk = Walk.through(tenant.store(), Pager.of(CURSOR_LIMIT).after(cursor));
            equal("ids after the cursor, without " + gone, expected, walk.ids());
        }
        tenant.store().deleteAllById(order);
        kit().awaitVisible();
        Page<ParaObject> page = tenant.store().readPage(Pager.of(CURSOR_LIMIT).after(cursor));
        equal("objects after the cursor when all are deleted", List.of(), page.objects());
        equal("cursor of the last page", Optional.empty(), page.next());
    }

    @Test
    @Rule("PAG-6")
    @Tag("PAG-6")
    default void aCursorOfAnotherAppIsRefused() {
        Tenant first = filled(CURSOR_LIMIT * 2);
        Tenant second = filled(CURSOR_LIMIT * 3);
        String cursor = cursor(second.store().readPage(Pager.of(CURSOR_LIMIT)));
        InvalidCursorException error = refused(
                InvalidCursorException.class,
                "the cursor of another app",
                () -> first.store().readPage(Pager.of(CURSOR_LIMIT).after(cursor)));
        equal("cursor in the error", cursor, error.cursor());
        refused(
                InvalidCursorException.class,
                "a stream from the cursor of another app",
                () -> first.store().stream(Pager.of(CURSOR_LIMIT).after(cursor)).toList());
    }

    @Test
    @Rule("PAG-6")
    @Tag("PAG-6")
    default void aMalformedCursorIsRefused() {
        Tenant tenant = filled(CURSOR_LIMIT * 2);
        String cursor = cursor(tenant.store().readPage(Pager.of(CURSOR_LIMIT)));
        for (String each : malformed(cursor)) {
            refused(
                    InvalidCursorException.class,
                    "the malformed cursor " + Facts.show(each),
                    () -> tenant.store().readPage(Pager.of(CURSOR_LIMIT).after(each)));
        }
    }

    /** Returns texts that are not cursors, most of them almost like a cursor. */
    static List<String> malformed(String cursor) {
        List<String> malformed =
                new ArrayList<>(List.of("", " ", "x", "null", "0", "%", "\u0000", "ü", cursor + "=", cursor + "A"));
        malformed.add(cursor + cursor);
        malformed.add(" " + cursor);
        for (int length = 0; length < cursor.length(); length++) {
            malformed.add(cursor.substring(0, length));
            malformed.add(cursor.substring(length + 1));
            malformed.add(changed(cursor, length, 'A'));
            malformed.add(changed(cursor, length, '_'));
        }
        malformed.removeIf(cursor::equals);
        return malformed;
    }

    static String changed(String cursor, int index, char replacement) {
        return cursor.substring(0, index) + replacement + cursor.substring(index + 1);
    }

    @Test
    @Rule("PAG-6")
    @Tag("PAG-6")
    default void noPositionShowsAnotherAppsObjects() {
        Tenant mine = filled(CURSOR_LIMIT * 2);
        Tenant other = kit().newTenant();
        for (int i = 0; i < CURSOR_LIMIT * 2; i++) {
            other.given(other.newItem("secret" + i, Map.of("number", i)));
        }
        kit().awaitVisible();
        Set<String> allowed =
                new HashSet<>(Walk.through(mine.dao(), mine.app(), CURSOR_LIMIT).ids());
        String own = mine.dao()
                .readPage(mine.app(), CURSOR_LIMIT, Optional.empty())
                .next()
                .orElseThrow();
        String foreign = other.dao()
                .readPage(other.app(), CURSOR_LIMIT, Optional.empty())
                .next()
                .orElseThrow();
        List<String> positions =
                new ArrayList<>(List.of(foreign, "", "secret0", own + "x", own + foreign, "\u0000", "{}", "[]"));
        positions.add(other.app().name() + "_secret0");
        positions.add(own.replace(mine.app().name(), other.app().name()));
        Random random = kit().random();
        for (int i = 0; i < 200; i++) {
            String base = random.nextBoolean() ? own : foreign;
            positions.add(changed(base, random.nextInt(base.length()), (char) (' ' + random.nextInt(95))));
        }
        for (String position : positions) {
            claim(
                    allowed.containsAll(seen(mine, position)),
                    "position %s of another app or made up shows objects that are not of the app",
                    Facts.show(position));
        }
    }

    private static List<String> seen(Tenant tenant, String position) {
        try {
            ItemPage page = tenant.dao().readPage(tenant.app(), CURSOR_LIMIT * 4, Optional.of(position));
            return page.items().stream().map(Item::id).toList();
        } catch (InvalidCursorException e) {
            return List.of();
        }
    }
}
