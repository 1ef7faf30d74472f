package io.para4j.examples.guide;

import io.para4j.feed.ObjectChange;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.FeedPosition;
import java.util.Optional;

/** The number of all pieces in the shop, with the position in the changes up to which it counts. */
public final class StockCount extends AbstractParaObject {
    @Stored
    private long pieces;

    @Stored
    private String position;

    StockCount() {}

    public StockCount(String id) {
        setId(id);
    }

    public long getPieces() {
        return pieces;
    }

    public Optional<FeedPosition> position() {
        return Optional.ofNullable(position).map(FeedPosition::new);
    }

    public void count(ObjectChange change) {
        if (!change.position().text().equals(position)) {
            pieces += stock(change.after(Product.class)) - stock(change.before(Product.class));
            position = change.position().text();
        }
    }

    private static int stock(Optional<Product> product) {
        return product.map(Product::getStock).orElse(0);
    }
}
