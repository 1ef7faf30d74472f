package io.para4j.examples.quickstart;

import io.para4j.ObjectKey;
import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Snapshot;
import io.para4j.Store;
import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.error.ConfigException;
import io.para4j.error.TransactionException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Steps that change several objects together: an order takes a bicycle from the stock and money from a wallet. */
final class TransactionSteps {
    private static final String ADA = "ada";
    private static final String OWNER = "owner";
    private static final long MONEY = 500;

    private final Para para;
    private final Store shop;
    private final Report report;

    TransactionSteps(Para para, Report report) {
        this.para = para;
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Transactions");
        Optional<Transactions> offered = offered();
        if (offered.isEmpty()) {
            report.step("several objects together", () -> "skipped, since the store has no transactions");
            return;
        }
        Transactions transactions = offered.get();
        report.step("an order", () -> order(transactions));
        report.step("two orders, one bicycle", () -> compete(transactions));
        report.step("a refused order", () -> refuse(transactions));
    }

    private Optional<Transactions> offered() {
        try {
            return Optional.of(para.transactions());
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    /** Stores an order, and takes the stock and the money, all or nothing. */
    private String order(Transactions transactions) {
        shop.createAll(List.of(new Wallet(ADA, MONEY), new Wallet(OWNER, 0)));
        int stock = stock("202");

        transactions.write(tx -> order(tx.in(Quickstart.SHOP), "202", 200));

        Check.equal("stock", stock - 1, stock("202"));
        Check.equal("money", List.of(300L, 200L), money(transactions));
        return "bicycle sold for 200, wallets 300 and 200";
    }

    private static void order(Transaction.Part tx, String bicycle, long price) {
        Sysprop order = new Sysprop("order");
        order.setName("bicycle " + bicycle + " for " + ADA);
        tx.create(order);
        tx.patch(
                bicycle,
                Patch.of(CatalogProduct.class)
                        .add("quantityOnHand", -1)
                        .onlyIf(Condition.greaterThan("quantityOnHand", 0)));
        tx.patch(ADA, Patch.of(Wallet.class).add("money", -price).onlyIf(Condition.greaterOrEqual("money", price)));
        tx.patch(OWNER, Patch.of(Wallet.class).add("money", price));
    }

    /**
     * Reads, decides and writes. Another order takes the bicycle in the meantime, so the function runs again, and finds
     * none.
     */
    private String compete(Transactions transactions) {
        shop.patch("205", Patch.of(CatalogProduct.class).set("quantityOnHand", 1));
        AtomicInteger runs = new AtomicInteger();

        boolean isSold = transactions.modify(tx -> {
            CatalogProduct bicycle =
                    tx.in(Quickstart.SHOP).read(CatalogProduct.class, "205").orElseThrow();
            Wallet ada = tx.in(Quickstart.SHOP).read(Wallet.class, ADA).orElseThrow();
            Wallet owner = tx.in(Quickstart.SHOP).read(Wallet.class, OWNER).orElseThrow();
            if (runs.incrementAndGet() == 1) {
                transactions.write(other -> order(other.in(Quickstart.SHOP), "205", 100));
            }
            if (!bicycle.takeOne()) {
                return false;
            }
            ada.pay(owner, 100);
            List.of(bicycle, ada, owner).forEach(tx.in(Quickstart.SHOP)::update);
            return true;
        });

        Check.that(!isSold, "the slower order has found no bicycle");
        Check.equal("runs", 2, runs.get());
        Check.equal("stock", 0, stock("205"));
        Check.equal("money", List.of(200L, 300L), money(transactions));
        return "the slower one ran again, and found none";
    }

    /** The error has the parts that were refused. Nothing of the others was done. */
    private String refuse(Transactions transactions) {
        TransactionException error = Check.refused(
                TransactionException.class, () -> transactions.write(tx -> order(tx.in(Quickstart.SHOP), "203", 300)));

        long refused = error.entries().stream()
                .filter(part -> part.error().isPresent())
                .count();
        Check.equal("refused parts", 2L, refused);
        Check.equal("money", List.of(200L, 300L), money(transactions));
        report.note(error);
        return "no stock and too little money, nothing changed";
    }

    /** Reads both wallets in one state. */
    private static List<Long> money(Transactions transactions) {
        ObjectKey<Wallet> ada = new ObjectKey<>(Quickstart.SHOP, Wallet.class, ADA);
        ObjectKey<Wallet> owner = new ObjectKey<>(Quickstart.SHOP, Wallet.class, OWNER);
        Snapshot wallets = transactions.read(List.of(ada, owner));
        return List.of(
                wallets.get(ada).orElseThrow().money(),
                wallets.get(owner).orElseThrow().money());
    }

    private int stock(String id) {
        return Optional.ofNullable(
                        shop.read(CatalogProduct.class, id).orElseThrow().quantityOnHand())
                .orElse(0);
    }
}
