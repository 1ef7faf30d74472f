package io.para4j.examples.serverless;

import com.fasterxml.jackson.core.type.TypeReference;
import io.para4j.Para;
import io.para4j.examples.serverless.domain.ShopProduct;
import io.para4j.examples.serverless.http.ObjectField;
import io.para4j.examples.serverless.http.Representation;
import io.para4j.examples.serverless.http.ResourceEndpoint;
import io.para4j.spi.DeclaredIndexes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The collection of products. */
final class ProductsEndpoint extends ResourceEndpoint<ShopProduct> {
    @Inject
    ProductsEndpoint(Para para, DeclaredIndexes indexes) {
        super(para, ShopProduct.COLLECTION, representation(), indexes);
    }

    private static Representation<ShopProduct> representation() {
        TypeReference<String> text = new TypeReference<>() {};
        return new Representation<>(
                ShopProduct.class,
                ShopProduct::new,
                List.of(
                        ObjectField.of("title", text, ShopProduct::title, ShopProduct::setTitle),
                        ObjectField.of("category", text, ShopProduct::category, ShopProduct::setCategory),
                        ObjectField.of(
                                "price", new TypeReference<BigDecimal>() {}, ShopProduct::price, ShopProduct::setPrice),
                        ObjectField.of(
                                "stock", new TypeReference<Integer>() {}, ShopProduct::stock, ShopProduct::setStock),
                        ObjectField.of("description", text, ShopProduct::description, ShopProduct::setDescription),
                        ObjectField.of(
                                "attributes",
                                new TypeReference<Map<String, String>>() {},
                                ShopProduct::attributes,
                                ShopProduct::setAttributes)));
    }
}
