package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Creation;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Precondition;
import io.para4j.spi.SortRange;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Random items of the type {@code order} in a store with indexes, a model of them, and random queries. */
final class IndexModel {
    static final IndexDefinition BY_TEXT = index("by_text", "customer", Optional.of(IndexField.text("code")));
    static final IndexDefinition BY_NUMBER = index("by_number", "customer", Optional.of(IndexField.number("total")));
    static final IndexDefinition BY_BYTES = index("by_bytes", "customer", Optional.of(IndexField.bytes("digest")));
    static final IndexDefinition BY_TIME = index("by_time", "customer", Optional.of(IndexField.number("timestamp")));
    static final IndexDefinition BY_ID = index("by_id", "customer", Optional.empty());
    static final List<IndexDefinition> ALL = List.of(BY_TEXT, BY_NUMBER, BY_BYTES, BY_TIME, BY_ID);
    static final DeclaredIndexes DECLARED = new DeclaredIndexes(ALL);

    private static final String[] LETTERS = {
        "a",
        "b",
        "Z",
        "\0",
        "ü",
        "\u007f",
        "\u07ff",
        "\uffff",
        "\ud7ff",
        "\ue000",
        "\ud83d\ude00",
        "\udbff\udfff",
        ":",
        "_"
    };

    final Map<String, Item> items = new TreeMap<>();
    private final Random random;
    private int revisions;

    IndexModel(Random random) {
        this.random = random;
    }

    private static IndexDefinition index(String name, String partition, Optional<IndexField> sort) {
        return new IndexDefinition("order", name, IndexField.text(partition), sort);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    String id() {
        return "id" + text();
    }

    private String customer() {
        return "c" + random.nextInt(2);
    }

    private Number number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(5) - 2;
            case 1 -> BigDecimal.valueOf(random.nextInt(40) - 20, random.nextInt(4) - 1);
            case 2 -> new BigDecimal("1E-130").multiply(BigDecimal.valueOf(random.nextInt(5) - 2));
            case 3 ->
                new BigDecimal("99999999999999999999999999999999999999")
                        .subtract(BigDecimal.valueOf(random.nextInt(3)));
            case 4 -> new BigDecimal("1E125").multiply(BigDecimal.valueOf(random.nextInt(5) - 2));
            default -> 1;
        };
    }

    private Bytes bytes() {
        byte[] bytes = new byte[1 + random.nextInt(3)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = new byte[] {0, 1, 127, -128, -1}[random.nextInt(5)];
        }
        return Bytes.of(bytes);
    }

    Object value(IndexField field) {
        return Item.normalise(
                field.name(),
                switch (field.kind()) {
                    case TEXT -> text();
                    case NUMBER -> field.name().equals("timestamp") ? (Number) (long) random.nextInt(4) : number();
                    case BYTES -> bytes();
                });
    }

    Item item(String id) {
        Map<String, Object> attributes = new HashMap<>();
        for (IndexDefinition index : ALL) {
            index.sort().filter(field -> !field.name().equals("timestamp")).ifPresent(field -> {
                if (random.nextInt(4) > 0) {
                    attributes.put(field.name(), value(field));
                }
            });
        }
        if (random.nextInt(8) > 0) {
            attributes.put("customer", customer());
        }
        attributes.put("n", random.nextInt(10));
        String type = random.nextInt(6) == 0 ? "other" : "order";
        return new Item(id, type, 1, Optional.of("r" + ++revisions), random.nextInt(4), attributes);
    }

    /** Performs a random write on the store and on the model. */
    void write(AWSDynamoDAO dao, AppId app) {
        List<String> ids = new ArrayList<>(items.keySet());
        String known = ids.isEmpty() ? id() : ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                Item item = item(id());
                if (!items.containsKey(item.id())) {
                    dao.create(app, new Creation(item, false));
                    items.put(item.id(), item);
                }
            }
            case 2 -> {
                Item item = item(known);
                dao.restore(app, item);
                items.put(known, item);
            }
            case 3 -> {
                if (items.containsKey(known)) {
                    Update update = Update.of(known, Precondition.none(), "r" + ++revisions, List.of(change()));
                    dao.update(app, update);
                    items.put(known, update.applyTo(app, Optional.of(items.get(known))));
                }
            }
            default -> {
                dao.delete(app, Deletion.of(known));
                items.remove(known);
            }
        }
    }

    private Change change() {
        return switch (random.nextInt(4)) {
            case 0 -> new Change.Set("code", text());
            case 1 -> new Change.Remove("total");
            case 2 -> new Change.Set("customer", customer());
            default -> new Change.Set("digest", bytes());
        };
    }

    /** Returns a random query of the first page. */
    IndexQuery query() {
        IndexDefinition index = ALL.get(random.nextInt(ALL.size()));
        SortRange range = index.sort().map(this::range).orElse(SortRange.ALL);
        Optional<Condition> filter =
                random.nextInt(3) == 0 ? Optional.of(Condition.greaterThan("n", 4)) : Optional.empty();
        return new IndexQuery(
                index, customer(), range, random.nextBoolean(), filter, 1 + random.nextInt(9), Optional.empty());
    }

    private SortRange range(IndexField field) {
        if (field.kind() == IndexField.Kind.TEXT && random.nextInt(4) == 0) {
            return SortRange.ALL.withPrefix(
                    text().substring(0, random.nextInt(2)).replaceAll("[\ud800-\udfff]", ""));
        }
        SortRange range = SortRange.ALL;
        if (random.nextInt(3) > 0) {
            range = range.withLower(new SortRange.Bound(bound(field), random.nextBoolean()));
        }
        if (random.nextInt(3) > 0) {
            range = range.withUpper(new SortRange.Bound(bound(field), random.nextBoolean()));
        }
        return range;
    }

    /** Returns the value of an item, mostly, so that exclusive bounds matter. */
    private Object bound(IndexField field) {
        List<Object> values = items.values().stream()
                .map(item -> field.name().equals("timestamp")
                        ? (Object) item.timestamp()
                        : item.attributes().get(field.name()))
                .filter(value -> value != null)
                .toList();
        return values.isEmpty() || random.nextInt(3) == 0 ? value(field) : values.get(random.nextInt(values.size()));
    }

    /** Returns all items that a query finds, in its order. */
    List<Item> expected(IndexQuery query) {
        Comparator<Item> order =
                Comparator.comparing(item -> query.index().keyOf(item).orElseThrow());
        return items.values().stream()
                .filter(query::matches)
                .sorted(query.isDescending() ? order.reversed() : order)
                .toList();
    }

    /** Returns the items of all pages of a query. */
    static List<Item> walk(IndexedDAO dao, AppId app, IndexQuery query) {
        List<Item> found = new ArrayList<>();
        Optional<String> position = Optional.empty();
        do {
            ItemPage page = dao.query(app, query.at(position));
            found.addAll(page.items());
            position = page.next();
        } while (position.isPresent());
        return found;
    }
}
