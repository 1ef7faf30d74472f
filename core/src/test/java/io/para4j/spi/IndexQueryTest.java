package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.InvalidCursorException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tests of {@link IndexQuery}: its keys and pages give what {@link IndexQuery#matches} says. */
class IndexQueryTest {
    private static final IndexDefinition BY_PRICE =
            new IndexDefinition("bike", "by_price", IndexField.text("city"), Optional.of(IndexField.number("price")));
    private static final IndexDefinition BY_NAME =
            new IndexDefinition("bike", "by_name", IndexField.text("city"), Optional.of(IndexField.text("label")));
    private static final List<String> TEXTS = List.of("a", "ab", "a\u0000", "a\u0000b", "b", "\uffff", "😀");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Item> items = new ArrayList<>();

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void fill() {
        for (int i = 0; i < 120; i++) {
            Map<String, Object> fields =
                    Map.of("city", one(random, TEXTS), "price", random.nextInt(6) - 3, "label", one(random, TEXTS));
            items.add(new Item(one(random, TEXTS) + i, "bike", 1, Optional.of("r"), 1, fields));
        }
    }

    private SortRange range(IndexDefinition index) {
        boolean isText = index.equals(BY_NAME);
        Object low = isText ? one(random, TEXTS) : (Object) (long) (random.nextInt(8) - 4);
        Object high = isText ? one(random, TEXTS) : (Object) (long) (random.nextInt(8) - 4);
        Optional<SortRange.Bound> lower = Optional.of(new SortRange.Bound(low, random.nextBoolean()));
        Optional<SortRange.Bound> upper = Optional.of(new SortRange.Bound(high, random.nextBoolean()));
        return switch (random.nextInt(5)) {
            case 0 -> SortRange.ALL;
            case 1 -> new SortRange(lower, Optional.empty(), Optional.empty());
            case 2 -> new SortRange(Optional.empty(), upper, Optional.empty());
            case 3 -> isText ? SortRange.ALL.withPrefix((String) low) : SortRange.ALL;
            default -> new SortRange(lower, upper, Optional.empty());
        };
    }

    private static NavigableMap<Bytes, Item> entries(IndexDefinition index, List<Item> items) {
        NavigableMap<Bytes, Item> entries = new TreeMap<>();
        items.forEach(item -> index.keyOf(item).ifPresent(key -> entries.put(key, item)));
        return entries;
    }

    /** A store would refuse such a value in a new object, but an object can be older than the index. */
    @Test
    void itemWithAValueThatCannotBeAKeyIsNotInTheIndex() {
        for (Object noKey : List.of("", "x".repeat(1025), "\u00fc".repeat(513), 5, true, List.of("x"))) {
            Item item = new Item("a", "bike", 1, Optional.of("r"), 1, Map.of("city", "c", "label", noKey));
            assertThat(BY_NAME.contains(item)).isFalse();
            assertThat(BY_NAME.keyOf(item)).isEmpty();
        }
        for (Object noKey : List.of("", "x".repeat(2049), 5)) {
            assertThat(BY_NAME.keyOf(
                            new Item("a", "bike", 1, Optional.of("r"), 1, Map.of("city", noKey, "label", "l"))))
                    .isEmpty();
        }
        assertThat(BY_NAME.keyOf(new Item(
                        "a",
                        "bike",
                        1,
                        Optional.of("r"),
                        1,
                        Map.of("city", "x".repeat(2048), "label", "x".repeat(1024)))))
                .isPresent();
    }

    private static ItemPage page(NavigableMap<Bytes, Item> entries, IndexQuery query) {
        IndexQuery.Keys keys = query.keys();
        NavigableMap<Bytes, Item> range =
                keys.isEmpty() ? Collections.emptyNavigableMap() : entries.subMap(keys.from(), true, keys.to(), false);
        Iterator<Map.Entry<Bytes, Item>> rows = (query.isDescending() ? range.descendingMap() : range)
                .entrySet()
                .iterator();
        return query.page(rows, row -> IndexQuery.positionAfter(row.getKey()), Map.Entry::getValue);
    }

    private List<Item> expected(IndexQuery query) {
        IndexField sort = query.index().sort().orElseThrow();
        Comparator<Item> order = (left, right) -> Values.compare(
                left.attributes().get(sort.name()), right.attributes().get(sort.name()));
        Comparator<Item> whole = order.thenComparing((left, right) -> Values.compare(left.id(), right.id()));
        return items.stream()
                .filter(query::matches)
                .sorted(query.isDescending() ? whole.reversed() : whole)
                .toList();
    }

    @Test
    void walkGivesExactlyTheMatchingItemsInOrder() {
        fill();
        for (int i = 0; i < 3_000; i++) {
            IndexDefinition index = random.nextBoolean() ? BY_PRICE : BY_NAME;
            IndexQuery query = new IndexQuery(
                    index,
                    one(random, TEXTS),
                    range(index),
                    random.nextBoolean(),
                    random.nextBoolean() ? Optional.empty() : Optional.of(Condition.greaterThan("price", 0)),
                    1 + random.nextInt(5),
                    Optional.empty());
            NavigableMap<Bytes, Item> entries = entries(index, items);
            List<Item> found = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                ItemPage page = page(entries, query.at(next));
                assertThat(page.items()).hasSizeLessThanOrEqualTo(query.limit());
                found.addAll(page.items());
                next = page.next();
            } while (next.isPresent());
            assertThat(found).as("seed %d, %s", seed, query).isEqualTo(expected(query));
        }
    }

    private static IndexQuery query(String position, boolean isDescending) {
        return new IndexQuery(BY_PRICE, "a", SortRange.ALL, isDescending, Optional.empty(), 5, Optional.of(position));
    }

    @Test
    void positionNeverLeavesThePartition() {
        fill();
        NavigableMap<Bytes, Item> entries = entries(BY_PRICE, items);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(8)];
            random.nextBytes(bytes);
            String position = IndexQuery.positionAfter(Bytes.of(bytes));
            assertThat(page(entries, query(position, random.nextBoolean())).items())
                    .as("seed %d, position %s", seed, position)
                    .allMatch(item -> item.attributes().get("city").equals("a"));
        }
    }

    @Test
    void positionThatIsNoneIsRefused() {
        for (String position : List.of("", "***", "ä", "a=b")) {
            assertThatExceptionOfType(InvalidCursorException.class)
                    .as(position)
                    .isThrownBy(() -> query(position, false).keys());
        }
    }

    @Test
    void pageWithAFilterEndsAfterItsBudget() {
        IndexQuery query = new IndexQuery(
                BY_PRICE, "a", SortRange.ALL, false, Optional.of(Condition.equal("price", -1)), 5, Optional.empty());
        for (int i = 0; i < IndexQuery.FILTERED_ROWS + 10; i++) {
            items.add(new Item("i" + i, "bike", 1, Optional.of("r"), 1, Map.of("city", "a", "price", i)));
        }
        ItemPage page = page(entries(BY_PRICE, items), query);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isPresent();
        assertThat(query.keys().isEmpty()).isFalse();
        IndexQuery.Keys rest = query.at(page.next()).keys();
        assertThat(entries(BY_PRICE, items).subMap(rest.from(), rest.to())).hasSize(10);
    }

    @Test
    void requestsForRowsGrowWithinTheBudget() {
        IndexQuery plain = new IndexQuery(BY_PRICE, "a", SortRange.ALL, false, Optional.empty(), 20, Optional.empty());
        assertThat(plain.nextRows(0)).isEqualTo(21);
        IndexQuery filtered = new IndexQuery(
                BY_PRICE, "a", SortRange.ALL, false, Optional.of(Condition.exists("x")), 20, Optional.empty());
        List<Integer> requests = new ArrayList<>();
        int read = 0;
        while (filtered.nextRows(read) > 0) {
            requests.add(filtered.nextRows(read));
            read += filtered.nextRows(read);
        }
        assertThat(requests).containsExactly(21, 21, 42, 84, 168, 336, 329);
        assertThat(read).isEqualTo(IndexQuery.FILTERED_ROWS + 1);
    }
}
