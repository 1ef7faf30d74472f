package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.SortRange;
import io.para4j.testkit.TinyIndexedDAO;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Indexes that find other objects than a query means, or in another order. */
final class IndexQueryMutants {
    private IndexQueryMutants() {}

    /** Returns a mutant that answers another query than the one that it is given. */
    private static IndexMutant changed(String name, UnaryOperator<IndexQuery> change) {
        return IndexMutant.ofDAO(name, data -> new TinyIndexedDAO(data.apps()) {
            @Override
            public synchronized ItemPage query(AppId app, IndexQuery query) {
                return super.query(app, change.apply(query));
            }
        });
    }

    /** Returns a mutant that computes the keys of its rows for items that differ from the stored ones. */
    private static IndexMutant keyed(String name, UnaryOperator<Item> change) {
        return IndexMutant.ofDAO(name, data -> new TinyIndexedDAO(data.apps()) {
            @Override
            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                return keyed(items(app).values(), index, change);
            }
        });
    }

    private static NavigableMap<Bytes, Item> keyed(
            Collection<Item> items, IndexDefinition index, UnaryOperator<Item> change) {
        NavigableMap<Bytes, Item> rows = new TreeMap<>();
        for (Item item : items) {
            index.keyOf(change.apply(item)).ifPresent(key -> rows.put(key, item));
        }
        return rows;
    }

    private static Object lower(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static IndexQuery lower(IndexQuery query) {
        SortRange range = new SortRange(
                query.range().lower().map(IndexQueryMutants::lower),
                query.range().upper().map(IndexQueryMutants::lower),
                query.range().prefix().map(text -> text.toLowerCase(Locale.ROOT)));
        return new IndexQuery(
                query.index(),
                lower(query.partition()),
                range,
                query.isDescending(),
                query.filter(),
                query.limit(),
                query.position());
    }

    private static SortRange.Bound lower(SortRange.Bound bound) {
        return new SortRange.Bound(lower(bound.value()), bound.isInclusive());
    }

    static List<IndexMutant> all() {
        return List.of(
                changed(
                                "an excluded bound is included",
                                query -> withRange(
                                        query,
                                        new SortRange(
                                                query.range().lower().map(IndexQueryMutants::included),
                                                query.range().upper().map(IndexQueryMutants::included),
                                                query.range().prefix())))
                        .breaks("IDX-1", "IDX-3"),
                changed(
                                "a prefix is a lower bound",
                                query -> query.range()
                                        .prefix()
                                        .map(start -> withRange(
                                                query, SortRange.ALL.withLower(new SortRange.Bound(start, true))))
                                        .orElse(query))
                        .breaks("IDX-1"),
                changed(
                                "the upper bound is ignored",
                                query -> withRange(
                                        query,
                                        new SortRange(
                                                query.range().lower(),
                                                Optional.empty(),
                                                query.range().prefix())))
                        .breaks("IDX-1", "IDX-3", "IDX-9"),
                changed(
                                "a query is never descending",
                                query -> new IndexQuery(
                                        query.index(),
                                        query.partition(),
                                        query.range(),
                                        false,
                                        query.filter(),
                                        query.limit(),
                                        query.position()))
                        .breaks("IDX-1", "IDX-2", "IDX-3", "IDX-9"),
                changed(
                                "the condition is dropped",
                                query -> new IndexQuery(
                                        query.index(),
                                        query.partition(),
                                        query.range(),
                                        query.isDescending(),
                                        Optional.empty(),
                                        query.limit(),
                                        query.position()))
                        .breaks("IDX-9"),
                keyed("numbers are ordered as doubles", IndexQueryMutants::withDoubles)
                        .breaks("IDX-2"),
                IndexMutant.ofDAO("upper and lower case are equal", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                return keyed(
                                        items(app).values(),
                                        index,
                                        item -> Items.mapped(item, IndexQueryMutants::lower));
                            }

                            @Override
                            public synchronized ItemPage query(AppId app, IndexQuery query) {
                                return super.query(app, lower(query));
                            }
                        })
                        .breaks("IDX-1", "IDX-2", "IDX-4"),
                keyed(
                                "an object without a sort value is first",
                                item -> item.type().equals("parcel")
                                                && item.attributes().get("weight") == null
                                        ? Items.with(item, "weight", new BigDecimal("-9.99E+125"))
                                        : item)
                        .breaks("IDX-1", "IDX-4", "IDX-5"),
                keyed(
                                "the type is not part of the key",
                                item -> new Item(
                                        item.id(),
                                        item.attributes().containsKey("city") ? "parcel" : item.type(),
                                        item.version(),
                                        item.revision(),
                                        item.timestamp(),
                                        item.attributes()))
                        .breaks("IDX-1"),
                IndexMutant.ofDAO("text is ordered by UTF-16 units", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                NavigableMap<Bytes, Item> rows = new TreeMap<>(IndexQueryMutants::compareUnits);
                                rows.putAll(super.rows(app, index));
                                return rows;
                            }
                        })
                        .breaks("IDX-1", "IDX-2", "IDX-4"),
                IndexMutant.ofDAO("one object of equal sort values is kept", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                NavigableMap<Bytes, Item> rows = new TreeMap<>();
                                super.rows(app, index)
                                        .forEach((key, item) ->
                                                rows.put(index.sort().isPresent() ? withoutId(key, item) : key, item));
                                return rows;
                            }
                        })
                        .breaks("IDX-1", "IDX-2", "IDX-3", "IDX-4", "IDX-6", "IDX-9"),
                IndexMutant.ofDAO("ties are in the opposite order", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                NavigableMap<Bytes, Item> rows = new TreeMap<>();
                                super.rows(app, index)
                                        .forEach((key, item) -> rows.put(
                                                index.sort().isPresent() ? withReversedId(key, item) : key, item));
                                return rows;
                            }
                        })
                        .breaks("IDX-1", "IDX-2", "IDX-3", "IDX-4", "IDX-6", "IDX-9"),
                IndexMutant.ofDAO("an index has the objects of all apps", data -> new TinyIndexedDAO(data.apps()) {
                            @Override
                            protected NavigableMap<Bytes, Item> rows(AppId app, IndexDefinition index) {
                                NavigableMap<Bytes, Item> rows = new TreeMap<>();
                                data.apps().keySet().forEach(each -> rows.putAll(super.rows(each, index)));
                                return rows;
                            }
                        })
                        .breaks("IDX-6"));
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

    private static SortRange.Bound included(SortRange.Bound bound) {
        return new SortRange.Bound(bound.value(), true);
    }

    private static Item withDoubles(Item item) {
        Map<String, Object> fields = new LinkedHashMap<>(item.attributes());
        fields.computeIfPresent("weight", (name, value) -> new BigDecimal(((Number) value).doubleValue() + ""));
        return Items.with(item, fields);
    }

    /** Compares the bytes of UTF-8 as the units of UTF-16: four bytes are a surrogate pair, which sorts below U+E000. */
    private static int compareUnits(Bytes left, Bytes right) {
        return Arrays.compare(units(left), units(right));
    }

    private static int[] units(Bytes key) {
        byte[] bytes = key.toByteArray();
        int[] units = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int unit = bytes[i] & 0xff;
            units[i] = unit >= 0xf0 && unit < 0xf5 ? 2 * 0xed + 1 : 2 * unit;
        }
        return units;
    }

    private static Bytes withoutId(Bytes key, Item item) {
        return Bytes.of(Arrays.copyOf(key.toByteArray(), key.size() - idOf(item).length));
    }

    private static Bytes withReversedId(Bytes key, Item item) {
        byte[] id = idOf(item);
        byte[] bytes = key.toByteArray();
        for (int i = 0; i < id.length; i++) {
            bytes[bytes.length - id.length + i] = (byte) (0x7f - id[i]);
        }
        return Bytes.of(bytes);
    }

    private static byte[] idOf(Item item) {
        return item.id().getBytes(StandardCharsets.UTF_8);
    }
}
