package io.para4j.examples.serverless.domain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param product the id of the product
 * @param quantity how many of it
 * @param price the price of one at the time of the order, which the shop sets
 * @param category the category of the product at that time, which the shop sets
 */
public record OrderLine(
        @NotBlank String product,
        @Positive int quantity,
        @Nullable BigDecimal price,
        @Nullable String category) {
    /** Returns this line with the price and the category of its product. */
    public OrderLine of(ShopProduct current) {
        return new OrderLine(product, quantity, current.price(), current.category());
    }

    /** Returns the price of the whole line. */
    public BigDecimal total() {
        return price == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(quantity));
    }
}
