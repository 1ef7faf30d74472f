package io.para4j.examples.quickstart;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import io.para4j.model.Type;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A book or a bicycle. Each product has only some of the fields; null fields are not stored. Validation checks the
 * required fields. The type in the store is "product" and not the name of the class.
 *
 * <p>The base class has the id, type, version and other common fields. Fields marked {@link Stored} are stored. Those
 * also marked {@link Locked} never change after creation. The annotations of Jakarta Validation are checked before each
 * write. The index finds the products of a category, in the order of their prices.
 */
@Type("product")
@Index(name = "by_price", partition = "productCategory", sort = "price")
final class CatalogProduct extends AbstractParaObject {
    @Stored
    @Locked
    @NotBlank
    private String productCategory;

    @Stored
    @Locked
    private @Nullable String isbn;

    @Stored
    @NotBlank
    private String title;

    @Stored
    @NotNull
    @PositiveOrZero
    private BigDecimal price;

    @Stored
    private @Nullable String description;

    @Stored
    private @Nullable List<String> authors;

    @Stored
    private @Nullable Integer pageCount;

    @Stored
    private @Nullable Boolean inPublication;

    @Stored
    private @Nullable Dimensions dimensions;

    @Stored
    private @Nullable String brand;

    @Stored
    private @Nullable String bicycleType;

    @Stored
    private @Nullable Set<String> colors;

    @Stored
    private @Nullable Boolean inStock;

    @Stored
    @PositiveOrZero
    private @Nullable Integer quantityOnHand;

    @Stored
    private @Nullable Set<Integer> relatedItems;

    @Stored
    private @Nullable Map<String, String> pictures;

    @Stored
    private @Nullable Map<String, List<String>> productReviews;

    @Stored
    private @Nullable String comment;

    @Stored
    private @Nullable String safetyWarning;

    /** For Para, which sets the fields when it reads a product. */
    @SuppressWarnings("NullAway.Init")
    CatalogProduct() {}

    CatalogProduct(String category, String title, BigDecimal price) {
        this.productCategory = category;
        this.title = title;
        this.price = price;
    }

    String category() {
        return productCategory;
    }

    String title() {
        return title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    BigDecimal price() {
        return price;
    }

    void setPrice(BigDecimal price) {
        this.price = price;
    }

    void setDescription(String description) {
        this.description = description;
    }

    @Nullable
    String isbn() {
        return isbn;
    }

    @Nullable
    Integer quantityOnHand() {
        return quantityOnHand;
    }

    /** Takes one from the stock. Returns false if there is none. */
    boolean takeOne() {
        if (quantityOnHand == null || quantityOnHand == 0) {
            return false;
        }
        quantityOnHand--;
        return true;
    }

    @Nullable
    Set<String> colors() {
        return colors;
    }

    int reviewCount() {
        return productReviews == null
                ? 0
                : productReviews.values().stream().mapToInt(List::size).sum();
    }

    @Nullable
    String comment() {
        return comment;
    }

    /** Returns the values of all fields, to compare two products. */
    List<@Nullable Object> facts() {
        return Arrays.asList(
                getId(),
                productCategory,
                isbn,
                title,
                price,
                description,
                authors,
                pageCount,
                inPublication,
                dimensions,
                brand,
                bicycleType,
                colors,
                inStock,
                quantityOnHand,
                relatedItems,
                pictures,
                productReviews,
                comment,
                safetyWarning);
    }
}
