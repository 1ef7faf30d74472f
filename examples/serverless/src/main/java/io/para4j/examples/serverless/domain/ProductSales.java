package io.para4j.examples.serverless.domain;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import io.para4j.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * The number of pieces of a product that were sold in a category: the read model of the orders. It is not offered over
 * HTTP. A product that moved to another category has sales in both.
 */
@Type("sales")
@Index(name = ProductSales.BY_CATEGORY, partition = "category", sort = "sold")
public final class ProductSales extends AbstractParaObject {
    /** The index that lists the sales of a category by their number. */
    public static final String BY_CATEGORY = "by_category";

    @Stored
    @Locked
    private @Nullable String product;

    @Stored
    @Locked
    private @Nullable String category;

    @Stored
    private long sold;

    ProductSales() {}

    /** Creates the sales of a product that was not sold yet. */
    public ProductSales(String product, String category) {
        setId(idOf(product, category));
        this.product = product;
        this.category = category;
    }

    /** Returns the id of the sales of a product in a category. The id of a product has no colon. */
    public static String idOf(String product, String category) {
        return "sales:" + product + ":" + category;
    }

    public @Nullable String product() {
        return product;
    }

    public @Nullable String category() {
        return category;
    }

    public long sold() {
        return sold;
    }
}
