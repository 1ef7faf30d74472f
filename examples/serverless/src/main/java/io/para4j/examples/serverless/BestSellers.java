package io.para4j.examples.serverless;

import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.TransactionException;
import io.para4j.examples.serverless.domain.CountedChange;
import io.para4j.examples.serverless.domain.OrderLine;
import io.para4j.examples.serverless.domain.ProductSales;
import io.para4j.examples.serverless.domain.ShopOrder;
import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStart;
import io.para4j.feed.ObjectChange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * The best sellers of each category of a tenant, kept in step with the orders by their changes. A new order adds what it
 * sells, and a cancelled one takes it off again. It serves events of Lambda and feeds alike.
 *
 * <p>Each change counts once, however often it comes: the record that it was counted is created in the same transaction.
 * Since the effects are sums, changes may also come late and in any order. So one that had failed may be repeated after
 * those that followed it.
 */
public final class BestSellers implements ChangeHandler {
    private final Para para;
    private final Transactions transactions;

    @Inject
    public BestSellers(Para para, Transactions transactions) {
        this.para = para;
        this.transactions = transactions;
    }

    /** Returns the sales of a category that has any, the best first. */
    public List<ProductSales> of(String tenant, String category) {
        return para.store(tenant)
                .find(Query.of(ProductSales.class, ProductSales.BY_CATEGORY)
                        .equal(category)
                        .from(1)
                        .descending())
                .objects();
    }

    /**
     * Starts a feed of a tenant's changes: for processes without Lambda, and to repeat changes that were given up.
     *
     * @param tenant the tenant
     * @param subscription the name of the subscription. It begins at its checkpoint, or if it has none, at the oldest
     *     change that the store has
     */
    public Feed start(String tenant, String subscription) {
        return para.changes().start(FeedPlan.of(tenant).from(FeedStart.oldest()).each(subscription, this));
    }

    /** Counts an order that was placed or cancelled. All other changes are left out before their objects are converted. */
    @Override
    public void handle(ObjectChange change) {
        if (!change.type().equals(ShopOrder.TYPE)) {
            return; // among them what this handler writes itself
        }
        switch (change.kind()) {
            case CREATED -> change.after(ShopOrder.class).ifPresent(order -> count(change, order, 1));
            case DELETED -> change.before(ShopOrder.class).ifPresent(order -> count(change, order, -1));
            case UPDATED -> {} // the lines of an order never change
        }
    }

    private void count(ObjectChange change, ShopOrder order, int sign) {
        try {
            if (!isDone(change, order, sign)) {
                createSales(para.store(change.app()), order);
                if (!isDone(change, order, sign)) {
                    throw new IllegalStateException("the sales of " + change + " were deleted meanwhile");
                }
            }
        } catch (AppNotFoundException e) {
            // The tenant was closed, and its read model with it.
        }
    }

    /** Counts a change if it was not counted yet, and returns whether it is now. Otherwise sales have to be created. */
    private boolean isDone(ObjectChange change, ShopOrder order, int sign) {
        try {
            transactions.write(tx -> {
                Transaction.Part part = tx.in(change.app());
                part.create(new CountedChange(change));
                sold(order)
                        .forEach(line -> part.patch(
                                idOf(line), Patch.of(ProductSales.class).add("sold", (long) sign * line.quantity())));
            });
            return true;
        } catch (TransactionException e) {
            List<Optional<ParaException>> errors =
                    e.entries().stream().map(TransactionException.Entry::error).toList();
            if (errors.get(0).orElse(null) instanceof ObjectExistsException) {
                return true;
            }
            if (errors.stream().anyMatch(error -> error.orElse(null) instanceof ObjectNotFoundException)) {
                return false;
            }
            throw e;
        }
    }

    private static void createSales(Store store, ShopOrder order) {
        for (OrderLine line : sold(order)) {
            try {
                store.create(new ProductSales(line.product(), String.valueOf(line.category())));
            } catch (ObjectExistsException e) {
                // The product was sold before.
            }
        }
    }

    /** Returns the lines whose category is known. Orders of before the read model have none, and are not counted. */
    private static List<OrderLine> sold(ShopOrder order) {
        return order.lines().stream().filter(line -> line.category() != null).toList();
    }

    private static String idOf(OrderLine line) {
        return ProductSales.idOf(line.product(), String.valueOf(line.category()));
    }
}
