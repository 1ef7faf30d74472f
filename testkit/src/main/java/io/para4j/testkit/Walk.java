package io.para4j.testkit;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** A walk over all pages of an app or a query, with the ids on each. It fails if a cursor leads back to an earlier page. */
final class Walk {
    private static final int MAX_PAGES = 5_000;

    private final String what;
    private final List<List<String>> pages = new ArrayList<>();
    private final Set<String> cursors = new HashSet<>();

    private Walk(String what) {
        this.what = what;
    }

    static Walk through(Store store, Pager pager) {
        return through(store, pager, page -> {});
    }

    /** Walks through the store's pages, and runs an action after each. */
    static Walk through(Store store, Pager pager, IntConsumer afterPage) {
        Walk walk = new Walk("pages of " + pager.limit().orElse(0) + " through the store");
        Optional<String> cursor = pager.cursor();
        do {
            Page<ParaObject> page = store.readPage(cursor.map(pager::after).orElse(pager));
            cursor = walk.add(ids(page), page.next());
            afterPage.accept(walk.pages.size());
        } while (cursor.isPresent());
        return walk;
    }

    /** Walks through the pages of a query. */
    static Walk through(Store store, Query<? extends ParaObject> query, int limit) {
        return through(store, query, limit, page -> {});
    }

    /** Walks through the pages of a query, and runs an action after each. */
    static Walk through(Store store, Query<? extends ParaObject> query, int limit, IntConsumer afterPage) {
        Walk walk = new Walk("pages of " + limit + " of a query");
        Optional<String> cursor = Optional.empty();
        do {
            Pager pager = Pager.of(limit);
            Page<? extends ParaObject> page =
                    store.find(query.page(cursor.map(pager::after).orElse(pager)));
            cursor = walk.add(ids(page), page.next());
            afterPage.accept(walk.pages.size());
        } while (cursor.isPresent());
        return walk;
    }

    static Walk through(DAO dao, AppId app, int limit) {
        return through(dao, app, limit, page -> {});
    }

    static Walk through(DAO dao, AppId app, int limit, IntConsumer afterPage) {
        Walk walk = new Walk("pages of " + limit + " through the DAO");
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = dao.readPage(app, limit, position);
            List<String> ids =
                    new ArrayList<>(page.items().stream().map(Item::id).toList());
            page.unreadable().stream().map(UnreadableObjectException::id).forEach(ids::add);
            position = walk.add(ids, page.next());
            afterPage.accept(walk.pages.size());
        } while (position.isPresent());
        return walk;
    }

    static List<String> ids(Page<? extends ParaObject> page) {
        List<String> ids = new ArrayList<>();
        for (ParaObject object : page.objects()) {
            ids.add(Objects.requireNonNull(object.getId(), "an object on a page has no id"));
        }
        page.unreadable().stream().map(UnreadableObjectException::id).forEach(ids::add);
        return ids;
    }

    private Optional<String> add(List<String> ids, Optional<String> next) {
        pages.add(ids);
        next.ifPresent(cursor ->
                Facts.claim(cursors.add(cursor), "%s: page %s leads back to an earlier one", what, pages.size()));
        Facts.claim(pages.size() < MAX_PAGES, "%s: no end after %s pages", what, pages.size());
        return next;
    }

    List<List<String>> pages() {
        return pages;
    }

    List<String> ids() {
        return pages.stream().flatMap(List::stream).toList();
    }

    /** Proves that the walk saw each expected id exactly once, and no other id. */
    void sawExactly(Collection<String> expected) {
        sawOnce(expected);
        Set<String> others = new TreeSet<>(ids());
        others.removeAll(new HashSet<>(expected));
        Facts.none(what + ", ids that are not of this app or were deleted", others);
    }

    /** Proves that the walk saw each expected id exactly once; other ids are ignored. */
    void sawOnce(Collection<String> expected) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new TreeSet<>();
        ids().stream().filter(id -> !seen.add(id)).forEach(repeated::add);
        repeated.retainAll(new HashSet<>(expected));
        Facts.none(what + ", ids seen more than once among " + expected.size() + " objects", repeated);
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(seen);
        Facts.none(what + ", ids never seen among " + expected.size() + " objects", missing);
    }

    /** Proves that all pages except the last are full, and that there are no more pages than needed. */
    void isFull(int population, int limit) {
        List<Integer> expected = new ArrayList<>();
        for (int left = population; left > limit; left -= limit) {
            expected.add(limit);
        }
        expected.add(population - limit * expected.size());
        Facts.equal(
                what + ", sizes of the pages over " + population + " objects",
                expected,
                pages.stream().map(List::size).toList());
    }
}
