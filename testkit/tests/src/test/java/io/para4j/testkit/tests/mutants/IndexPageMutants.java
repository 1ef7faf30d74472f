package io.para4j.testkit.tests.mutants;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.SortRange;
import io.para4j.testkit.TinyIndexedDAO;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Indexes whose pages and positions are wrong. */
final class IndexPageMutants {
    private IndexPageMutants() {}

    static List<IndexMutant> all() {
        return List.of(
                IndexMutant.ofDAO("a page that is full has a next one", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage query(AppId app, IndexQuery query) {
                                ItemPage page = super.query(app, query);
                                return page.items().size() < query.limit()
                                        ? page
                                        : ItemPage.of(page.items(), Optional.of(positionAfter(query, page)));
                            }
                        })
                        .breaks("IDX-3", "IDX-9"),
                IndexMutant.ofDAO(
                                "a page with a condition that is not full is the last",
                                data -> new TinyIndexedDAO(data.apps()) {
                                    @Override
                                    public synchronized ItemPage query(AppId app, IndexQuery query) {
                                        ItemPage page = super.query(app, query);
                                        boolean isLast = query.filter().isPresent()
                                                && page.items().size() < query.limit();
                                        return isLast ? ItemPage.of(page.items(), Optional.empty()) : page;
                                    }
                                })
                        .breaks("IDX-9"),
                IndexMutant.ofDAO(
                                "a page with a condition reads until it is full",
                                data -> new TinyIndexedDAO(data.apps()) {
                                    @Override
                                    public synchronized ItemPage query(AppId app, IndexQuery query) {
                                        List<Item> items = new ArrayList<>();
                                        ItemPage page = super.query(app, query);
                                        items.addAll(page.items());
                                        while (page.next().isPresent() && items.size() < query.limit()) {
                                            page = super.query(app, query.at(page.next()));
                                            items.addAll(page.items());
                                        }
                                        return ItemPage.of(items, page.next());
                                    }
                                })
                        .breaks("IDX-9"),
                IndexMutant.ofDAO(
                                "the limit of a page is applied before its condition",
                                data -> new TinyIndexedDAO(data.apps()) {
                                    @Override
                                    public synchronized ItemPage query(AppId app, IndexQuery query) {
                                        ItemPage page = super.query(app, withoutFilter(query));
                                        List<Item> chosen = page.items().stream()
                                                .filter(query::matches)
                                                .toList();
                                        return ItemPage.of(chosen, chosen.isEmpty() ? Optional.empty() : page.next());
                                    }
                                })
                        .breaks("IDX-9"),
                IndexMutant.ofDAO("a position leads out of the range", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage query(AppId app, IndexQuery query) {
                                return super.query(app, isOutside(query) ? withRange(query, SortRange.ALL) : query);
                            }
                        })
                        .breaks("IDX-3"),
                IndexMutant.ofDAO("a position leads into another app", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage query(AppId app, IndexQuery query) {
                                String text = query.position().orElse(app + "|");
                                String[] parts = text.split("\\|", 2);
                                AppId named = data.apps().keySet().stream()
                                        .filter(each -> each.toString().equals(parts[0]))
                                        .findFirst()
                                        .orElseThrow(() -> InvalidCursorException.ofMalformed(text, "it has no app"));
                                ItemPage page = super.query(
                                        named, query.at(Optional.of(parts[1]).filter(rest -> !rest.isEmpty())));
                                return ItemPage.of(page.items(), page.next().map(next -> named + "|" + next));
                            }
                        })
                        .breaks("IDX-6"),
                IndexMutant.ofDAO("a walk ends if its last object is gone", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage query(AppId app, IndexQuery query) {
                                NavigableMap<Bytes, Item> rows = rows(app, query.index());
                                boolean isGone = query.position()
                                        .map(text -> !rows.containsKey(keyOf(text)))
                                        .orElse(false);
                                return isGone ? ItemPage.of(List.of(), Optional.empty()) : super.query(app, query);
                            }
                        })
                        .breaks("IDX-3"),
                IndexMutant.ofDAO("a position is a number of results", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage query(AppId app, IndexQuery query) {
                                int skipped = query.position()
                                        .map(IndexPageMutants::number)
                                        .orElse(0);
                                IndexQuery whole = query.at(Optional.empty());
                                IndexQuery.Keys keys = whole.keys();
                                NavigableMap<Bytes, Item> rows = keys.isEmpty()
                                        ? new TreeMap<>()
                                        : rows(app, query.index()).subMap(keys.from(), true, keys.to(), false);
                                Map<Bytes, Item> ordered = query.isDescending() ? rows.descendingMap() : rows;
                                int[] read = {skipped};
                                return query.page(
                                        ordered.values().stream().skip(skipped).iterator(),
                                        item -> Integer.toString(read[0]),
                                        item -> {
                                            read[0]++;
                                            return item;
                                        });
                            }
                        })
                        .breaks("IDX-3"));
    }

    private static String positionAfter(IndexQuery query, ItemPage page) {
        Item last = page.items().get(page.items().size() - 1);
        return IndexQuery.positionAfter(query.index().keyOf(last).orElseThrow());
    }

    private static IndexQuery withoutFilter(IndexQuery query) {
        return new IndexQuery(
                query.index(),
                query.partition(),
                query.range(),
                query.isDescending(),
                Optional.empty(),
                query.limit(),
                query.position());
    }

    private static IndexQuery withRange(IndexQuery query, SortRange range) {
        return new IndexQuery(
                query.index(),
                query.partition(),
                range,
                query.isDescending(),
                query.filter(),
                query.limit(),
                query.position());
    }

    /** Returns whether a position is of the partition, but not of the range of the query. */
    private static boolean isOutside(IndexQuery query) {
        if (query.position().isEmpty()) {
            return false;
        }
        IndexQuery.Keys keys = query.at(Optional.empty()).keys();
        Bytes position = keyOf(query.position().get());
        return position.compareTo(keys.from()) < 0 || position.compareTo(keys.to()) >= 0;
    }

    private static Bytes keyOf(String position) {
        try {
            return Bytes.of(Base64.getUrlDecoder().decode(position));
        } catch (IllegalArgumentException e) {
            throw InvalidCursorException.ofMalformed(position, "it is not a key");
        }
    }

    private static int number(String position) {
        try {
            return Math.max(0, Integer.parseInt(position));
        } catch (NumberFormatException e) {
            throw InvalidCursorException.ofMalformed(position, "it is not a number");
        }
    }
}
