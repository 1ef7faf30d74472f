package io.para4j.dao.dynamodb;

import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.ConditionNode;
import io.para4j.spi.ContentCondition;
import io.para4j.spi.FieldCondition;
import io.para4j.spi.FieldCondition.Operator;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a {@link Condition} as a term that holds only where {@link Condition#test} does. On items of this store it
 * holds exactly there.
 *
 * <p>Other programs write what this store never does: NULL at the top level, and sets. The term treats NULL as absent,
 * and a set as the list that it is read as. It is too strict where a path has an index into a set: it never holds
 * there. A set inside a list or map that is compared as a whole is different from a list.
 *
 * <p>The service agrees with the reference where kinds differ or a value is missing: only {@code <>} holds. It refuses
 * to order booleans, lists and maps; such a comparison never holds here.
 */
final class ConditionTerms {
    private static final List<String> SETS = List.of("SS", "NS", "BS");

    private final Placeholders placeholders;
    private final Map<String, Path> indexed = new LinkedHashMap<>();

    private ConditionTerms(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    static Term of(Condition condition, Placeholders placeholders) {
        ConditionTerms terms = new ConditionTerms(placeholders);
        List<Term> all = new ArrayList<>();
        all.add(terms.term(condition.root(), true));
        terms.indexed
                .values()
                .forEach(list -> SETS.forEach(set ->
                        all.add(terms.hasType(placeholders.path(list), set).not())));
        return Term.and(all);
    }

    /** Returns the term that a condition holds, or that it does not. */
    private Term term(ConditionNode node, boolean holds) {
        if (node instanceof FieldCondition part) {
            return part(part, holds);
        }
        if (node instanceof ConditionNode.Not not) {
            return term(not.condition(), !holds);
        }
        List<Term> children =
                node.children().stream().map(child -> term(child, holds)).toList();
        return node instanceof ConditionNode.And == holds ? Term.and(children) : Term.or(children);
    }

    private Term part(FieldCondition part, boolean holds) {
        Path path = part.path();
        if (!isField(path) || neverHolds(part)) {
            return constant(part.holds(Optional.empty()) == holds);
        }
        if (path.isNested() && path.steps().get(path.steps().size() - 1) instanceof Path.Step.Index) {
            indexed.put(path.parent().toString(), path.parent());
        }
        if (part instanceof FieldCondition.Comparison comparison && comparison.operator() == Operator.NOT_EQUAL) {
            return part(new FieldCondition.Comparison(path, Operator.EQUAL, comparison.value()), !holds);
        }
        if (part instanceof FieldCondition.Existence existence && !existence.expected()) {
            return part(new FieldCondition.Existence(path, true), !holds);
        }
        boolean isCount = path.field().equals(Item.VERSION) || path.field().equals(Item.TIMESTAMP);
        if (isCount && !(part instanceof FieldCondition.Existence)) {
            return signed(term(part, placeholders.path(path)).and(isCounted(path)), holds);
        }
        return isCount ? signed(isCounted(path), holds) : signed(part, placeholders.path(path), holds);
    }

    /** Returns whether an item can have a value at a path. Conditions treat any other attribute as missing. */
    private static boolean isField(Path path) {
        return switch (path.field()) {
            case Item.TYPE, Item.VERSION, Item.REVISION, Item.TIMESTAMP -> !path.isNested();
            default -> !Item.OWN_FIELDS.contains(path.field());
        };
    }

    /** Returns whether a condition compares with a kind of value that the service refuses. */
    private static boolean neverHolds(FieldCondition part) {
        if (part instanceof ContentCondition.BeginsWith begins) {
            return !(begins.value() instanceof String || begins.value() instanceof Bytes);
        }
        return part instanceof FieldCondition.Comparison comparison
                && comparison.operator() != Operator.EQUAL
                && comparison.operator() != Operator.NOT_EQUAL
                && !(comparison.value() instanceof Number
                        || comparison.value() instanceof String
                        || comparison.value() instanceof Bytes);
    }

    /** Returns the term that a version or timestamp is not 0, which is read as none. */
    private Term isCounted(Path path) {
        return Term.of(placeholders.path(path) + ">" + placeholders.value(AttributeValue.createN("0")));
    }

    private static Term signed(Term term, boolean holds) {
        return holds ? term : term.not();
    }

    private Term signed(FieldCondition part, String name, boolean holds) {
        if (part instanceof FieldCondition.Comparison comparison && comparison.operator() == Operator.EQUAL && !holds) {
            return different(name, operand(part.path(), comparison.value()));
        }
        if (part instanceof FieldCondition.Existence && !holds) {
            return Term.of("attribute_not_exists(" + name + ")").or(Term.of(name + "=" + nul()));
        }
        return signed(term(part, name), holds);
    }

    private Term term(FieldCondition part, String name) {
        if (part instanceof FieldCondition.Comparison comparison) {
            return comparison(name, comparison.operator(), operand(part.path(), comparison.value()));
        }
        if (part instanceof FieldCondition.In in) {
            List<AttributeValue> operands = new ArrayList<>();
            in.values().forEach(value -> operands.addAll(forms(operand(part.path(), value))));
            return Term.of(name + " IN (" + placeholders.values(operands) + ")");
        }
        if (part instanceof ContentCondition.Contains contains) {
            return contains(name, element(part.path(), contains.value()));
        }
        if (part instanceof ContentCondition.BeginsWith begins) {
            return beginsWith(name, operand(part.path(), begins.value()));
        }
        if (part instanceof ContentCondition.SameElements same) {
            return sameElements(name, elements(part.path(), same.values()));
        }
        return Term.of("attribute_exists(" + name + ")").and(Term.of(name + "<>" + nul()));
    }

    private Term comparison(String name, Operator operator, Object value) {
        if (operator == Operator.EQUAL) {
            return Term.or(forms(value).stream()
                    .map(form -> Term.of(name + "=" + placeholders.value(form)))
                    .toList());
        }
        return Term.of(name + operator.symbol() + placeholders.value(AttributeValues.encode(value)));
    }

    private Term different(String name, Object value) {
        return Term.and(forms(value).stream()
                .map(form -> Term.of(name + "<>" + placeholders.value(form)))
                .toList());
    }

    /** Returns the attribute values that are read as a value. A list may be stored as a set. */
    private static List<AttributeValue> forms(Object value) {
        AttributeValue encoded = AttributeValues.encode(value);
        return value instanceof List<?> list
                ? AttributeValues.encodeSet(list)
                        .map(set -> List.of(encoded, set))
                        .orElse(List.of(encoded))
                : List.of(encoded);
    }

    /** Every text contains the empty one. The service also searches in bytes. */
    private Term contains(String name, Object value) {
        Term contains = Term.of("contains(" + name + "," + placeholders.value(AttributeValues.encode(value)) + ")");
        if (value instanceof Bytes) {
            return contains.and(hasType(name, "B").not());
        }
        return value.equals("") ? hasType(name, "S").or(contains) : contains;
    }

    private Term beginsWith(String name, Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.size() == 0 ? hasType(name, "B") : startsWith(name, value);
        }
        return value.equals("") ? hasType(name, "S") : startsWith(name, value);
    }

    private Term startsWith(String name, Object value) {
        return Term.of("begins_with(" + name + "," + placeholders.value(AttributeValues.encode(value)) + ")");
    }

    private Term sameElements(String name, List<?> values) {
        if (values.isEmpty()) {
            return comparison(name, Operator.EQUAL, values);
        }
        List<Term> terms = new ArrayList<>();
        terms.add(hasType(name, "L"));
        String size = placeholders.value(AttributeValue.createN(Integer.toString(values.size())));
        terms.add(Term.of("size(" + name + ")=" + size));
        values.forEach(value ->
                terms.add(Term.of("contains(" + name + "," + placeholders.value(AttributeValues.encode(value)) + ")")));
        return AttributeValues.encodeSet(AttributeValues.sorted(values))
                .map(set -> Term.of(name + "=" + placeholders.value(set)).or(Term.and(terms)))
                .orElse(Term.and(terms));
    }

    private static Object operand(Path path, Object value) {
        return Item.normalise(path.toString(), value);
    }

    private static Object element(Path path, Object value) {
        return elements(path, List.of(value)).get(0);
    }

    private static List<?> elements(Path path, List<?> values) {
        return (List<?>) Item.normalise(path.toString(), values);
    }

    private Term hasType(String name, String type) {
        return Term.of("attribute_type(" + name + "," + placeholders.constant(type) + ")");
    }

    private String nul() {
        return placeholders.constant(AttributeValues.NULL);
    }

    /** Returns a term that always holds or never holds, since every stored item has a key. */
    private Term constant(boolean holds) {
        return Term.of(
                (holds ? "attribute_exists(" : "attribute_not_exists(") + placeholders.name(TableLayout.KEY) + ")");
    }
}
