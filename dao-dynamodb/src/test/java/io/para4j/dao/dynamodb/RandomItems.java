package io.para4j.dao.dynamodb;

import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random items, conditions and changes from small pools, so that equal and nearly equal values meet often. */
final class RandomItems {
    private static final List<String> FIELDS = List.of("a", "b", "c", "size", "x y", "ä.#:");

    /** Steps into the maps and lists among the values, and some that lead nowhere. */
    private static final List<String> STEPS = List.of(
            ".m", ".x", ".n", ".`y.z`", ".missing", "[0]", "[1]", "[2]", ".m[0]", ".m[0].deep", "[0].x", ".l[1]");

    static final List<Object> VALUES = List.of(
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
            List.of("a", "b"),
            List.of("b", "a"),
            List.of(1, 2),
            List.of(Map.of("x", 1, "y.z", "a"), List.of("a")),
            Arrays.asList(null, 1),
            Map.of(),
            Map.of("x", 1, "n", Null.NULL, "y.z", "ab", "l", List.of("a", "b", 1)),
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

    <T> T one(List<T> of) {
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
        Optional<State> state = switch (next(6)) {
            case 0 -> Optional.of(new State(next(3), Optional.empty()));
            case 1 -> stored.map(Item::state);
            default -> Optional.empty();
        };
        Optional<Condition> condition =
                next(2) == 0 ? Optional.empty() : Optional.of(new RandomConditions(this).condition(2));
        return new Precondition(type, state, condition);
    }

    /** Returns the path of a field, or one into a field. */
    Path path() {
        Path field = Path.field(one(FIELDS));
        return next(2) == 0 ? field : Path.parse(field + one(STEPS));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = next(3); i >= 0; i--) {
            Path path = path();
            if (changes.stream().noneMatch(change -> collide(change.path(), path))) {
                changes.add(change(path));
            }
        }
        return changes;
    }

    private static boolean collide(Path left, Path right) {
        return left.overlaps(right) || (left.field().equals(right.field()) && contradict(left, right));
    }

    /** Returns whether one path leads into a map where the other leads into a list. The service refuses such changes. */
    private static boolean contradict(Path left, Path right) {
        int i = 0;
        while (left.steps().get(i).equals(right.steps().get(i))) {
            i++;
        }
        return !left.steps().get(i).getClass().equals(right.steps().get(i).getClass());
    }

    private Change change(Path path) {
        return switch (next(7)) {
            case 0 -> new Change.Remove(path);
            case 1 -> add(path);
            case 2 -> new ListChange.Append(path, List.of(1, "x"));
            case 3 -> new ListChange.AppendIfAbsent(path, List.of(1, "a", one(VALUES)));
            case 4 -> new ListChange.RemoveElements(path, Arrays.asList(1, "b", null));
            default -> new Change.Set(path, one(VALUES));
        };
    }

    private Change add(Path path) {
        if (next(2) == 0) {
            return new Change.Add(path, one(AMOUNTS));
        }
        BigDecimal one = one(BOUNDS);
        BigDecimal other = one(BOUNDS);
        return new Change.Add(path, one(AMOUNTS), one.min(other), one.max(other));
    }
}
