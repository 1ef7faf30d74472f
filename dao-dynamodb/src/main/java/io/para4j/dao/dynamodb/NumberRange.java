package io.para4j.dao.dynamodb;

import io.para4j.spi.Change;
import io.para4j.spi.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A range of numbers that an attribute may have. A bound with more digits than a number can have is rounded inwards,
 * which admits the same numbers.
 *
 * @param kind the form of the condition
 * @param least the least number
 * @param greatest the greatest number
 */
record NumberRange(Kind kind, BigDecimal least, BigDecimal greatest) {
    private static final MathContext DOWN = new MathContext(Limits.MAX_DIGITS, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(Limits.MAX_DIGITS, RoundingMode.CEILING);
    private static final BigDecimal LEAST = Limits.MAX_NUMBER.negate();
    private static final BigDecimal GREATEST = Limits.MAX_NUMBER;

    /** The forms of the condition that an attribute is a number in the range. */
    enum Kind {
        /** Every number is in the range. */
        ALL,
        /** No number is in the range. */
        NONE,
        /** The range has bounds. */
        BETWEEN
    }

    static NumberRange of(BigDecimal min, BigDecimal max) {
        boolean boundedBelow = min.compareTo(LEAST) > 0;
        boolean boundedAbove = max.compareTo(GREATEST) < 0;
        if (!boundedBelow && !boundedAbove) {
            return new NumberRange(Kind.ALL, LEAST, GREATEST);
        }
        BigDecimal least = boundedBelow ? storable(min.round(UP), RoundingMode.CEILING) : LEAST;
        BigDecimal greatest = boundedAbove ? storable(max.round(DOWN), RoundingMode.FLOOR) : GREATEST;
        boolean isEmpty =
                least.compareTo(greatest) > 0 || least.compareTo(GREATEST) > 0 || greatest.compareTo(LEAST) < 0;
        return new NumberRange(isEmpty ? Kind.NONE : Kind.BETWEEN, least, greatest);
    }

    /** Returns the range that a stored number must have had before an addition. */
    static NumberRange before(Change.Add add) {
        return of(add.min().subtract(add.amount()), add.max().subtract(add.amount()));
    }

    /** Returns the condition that an attribute is a number in the range. */
    String condition(String name, Placeholders placeholders) {
        return switch (kind) {
            case ALL -> "attribute_type(" + name + "," + placeholders.constant("N") + ")";
            case NONE -> "attribute_not_exists(" + placeholders.name(TableLayout.KEY) + ")";
            case BETWEEN ->
                name + " BETWEEN " + placeholders.value(number(least)) + " AND " + placeholders.value(number(greatest));
        };
    }

    /** Adds the values of the condition to those of a known one. */
    void addValues(Placeholders values) {
        switch (kind) {
            case ALL -> values.constant("N");
            case NONE -> {}
            case BETWEEN -> {
                values.value(number(least));
                values.value(number(greatest));
            }
        }
    }

    /** Returns the nearest storable bound. There is no number between 0 and the least magnitude. */
    private static BigDecimal storable(BigDecimal bound, RoundingMode mode) {
        boolean tooSmall = bound.signum() != 0 && bound.abs().compareTo(Limits.MIN_POSITIVE_NUMBER) < 0;
        return tooSmall ? bound.setScale(Limits.MIN_POSITIVE_NUMBER.scale(), mode) : bound;
    }

    private static AttributeValue number(BigDecimal number) {
        return AttributeValue.createN(number.toString());
    }
}
