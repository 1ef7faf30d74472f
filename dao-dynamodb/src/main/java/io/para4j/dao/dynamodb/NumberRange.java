package io.para4j.dao.dynamodb;

import io.para4j.spi.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A range of numbers that an attribute may have. A bound with more digits than a number can have is rounded inwards,
 * which admits the same numbers.
 *
 * @param min the least number
 * @param max the greatest number
 */
record NumberRange(BigDecimal min, BigDecimal max) {
    private static final MathContext DOWN = new MathContext(Limits.MAX_DIGITS, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(Limits.MAX_DIGITS, RoundingMode.CEILING);

    static NumberRange of(BigDecimal min, BigDecimal max) {
        return new NumberRange(min, max);
    }

    /** Returns the condition that an attribute is a number in the range. */
    String condition(String name, Placeholders placeholders) {
        boolean boundedBelow = min.compareTo(Limits.MAX_NUMBER.negate()) > 0;
        boolean boundedAbove = max.compareTo(Limits.MAX_NUMBER) < 0;
        if (!boundedBelow && !boundedAbove) {
            return "attribute_type(" + name + "," + placeholders.constant("N") + ")";
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
}
