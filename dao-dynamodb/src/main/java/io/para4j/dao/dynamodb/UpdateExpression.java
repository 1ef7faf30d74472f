package io.para4j.dao.dynamodb;

import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Update;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes an {@link Update} as an update expression, and its requirements on the stored item as a condition expression.
 * These are the precondition, a number or no attribute for each addition, and a list or no attribute for each append.
 */
final class UpdateExpression {
    private static final AttributeValue NUMBER = AttributeValue.createS("N");
    private static final AttributeValue LIST = AttributeValue.createS("L");
    private static final AttributeValue EMPTY_LIST = AttributeValue.createL(List.of());
    private static final MathContext DOWN = new MathContext(Limits.MAX_DIGITS, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(Limits.MAX_DIGITS, RoundingMode.CEILING);

    private final Placeholders placeholders = new Placeholders();
    private final StringJoiner sets = new StringJoiner(",", "SET ", "");
    private final List<String> removes = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final StringBuilder condition;

    private UpdateExpression(Update update) {
        condition = new StringBuilder(PreconditionExpression.of(update.precondition(), placeholders));
    }

    static UpdateExpression of(Update update) {
        UpdateExpression expression = new UpdateExpression(update);
        update.changes().forEach(expression::add);
        return expression;
    }

    /** Returns the update expression. Its SET clause is never empty, since every update sets the revision. */
    String update() {
        return sets
                + (adds.isEmpty() ? "" : " ADD " + String.join(",", adds))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(",", removes));
    }

    String condition() {
        return condition.toString();
    }

    Placeholders placeholders() {
        return placeholders;
    }

    private void add(Change change) {
        String name = placeholders.name(ItemCodec.attributeName(change.field()));
        if (change instanceof Change.Set set) {
            sets.add(name + "=" + placeholders.value(AttributeValues.encode(set.value())));
        } else if (change instanceof Change.Remove) {
            removes.add(name);
        } else if (change instanceof Change.Add add) {
            add(name, add);
        } else if (change instanceof Change.Append append) {
            append(name, append);
        }
    }

    private void append(String name, Change.Append append) {
        String empty = placeholders.value(EMPTY_LIST);
        String values = placeholders.value(AttributeValues.encode(append.values()));
        sets.add(name + "=list_append(if_not_exists(" + name + "," + empty + ")," + values + ")");
        require("(attribute_not_exists(" + name + ") OR attribute_type(" + name + "," + placeholders.value(LIST)
                + "))");
    }

    /** Adds to a number. The version needs no check: a readable one is a number and far from the end of its range. */
    private void add(String name, Change.Add add) {
        adds.add(name + " " + placeholders.value(number(add.amount())));
        if (!add.field().equals(Item.VERSION)) {
            requireSumWithin(name, add);
        }
    }

    private void requireSumWithin(String name, Change.Add add) {
        String present =
                presentWithin(name, add.min().subtract(add.amount()), add.max().subtract(add.amount()));
        boolean mayBeMissing =
                add.amount().compareTo(add.min()) >= 0 && add.amount().compareTo(add.max()) <= 0;
        require(mayBeMissing ? "(attribute_not_exists(" + name + ") OR " + present + ")" : present);
    }

    /**
     * Returns the condition that the attribute is a number within bounds. A bound with more digits than a number can
     * have is rounded inwards, which admits the same numbers.
     */
    private String presentWithin(String name, BigDecimal min, BigDecimal max) {
        boolean boundedBelow = min.compareTo(Limits.MAX_NUMBER.negate()) > 0;
        boolean boundedAbove = max.compareTo(Limits.MAX_NUMBER) < 0;
        if (!boundedBelow && !boundedAbove) {
            return "attribute_type(" + name + "," + placeholders.value(NUMBER) + ")";
        }
        BigDecimal least = boundedBelow ? storable(min.round(UP), RoundingMode.CEILING) : Limits.MAX_NUMBER.negate();
        BigDecimal greatest = boundedAbove ? storable(max.round(DOWN), RoundingMode.FLOOR) : Limits.MAX_NUMBER;
        if (least.compareTo(greatest) > 0
                || least.compareTo(Limits.MAX_NUMBER) > 0
                || greatest.compareTo(Limits.MAX_NUMBER.negate()) < 0) {
            return "attribute_not_exists(" + placeholders.name(TableLayout.KEY) + ")";
        }
        return name + " BETWEEN " + placeholders.value(number(least)) + " AND " + placeholders.value(number(greatest));
    }

    /** Returns the nearest storable bound. There is no number between 0 and the least magnitude. */
    private static BigDecimal storable(BigDecimal bound, RoundingMode mode) {
        boolean tooSmall = bound.signum() != 0 && bound.abs().compareTo(Limits.MIN_POSITIVE_NUMBER) < 0;
        return tooSmall ? bound.setScale(Limits.MIN_POSITIVE_NUMBER.scale(), mode) : bound;
    }

    private static AttributeValue number(BigDecimal number) {
        return AttributeValue.createN(number.toString());
    }

    private void require(String term) {
        condition.append(" AND ").append(term);
    }
}
