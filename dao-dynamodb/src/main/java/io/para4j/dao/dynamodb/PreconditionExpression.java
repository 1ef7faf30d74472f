package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes a {@link Precondition} as a condition expression that holds only where {@link Precondition#verify} passes, and
 * exactly there on items of this store.
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
        precondition
                .condition()
                .ifPresent(condition ->
                        terms.add(ConditionTerms.of(condition, placeholders).within(Term.Kind.AND)));
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
}
