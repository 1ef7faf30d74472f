package io.para4j.examples.serverless.domain;

import io.para4j.model.Index;
import io.para4j.model.Stored;
import io.para4j.model.Type;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that the shop sells. Validation checks the fields before each write, so a field that a request leaves out is
 * null until then.
 */
@Type("product")
@Index(name = ShopObject.ALL, partition = "collection", sort = "title")
@Index(name = "by_category", partition = "category", sort = "price")
public final class ShopProduct extends ShopObject {
    /** The name of the collection. */
    public static final String COLLECTION = "products";

    @Stored
    @NotBlank
    @Size(max = 200)
    private @Nullable String title;

    @Stored
    @NotBlank
    @Size(max = 100)
    private @Nullable String category;

    @Stored
    @NotNull
    @PositiveOrZero
    @Digits(integer = 9, fraction = 2)
    private BigDecimal price;

    @Stored
    @NotNull
    @PositiveOrZero
    @Max(1_000_000_000)
    private Integer stock;

    @Stored
    private @Nullable String description;

    @Stored
    @Size(max = 50)
    private @Nullable Map<String, String> attributes;

    @SuppressWarnings("NullAway.Init") // validation refuses a product without them
    public ShopProduct() {
        super(COLLECTION);
    }

    public @Nullable String title() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public @Nullable String category() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category;
    }

    public BigDecimal price() {
        return price;
    }

    @SuppressWarnings("NullAway") // as in the constructor
    public void setPrice(@Nullable BigDecimal price) {
        this.price = price;
    }

    public Integer stock() {
        return stock;
    }

    @SuppressWarnings("NullAway") // as in the constructor
    public void setStock(@Nullable Integer stock) {
        this.stock = stock;
    }

    public @Nullable String description() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description;
    }

    public @Nullable Map<String, String> attributes() {
        return attributes;
    }

    public void setAttributes(@Nullable Map<String, String> attributes) {
        this.attributes = attributes;
    }
}
