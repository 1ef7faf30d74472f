package io.para4j.dao.dynamodb;

import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.FieldCondition;
import io.para4j.spi.Null;
import io.para4j.spi.Path;
import java.util.ArrayList;
import java.util.List;

/** Random conditions of every kind, on the fields and values of {@link RandomItems}. */
final class RandomConditions {
    private static final List<String> OWN_FIELDS =
            List.of("id", "key", "appid", "type", "version", "timestamp", "revision", "_w", "missing");
    private static final List<Object> PARTS =
            List.of("", "a", "b", "ab", 1, Null.NULL, Bytes.of(new byte[] {}), Bytes.of(new byte[] {1}), List.of("a"));

    private final RandomItems random;

    RandomConditions(RandomItems random) {
        this.random = random;
    }

    /** Returns a condition of up to as many levels. */
    Condition condition(int depth) {
        if (depth > 0 && random.next(2) == 0) {
            Condition left = condition(depth - 1);
            return switch (random.next(3)) {
                case 0 -> left.and(condition(depth - 1));
                case 1 -> left.or(condition(depth - 1));
                default -> left.not();
            };
        }
        return part(random.next(8) == 0 ? Path.parse(ownField()) : random.path());
    }

    private String ownField() {
        return random.one(OWN_FIELDS) + random.one(List.of("", "", "", ".x", "[0]"));
    }

    private Condition part(Path path) {
        return switch (random.next(10)) {
            case 0 -> Condition.exists(path);
            case 1 -> Condition.absent(path);
            case 2 -> Condition.in(path, values());
            case 3 -> Condition.contains(path, random.one(PARTS));
            case 4 -> Condition.beginsWith(path, random.one(PARTS.subList(0, 5)));
            case 5 -> new Condition(new ContentCondition.SameElements(path, values()));
            case 6 -> new Condition(new ContentCondition.SameElements(path, random.one(sets())));
            default -> {
                FieldCondition.Operator operator = random.one(List.of(FieldCondition.Operator.values()));
                yield new Condition(new FieldCondition.Comparison(path, operator, random.one(RandomItems.VALUES)));
            }
        };
    }

    private List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (int i = random.next(3); i >= 0; i--) {
            values.add(random.one(RandomItems.VALUES));
        }
        return values;
    }

    private static List<List<Object>> sets() {
        return List.of(List.of(), List.of("b", "a"), List.of(2, 1), List.of(1, "a", Null.NULL));
    }
}
