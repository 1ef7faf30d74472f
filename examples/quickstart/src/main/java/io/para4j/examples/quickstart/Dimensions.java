package io.para4j.examples.quickstart;

import java.math.BigDecimal;

/**
 * The size of a book in inches, a value inside a {@link CatalogProduct} that is stored as a map. Numbers are equal
 * by value, so 11.0 equals 11.
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
