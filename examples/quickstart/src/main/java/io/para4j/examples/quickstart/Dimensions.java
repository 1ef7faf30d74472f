package io.para4j.examples.quickstart;

import java.math.BigDecimal;

/**
 * How large a book is, in inches: a value inside a {@link Product}, stored as a map. Equal by value: 11.0 is 11.
 *
 * @param length the longer side
 * @param height the shorter side
 * @param thickness the thickness
 */
record Dimensions(BigDecimal length, BigDecimal height, BigDecimal thickness) {
    Dimensions {
        length = length.stripTrailingZeros();
        height = height.stripTrailingZeros();
        thickness = thickness.stripTrailingZeros();
    }
}
