package io.para4j.dao.dynamodb;

import java.util.regex.Pattern;

/**
 * The service's limits on an expression: 4 KB, and 300 operators or functions. They come from the page "Quotas in
 * Amazon DynamoDB" of the Developer Guide.
 */
final class ExpressionLimits {
    static final int MAX_LENGTH = 4096;
    static final int MAX_OPERATORS = 300;

    private static final Pattern OPERATOR = Pattern.compile("[a-z]\\(|[<>]=?|=|\\b(?:AND|OR|NOT|IN|BETWEEN)\\b");

    /** No operator and its operand are shorter. */
    private static final int CERTAINLY_FITS = MAX_OPERATORS * 2;

    private ExpressionLimits() {}

    /** Returns whether the service accepts a condition expression. */
    static boolean fits(String condition) {
        return condition.length() <= CERTAINLY_FITS
                || (condition.length() <= MAX_LENGTH
                        && OPERATOR.matcher(condition).results().count() <= MAX_OPERATORS);
    }
}
