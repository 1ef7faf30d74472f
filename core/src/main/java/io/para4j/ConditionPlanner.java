package io.para4j;

import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.DeclaredPath;
import io.para4j.internal.codec.IsoText;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.StandardField;
import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.FieldCondition;
import io.para4j.spi.FieldCondition.Operator;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the condition of a patch. For a registered class it refuses what could never mean what it says: unknown fields
 * and paths, values of another kind, and an order that the stored texts do not have. For other types, any field and any
 * value is allowed.
 */
final class ConditionPlanner {
    private static final Set<String> HIDDEN = Set.of("id", "appid", "key", "_w", Item.REVISION);
    private static final Set<String> COUNTS = Set.of(Item.VERSION, Item.TIMESTAMP, Item.UPDATED);

    private final ObjectCodec codec;
    private final Optional<ClassPlan> plan;

    ConditionPlanner(ObjectCodec codec, Optional<ClassPlan> plan) {
        this.codec = codec;
        this.plan = plan;
    }

    /**
     * Returns the condition on stored values that corresponds to one on the values of a class.
     *
     * @throws InvalidValueException if the condition is not allowed
     */
    Condition planned(Condition condition) {
        condition.paths().forEach(ConditionPlanner::refuseHidden);
        return condition.replaceParts(this::planned);
    }

    private static void refuseHidden(Path path) {
        if (HIDDEN.contains(path.field())) {
            throw refused(path, "a condition cannot look at this field");
        }
    }

    private Condition planned(FieldCondition part) {
        Path path = part.path();
        if (plan.isEmpty()) {
            return new Condition(part.mapValues((any, value) -> codec.toComparable(path.toString(), value)));
        }
        return StandardField.isReserved(path.field())
                ? new Condition(standard(part))
                : declared(part, plan.get().declared(path));
    }

    /** Checks a condition on a property that every object has. */
    private static FieldCondition standard(FieldCondition part) {
        Optional<StandardField> field = StandardField.of(part.path().field());
        boolean hasPath =
                field.map(each -> each.has(part.path())).orElse(!part.path().isNested());
        if (!hasPath) {
            throw refused(part.path(), "the property " + part.path().field() + " has no such path");
        }
        boolean isElement = part instanceof ContentCondition.Contains || part instanceof ContentCondition.SameElements;
        return part.mapValues((path, value) -> {
            Object stored = Item.normalise(path.toString(), value);
            Path compared = isElement && path.field().equals("tags") ? path.index(0) : path;
            boolean fits = field.map(each -> each.fits(compared, stored))
                    .orElseGet(() -> COUNTS.contains(path.field()) == stored instanceof Number);
            if (!fits) {
                throw refused(path, "a value of this kind does not fit the property");
            }
            return stored;
        });
    }

    private static Condition declared(FieldCondition part, DeclaredPath declared) {
        if (part instanceof FieldCondition.Comparison comparison) {
            return comparison(comparison, declared);
        }
        if (part instanceof FieldCondition.In in) {
            return in(in, declared);
        }
        if (part instanceof ContentCondition.Contains contains) {
            return new Condition(contains.mapValues((path, value) -> contained(declared, value)));
        }
        if (part instanceof ContentCondition.BeginsWith begins) {
            return new Condition(begins.mapValues((path, value) -> start(declared, value)));
        }
        return new Condition(part.mapValues((path, value) -> declared.encodeElement(value)));
    }

    private static Condition comparison(FieldCondition.Comparison comparison, DeclaredPath declared) {
        Path path = comparison.path();
        Operator operator = comparison.operator();
        boolean isEquality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (!isEquality && !declared.isOrdered()) {
            throw refused(
                    path, "the order of its stored values is not that of its class, so use equal, notEqual or in");
        }
        if (isEquality && declared.isSet()) {
            List<?> elements = (List<?>) declared.encode(comparison.value());
            Condition same = new Condition(new ContentCondition.SameElements(path, new ArrayList<>(elements)));
            return operator == Operator.EQUAL ? same : same.not();
        }
        Object stored = operand(declared, comparison.value());
        return isTime(declared) && stored instanceof String text
                ? timeComparison(path, operator, text, declared.isDeclared(Instant.class))
                : new Condition(new FieldCondition.Comparison(path, operator, stored));
    }

    /** Returns whether a time is declared that is stored as a text of fixed width. */
    private static boolean isTime(DeclaredPath declared) {
        return declared.isOrdered() && (declared.isDeclared(Instant.class) || declared.isDeclared(LocalDateTime.class));
    }

    /** A number is compared by value, whatever its class. Any other value has the form in which it would be stored. */
    static Object operand(DeclaredPath declared, Object value) {
        if (declared.isNumber()) {
            if (!(value instanceof Number)) {
                throw refused(declared.path(), "it is a number, which equals no value of another kind");
            }
            return Item.normalise(declared.path().toString(), value);
        }
        return declared.encode(value);
    }

    private static Condition in(FieldCondition.In in, DeclaredPath declared) {
        Path path = in.path();
        if (declared.isSet()) {
            return in.values().stream()
                    .map(value -> comparison(new FieldCondition.Comparison(path, Operator.EQUAL, value), declared))
                    .reduce(Condition::or)
                    .orElseThrow();
        }
        List<Object> values = new ArrayList<>();
        for (Object value : in.values()) {
            Object stored = operand(declared, value);
            values.add(stored);
            if (isTime(declared) && stored instanceof String text) {
                values.addAll(IsoText.shorter(text));
            }
        }
        return Condition.in(path, values);
    }

    private static Object contained(DeclaredPath declared, Object value) {
        if (declared.isCollection()) {
            return declared.encodeElement(value);
        }
        if (isText(declared, value)) {
            return value;
        }
        if (declared.isFree()) {
            return Item.normalise(declared.path().toString(), value);
        }
        throw refused(declared.path(), "only a list contains an element, and a text a part of it");
    }

    private static Object start(DeclaredPath declared, Object value) {
        boolean isBytes = declared.isDeclared(byte[].class) && value instanceof Bytes;
        if (!isText(declared, value) && !isBytes && !declared.isFree()) {
            throw refused(declared.path(), "only a text begins with a text, and bytes with bytes");
        }
        return Item.normalise(declared.path().toString(), value);
    }

    private static boolean isText(DeclaredPath declared, Object value) {
        return declared.isDeclared(String.class) && value instanceof String;
    }

    /**
     * Compares times by value also where a text has fewer digits of the fraction than nine. Such texts of the same time
     * are equal, and those of earlier instants that sort after the text count as less.
     */
    private static Condition timeComparison(Path path, Operator operator, String text, boolean isInstant) {
        List<String> same = IsoText.shorter(text);
        List<String> less = isInstant ? IsoText.earlierButAfter(text) : List.of();
        List<String> lessOrSame = new ArrayList<>(less);
        lessOrSame.addAll(same);
        Condition compared = new Condition(new FieldCondition.Comparison(path, operator, text));
        return switch (operator) {
            case EQUAL -> or(path, compared, same);
            case NOT_EQUAL -> andNot(path, compared, same);
            case LESS -> andNot(path, or(path, compared, less), same);
            case LESS_OR_EQUAL -> or(path, compared, lessOrSame);
            case GREATER -> andNot(path, compared, lessOrSame);
            case GREATER_OR_EQUAL -> or(path, andNot(path, compared, less), same);
        };
    }

    private static Condition or(Path path, Condition condition, List<String> texts) {
        return texts.isEmpty() ? condition : condition.or(Condition.in(path, texts));
    }

    private static Condition andNot(Path path, Condition condition, List<String> texts) {
        return texts.isEmpty()
                ? condition
                : condition.and(Condition.in(path, texts).not());
    }

    private static InvalidValueException refused(Path path, String reason) {
        return new InvalidValueException(path.toString(), reason);
    }
}
