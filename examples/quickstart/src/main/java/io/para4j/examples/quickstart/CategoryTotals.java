package io.para4j.examples.quickstart;

import io.para4j.feed.ChangeHandler;
import io.para4j.feed.ObjectChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A read model that a change feed keeps in step: the number of products and their total price by category. It keeps the
 * last state of each product, so a change that arrives twice is not counted twice. Safe for use by many threads.
 */
final class CategoryTotals implements ChangeHandler {
    private final Map<String, CatalogProduct> products = new HashMap<>();

    /** The products of a category. */
    record Total(int number, BigDecimal price) {
        Total plus(Total other) {
            return new Total(number + other.number, price.add(other.price));
        }
    }

    @Override
    public synchronized void handle(ObjectChange change) {
        change.after(CatalogProduct.class).ifPresentOrElse(this::put, () -> products.remove(change.id()));
        notifyAll();
    }

    synchronized void put(CatalogProduct product) {
        products.put(product.getId(), product);
    }

    synchronized Map<String, Total> totals() {
        Map<String, Total> totals = new TreeMap<>();
        for (CatalogProduct product : products.values()) {
            totals.merge(product.category(), new Total(1, product.price()), Total::plus);
        }
        return totals;
    }

    /** Waits until the totals are as expected, or a time has passed. Returns the totals. */
    synchronized Map<String, Total> await(Map<String, Total> expected, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (left > 0 && !totals().equals(expected)) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return totals();
    }
}
