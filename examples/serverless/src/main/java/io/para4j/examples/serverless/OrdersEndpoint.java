package io.para4j.examples.serverless;

import com.fasterxml.jackson.core.type.TypeReference;
import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.TransactionException;
import io.para4j.error.VersionConflictException;
import io.para4j.examples.serverless.domain.OrderLine;
import io.para4j.examples.serverless.domain.ShopAccount;
import io.para4j.examples.serverless.domain.ShopOrder;
import io.para4j.examples.serverless.domain.ShopProduct;
import io.para4j.examples.serverless.http.ObjectField;
import io.para4j.examples.serverless.http.Problem;
import io.para4j.examples.serverless.http.ProblemException;
import io.para4j.examples.serverless.http.Representation;
import io.para4j.examples.serverless.http.ResourceEndpoint;
import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;
import io.para4j.spi.DeclaredIndexes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The collection of orders. Placing and cancelling an order changes stock and account with it, or nothing. */
final class OrdersEndpoint extends ResourceEndpoint<ShopOrder> {
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    OrdersEndpoint(Para para, Transactions transactions, DeclaredIndexes indexes, Clock clock) {
        super(para, ShopOrder.COLLECTION, representation(), indexes);
        this.transactions = transactions;
        this.clock = clock;
    }

    private static Representation<ShopOrder> representation() {
        TypeReference<String> text = new TypeReference<>() {};
        return new Representation<>(
                ShopOrder.class,
                ShopOrder::new,
                List.of(
                        ObjectField.onCreation("account", text, ShopOrder::account, ShopOrder::setAccount),
                        ObjectField.onCreation(
                                "lines",
                                new TypeReference<List<OrderLine>>() {},
                                ShopOrder::lines,
                                ShopOrder::setLines),
                        ObjectField.readOnly("total", new TypeReference<BigDecimal>() {}, ShopOrder::total),
                        ObjectField.readOnly("placed", new TypeReference<Instant>() {}, ShopOrder::placed),
                        ObjectField.of(
                                "state",
                                new TypeReference<ShopOrder.State>() {},
                                ShopOrder::state,
                                ShopOrder::setState),
                        ObjectField.of("note", text, ShopOrder::note, ShopOrder::setNote)));
    }

    /** Takes the products from the stock and the money from the account, and stores the order: all, or nothing. */
    @Override
    protected void create(Store store, ShopOrder order) {
        order.place(priced(store, order), clock.instant());
        apply(tx -> {
            Transaction.Part part = tx.in(store.app());
            part.create(order);
            order.lines().forEach(line -> part.patch(line.product(), taking(line, price(line))));
            part.patch(
                    ShopAccount.idOf(String.valueOf(order.account())),
                    Patch.of(ShopAccount.class)
                            .add("balance", order.total().negate())
                            .onlyIf(Condition.greaterOrEqual("balance", order.total())));
        });
    }

    /** Takes products from the stock, if there are enough and their price is still the one of the order. */
    private static Patch<ShopProduct> taking(OrderLine line, BigDecimal price) {
        return Patch.of(ShopProduct.class)
                .add("stock", -line.quantity())
                .onlyIf(Condition.greaterOrEqual("stock", line.quantity()).and(Condition.equal("price", price)));
    }

    private static BigDecimal price(OrderLine line) {
        return Objects.requireNonNull(line.price(), "the line of an order that was placed has a price");
    }

    private static List<OrderLine> priced(Store store, ShopOrder order) {
        List<OrderLine> lines = order.lines();
        refuse(violations(order, lines));
        List<String> ids = lines.stream().map(OrderLine::product).toList();
        Map<String, ParaObject> products = store.readAll(ParaObject.class, ids, ReadOptions.strong());
        List<OrderLine> priced = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (OrderLine line : lines) {
            if (products.get(line.product()) instanceof ShopProduct product) {
                priced.add(line.of(product));
            } else {
                violations.add("lines[" + lines.indexOf(line) + "].product is no product of the shop");
            }
        }
        refuse(violations);
        return priced;
    }

    private static List<String> violations(ShopOrder order, List<@Nullable OrderLine> lines) {
        List<String> violations = new ArrayList<>();
        Set<String> products = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            String place = "lines[" + i + "]";
            if (line == null || line.product() == null || !Representation.isId(line.product())) {
                violations.add(place + ".product needs the id of a product");
            } else if (line.product().equals(order.getId()) || !products.add(line.product())) {
                violations.add(place + ".product is in another line too, or is the order");
            }
            if (line != null && line.quantity() < 1) {
                violations.add(place + ".quantity must be at least 1");
            }
            if (line != null && line.price() != null) {
                violations.add(place + ".price is set by the shop");
            }
            if (line != null && line.category() != null) {
                violations.add(place + ".category is set by the shop");
            }
        }
        if (lines.size() > ShopOrder.MAX_LINES) {
            violations.add("lines are at most " + ShopOrder.MAX_LINES);
        }
        return violations;
    }

    private static void refuse(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.INVALID_OBJECT, "The order cannot be placed like this.")
                    .with("violations", violations);
        }
    }

    /** Cancels an order that has not been sent: gives back stock and money, and deletes it. */
    @Override
    protected void delete(Store store, ShopOrder order) {
        if (order.state() == ShopOrder.State.SENT) {
            throw new ProblemException(Problem.REFUSED, "An order that was sent cannot be cancelled.");
        }
        List<String> ids = order.lines().stream().map(OrderLine::product).toList();
        Map<String, ParaObject> products = store.readAll(ParaObject.class, ids, ReadOptions.strong());
        apply(tx -> {
            Transaction.Part part = tx.in(store.app());
            part.delete(order);
            order.lines().stream()
                    .filter(line -> products.get(line.product()) instanceof ShopProduct)
                    .forEach(line -> part.patch(
                            line.product(), Patch.of(ShopProduct.class).add("stock", line.quantity())));
            part.patch(
                    ShopAccount.idOf(String.valueOf(order.account())),
                    Patch.of(ShopAccount.class).add("balance", order.total()));
        });
    }

    /** Applies a transaction. If the order itself is the reason of a refusal, that error is thrown. */
    private void apply(Consumer<Transaction> writes) {
        try {
            transactions.write(writes);
        } catch (TransactionException e) {
            ParaException own = e.entries().get(0).error().orElse(e);
            throw own instanceof ObjectExistsException || own instanceof VersionConflictException ? own : e;
        }
    }
}
