package io.para4j.dao.dynamodb;

import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes an update or a deletion that was computed from an item. Its condition requires that every attribute on which
 * the result depends is as it was found: the type, what the precondition reads, and the fields that are changed by
 * other changes than setting or removing them as a whole. It requires nothing of other attributes, so that writers of
 * different fields do not collide.
 */
final class ComputedExpression {
    private final Map<String, AttributeValue> found;
    private final Placeholders placeholders = new Placeholders();
    private final UpdateClauses clauses = new UpdateClauses();
    private final Map<String, String> unchanged = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();

    private ComputedExpression(Map<String, AttributeValue> found) {
        this.found = found;
    }

    /**
     * Returns an update.
     *
     * @param found the attributes of the item
     * @param after the item after the update
     */
    static ComputedExpression of(Update update, Map<String, AttributeValue> found, Item after) {
        ComputedExpression expression = of(update.precondition(), found);
        for (Change change : update.changes()) {
            expression.add(change, after);
        }
        return expression;
    }

    /** Returns the condition of a deletion. */
    static ComputedExpression of(Precondition precondition, Map<String, AttributeValue> found) {
        ComputedExpression expression = new ComputedExpression(found);
        expression.requireUnchanged(Item.TYPE);
        if (precondition.state().isPresent()) {
            expression.requireUnchanged(Item.VERSION);
            expression.requireUnchanged(ItemCodec.REVISION);
        }
        precondition
                .condition()
                .ifPresent(condition -> condition
                        .paths()
                        .map(Path::field)
                        .map(ItemCodec::attributeName)
                        .forEach(expression::requireUnchanged));
        return expression;
    }

    String update() {
        return clauses.toString();
    }

    String condition() {
        return String.join(" AND ", unchanged.values());
    }

    Placeholders placeholders() {
        return placeholders;
    }

    private void requireUnchanged(String attribute) {
        unchanged.computeIfAbsent(attribute, each -> {
            String name = placeholders.name(each);
            @Nullable AttributeValue value = found.get(each);
            return value == null ? "attribute_not_exists(" + name + ")" : name + "=" + placeholders.value(value);
        });
    }

    private void add(Change change, Item after) {
        String attribute = ItemCodec.attributeName(change.field());
        boolean isWhole =
                !change.path().isNested() && (change instanceof Change.Set || change instanceof Change.Remove);
        boolean isVersion = attribute.equals(Item.VERSION) && isNumberOrMissing(attribute);
        if (!isWhole && !isVersion) {
            requireUnchanged(attribute);
        }
        String name = placeholders.name(attribute);
        if (isVersion) {
            clauses.add(name, placeholders.value(AttributeValue.createN("1")));
        } else if (changed.add(attribute)) {
            after.field(change.field())
                    .map(AttributeValues::encode)
                    .map(placeholders::value)
                    .ifPresentOrElse(value -> clauses.set(name, value), () -> clauses.remove(name));
        }
    }

    private boolean isNumberOrMissing(String attribute) {
        @Nullable AttributeValue value = found.get(attribute);
        return value == null || value.type() == AttributeValue.Type.N;
    }
}
