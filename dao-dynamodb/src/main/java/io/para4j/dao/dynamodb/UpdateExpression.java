package io.para4j.dao.dynamodb;

import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Path;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes an {@link Update} as an update expression, and its requirements on the stored item as a condition expression.
 * These are the precondition, a number or no attribute for each addition, a list or no attribute for each append, and
 * the map or list in which a value is changed.
 *
 * <p>The service cannot express the other {@link ListChange}s, and limits the length of expressions.
 * {@link #isExpressible} is false then.
 */
final class UpdateExpression {
    static final AttributeValue LARGEST_VERSION = AttributeValue.createN(Long.toString(Long.MAX_VALUE));

    private static final AttributeValue EMPTY_LIST = AttributeValue.createL(List.of());

    /**
     * The most changes of whole fields in an expression with names as they are, at most 40 characters each: 50 fields, the
     * version and the revision.
     */
    static final int MAX_PLAIN_SETS = 52;

    /** The most changes of other kinds, each of which uses its names several times. */
    private static final int MAX_PLAIN_CHANGES = 4;

    private final Placeholders placeholders;
    private final UpdateClauses clauses = new UpdateClauses();
    private final Set<String> requirements = new LinkedHashSet<>();
    private boolean isExpressible = true;

    private UpdateExpression(Update update) {
        placeholders = new Placeholders(isShort(update));
        requirements.add(PreconditionExpression.of(update.precondition(), placeholders));
    }

    static UpdateExpression of(Update update) {
        UpdateExpression expression = new UpdateExpression(update);
        if (mayOverflow(update.precondition())) {
            expression.requireRaisableVersion();
        }
        update.changes().forEach(expression::add);
        return expression;
    }

    /** Returns whether the version may be too large to be raised. One that is read as 0 may be a NULL. */
    static boolean mayOverflow(Precondition precondition) {
        long held = precondition.state().map(State::version).orElse(Long.MAX_VALUE);
        return held == Long.MAX_VALUE || held == 0;
    }

    /** Returns whether the expressions are far below the limit on their length even with the longest plain names. */
    private static boolean isShort(Update update) {
        List<Change> changes = update.changes();
        if (update.precondition().condition().isPresent() || changes.size() > MAX_PLAIN_SETS) {
            return false;
        }
        for (Change change : changes) {
            boolean isWhole = change instanceof Change.Set
                    || change instanceof Change.Remove
                    || change.field().equals(Item.VERSION);
            if (change.path().isNested() || (!isWhole && changes.size() > MAX_PLAIN_CHANGES)) {
                return false;
            }
        }
        return true;
    }

    String update() {
        return clauses.toString();
    }

    String condition() {
        return String.join(" AND ", requirements);
    }

    Placeholders placeholders() {
        return placeholders;
    }

    /** Returns whether the service can compute the update, apart from the length of the condition. */
    boolean isExpressible() {
        return isExpressible && clauses.length() <= ExpressionLimits.MAX_LENGTH;
    }

    /** Requires a version below the largest one, for which the item would become unreadable. */
    private void requireRaisableVersion() {
        String version = placeholders.name(Item.VERSION);
        String largest = placeholders.value(LARGEST_VERSION);
        requirements.add("(attribute_not_exists(" + version + ") OR " + version + "<" + largest + ")");
    }

    private void add(Change change) {
        String name = placeholders.path(change.path());
        if (change instanceof Change.Set set) {
            requireElementOrParent(change.path(), name);
            clauses.set(name, placeholders.value(AttributeValues.encode(set.value())));
        } else if (change instanceof Change.Remove) {
            requireParent(change.path());
            clauses.remove(name);
        } else if (change instanceof Change.Add add) {
            add(name, add);
        } else if (change instanceof ListChange.Append append) {
            append(name, append);
        } else {
            isExpressible = false;
        }
    }

    private static boolean isElement(Path path) {
        return path.isNested() && path.steps().get(path.steps().size() - 1) instanceof Path.Step.Index;
    }

    private void requireElementOrParent(Path path, String name) {
        if (isElement(path)) {
            requirements.add("attribute_exists(" + name + ")");
        } else {
            requireParent(path);
        }
    }

    private void requireParent(Path path) {
        if (path.isNested()) {
            String type = isElement(path) ? "L" : "M";
            requirements.add(
                    "attribute_type(" + placeholders.path(path.parent()) + "," + placeholders.constant(type) + ")");
        }
    }

    private void append(String name, ListChange.Append append) {
        String empty = placeholders.constant(EMPTY_LIST);
        String values = placeholders.value(AttributeValues.encode(append.values()));
        clauses.set(name, "list_append(if_not_exists(" + name + "," + empty + ")," + values + ")");
        requirements.add(
                presentOr(append.path(), name, "attribute_type(" + name + "," + placeholders.constant("L") + ")"));
    }

    /** Returns the condition that a value is missing or meets a condition. An element of a list cannot be missing. */
    private String presentOr(Path path, String name, String present) {
        if (isElement(path)) {
            return present;
        }
        requireParent(path);
        return "(attribute_not_exists(" + name + ") OR " + present + ")";
    }

    /** Adds to a number. The clause ADD is for top-level attributes only. */
    private void add(String name, Change.Add add) {
        String amount = placeholders.value(number(add.amount()));
        if (add.path().isNested()) {
            String zero = placeholders.constant(number(BigDecimal.ZERO));
            clauses.set(name, "if_not_exists(" + name + "," + zero + ")+" + amount);
        } else {
            clauses.add(name, amount);
        }
        if (!add.field().equals(Item.VERSION)) {
            requireSumWithin(name, add);
        }
    }

    private void requireSumWithin(String name, Change.Add add) {
        String present = NumberRange.before(add).condition(name, placeholders);
        requirements.add(mayBeMissing(add) ? presentOr(add.path(), name, present) : present);
    }

    /** Returns whether a missing number, which counts as 0, may be added to. */
    static boolean mayBeMissing(Change.Add add) {
        return add.amount().compareTo(add.min()) >= 0 && add.amount().compareTo(add.max()) <= 0;
    }

    static AttributeValue number(BigDecimal number) {
        return AttributeValue.createN(number.toString());
    }
}
