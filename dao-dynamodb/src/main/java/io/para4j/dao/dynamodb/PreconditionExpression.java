package io.para4j.dao.dynamodb;

import io.para4j.spi.Bytes;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a {@link Precondition} as a condition expression that holds exactly where {@link Precondition#verify} passes.
 *
 * <p>DynamoDB agrees with {@link Condition#test} where types differ or the attribute is missing: only {@code <>} holds.
 * It refuses to order booleans, lists and maps; such a condition never holds here.
 */
final class PreconditionExpression {
    private final Placeholders placeholders;
    private final StringJoiner terms = new StringJoiner(" AND ");

    private PreconditionExpression(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** Returns the condition that an item exists and meets the precondition. Every item has a type. */
    static String of(Precondition precondition, Placeholders placeholders) {
        PreconditionExpression expression = new PreconditionExpression(placeholders);
        expression.add(precondition);
        return expression.terms.toString();
    }

    private void add(Precondition precondition) {
        String type = placeholders.name(Item.TYPE);
        terms.add(precondition
                .type()
                .map(required -> type + "=" + placeholders.text(required))
                .orElseGet(() -> "attribute_exists(" + type + ")"));
        precondition.state().ifPresent(this::addState);
        precondition.condition().ifPresent(this::addCondition);
    }

    private void addState(State state) {
        String revision = placeholders.name(ItemCodec.REVISION);
        if (state.revision().isPresent()) {
            terms.add(revision + "=" + placeholders.text(state.revision().get()));
            return;
        }
        String version = placeholders.name(Item.VERSION);
        String held = placeholders.value(AttributeValue.createN(Long.toString(state.version())));
        terms.add("attribute_not_exists(" + revision + ")");
        terms.add(
                state.version() == 0
                        ? "(attribute_not_exists(" + version + ") OR " + version + "=" + held + ")"
                        : version + "=" + held);
    }

    private void addCondition(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::addCondition);
        } else if (condition instanceof Condition.Existence existence) {
            add(existence);
        } else if (condition instanceof Condition.Comparison comparison) {
            add(comparison);
        }
    }

    private void add(Condition.Existence existence) {
        if (!isField(existence.field())) {
            addConstant(!existence.expected());
            return;
        }
        String name = placeholders.name(ItemCodec.attributeName(existence.field()));
        terms.add((existence.expected() ? "attribute_exists(" : "attribute_not_exists(") + name + ")");
    }

    private void add(Condition.Comparison comparison) {
        boolean notEqual = comparison.operator() == Condition.Operator.NOT_EQUAL;
        boolean equality = notEqual || comparison.operator() == Condition.Operator.EQUAL;
        Object value = Item.normalise(comparison.field(), comparison.value());
        if (!isField(comparison.field())) {
            addConstant(notEqual);
        } else if (equality || isOrdered(value)) {
            String name = placeholders.name(ItemCodec.attributeName(comparison.field()));
            String operand = placeholders.value(AttributeValues.encode(value));
            terms.add(name + comparison.operator().symbol() + operand);
        } else {
            addConstant(false);
        }
    }

    /** Returns whether an attribute is a field of an item. Conditions treat any other attribute as missing. */
    private static boolean isField(String name) {
        return switch (name) {
            case Item.TYPE, Item.VERSION, Item.REVISION, Item.TIMESTAMP -> true;
            default -> !Item.OWN_FIELDS.contains(name);
        };
    }

    private static boolean isOrdered(Object value) {
        return value instanceof Number || value instanceof String || value instanceof Bytes;
    }

    /** Adds a condition that always holds or never holds, since every stored item has a key. */
    private void addConstant(boolean holds) {
        terms.add((holds ? "attribute_exists(" : "attribute_not_exists(") + placeholders.name(TableLayout.KEY) + ")");
    }
}
