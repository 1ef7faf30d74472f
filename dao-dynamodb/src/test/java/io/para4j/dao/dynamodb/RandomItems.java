package io.para4j.dao.dynamodb;

import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random items, conditions and changes from small pools, so that equal and nearly equal values meet often. */
final class RandomItems {
    private static final List<String> FIELDS = List.of("a", "b", "c", "size", "x y", "ä.#:");

    private static final List<Object> VALUES = List.of(
            "",
            "a",
            "b",
            "é",
            "\uFFFF",
            "\uD800\uDC00",
            0,
            1,
            2,
            -1,
            new BigDecimal("1.5"),
            new BigDecimal("-1E-130"),
            new BigDecimal("9.9999999999999999999999999999999999999E+125"),
            new BigDecimal("12345678901234567890123456789012345678"),
            Long.MAX_VALUE,
            true,
            false,
            Bytes.of(new byte[] {}),
            Bytes.of(new byte[] {-1}),
            Bytes.of(new byte[] {1, 2}),
            List.of(),
            List.of(1, "a", Null.NULL),
            List.of("a", 1),
            Map.of(),
            Map.of("m", List.of(Map.of("deep", Null.NULL), 1)));

    private static final List<BigDecimal> AMOUNTS = List.of(
            BigDecimal.ONE,
            BigDecimal.ONE.negate(),
            new BigDecimal("0.1"),
            new BigDecimal("1E-130"),
            new BigDecimal("9E+125"),
            new BigDecimal("-9E+125"),
            new BigDecimal("1E+37"));

    private static final List<BigDecimal> BOUNDS = List.of(
            new BigDecimal("-9.9999999999999999999999999999999999999E+125"),
            BigDecimal.valueOf(Long.MIN_VALUE),
            BigDecimal.ZERO,
            BigDecimal.ONE,
            BigDecimal.valueOf(3),
            BigDecimal.valueOf(Long.MAX_VALUE),
            new BigDecimal("1E-131"),
            new BigDecimal("9.9999999999999999999999999999999999999E+125"));

    private final Random random;

    RandomItems(long seed) {
        random = new Random(seed);
    }

    int next(int bound) {
        return random.nextInt(bound);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Item item(String id) {
        Map<String, Object> attributes = new HashMap<>();
        FIELDS.forEach(field -> {
            if (next(3) > 0) {
                attributes.put(field, one(VALUES));
            }
        });
        boolean foreign = next(4) == 0;
        long version = foreign ? next(2) : 1 + next(3);
        Optional<String> revision = foreign ? Optional.empty() : Optional.of(TestItems.newRevision());
        return new Item(id, one(List.of("product", "order")), version, revision, next(2), attributes);
    }

    Precondition precondition(Optional<Item> stored) {
        Optional<String> type = next(2) == 0 ? Optional.empty() : Optional.of(one(List.of("product", "order")));
        Optional<State> state = switch (next(4)) {
            case 0 -> Optional.of(new State(next(3), Optional.empty()));
            case 1 -> stored.map(Item::state);
            default -> Optional.empty();
        };
        Optional<Condition> condition = next(3) == 0 ? Optional.empty() : Optional.of(condition(2));
        return new Precondition(type, state, condition);
    }

    private Condition condition(int depth) {
        if (depth > 0 && next(4) == 0) {
            return condition(depth - 1).and(condition(depth - 1));
        }
        String field = next(8) == 0
                ? one(List.of("id", "key", "appid", "type", "version", "timestamp", "revision", "_w", "missing"))
                : one(FIELDS);
        return switch (next(8)) {
            case 0 -> Condition.exists(field);
            case 1 -> Condition.absent(field);
            default -> new Condition.Comparison(field, one(List.of(Condition.Operator.values())), one(VALUES));
        };
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        Set<String> changed = new HashSet<>();
        for (int i = next(3); i >= 0; i--) {
            String field = one(FIELDS);
            if (changed.add(field)) {
                changes.add(change(field));
            }
        }
        return changes;
    }

    private Change change(String field) {
        return switch (next(5)) {
            case 0 -> new Change.Remove(field);
            case 1 -> add(field);
            case 2 -> new Change.Append(field, List.of(1, "x"));
            default -> new Change.Set(field, one(VALUES));
        };
    }

    private Change add(String field) {
        if (next(2) == 0) {
            return new Change.Add(field, one(AMOUNTS));
        }
        BigDecimal one = one(BOUNDS);
        BigDecimal other = one(BOUNDS);
        return new Change.Add(field, one(AMOUNTS), one.min(other), one.max(other));
    }
}
