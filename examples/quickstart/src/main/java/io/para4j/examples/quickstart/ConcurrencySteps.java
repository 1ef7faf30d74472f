package io.para4j.examples.quickstart;

import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Steps in which several clients write the same object. No change is lost, and nothing is sold twice. */
final class ConcurrencySteps {
    private static final int DELIVERIES = 25;

    private final Store shop;
    private final Report report;

    ConcurrencySteps(Para para, Report report) {
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Several writers");
        report.step("two clients, one price", this::twoClients);
        report.step("modify: retry on conflict", this::modify);
        report.step("a counter from 8 threads", this::count);
        report.step("8 buyers, 3 bicycles", this::sell);
    }

    private String twoClients() {
        CatalogProduct first = shop.read(CatalogProduct.class, "201").orElseThrow();
        CatalogProduct second = shop.read(CatalogProduct.class, "201").orElseThrow();

        first.setPrice(new BigDecimal(110));
        shop.update(first);
        second.setPrice(new BigDecimal(90));
        VersionConflictException conflict = Check.refused(VersionConflictException.class, () -> shop.update(second));

        Check.equal("price", first.price(), priceOf("201"));
        report.note(conflict);
        return "first: 100 to 110; second: refused";
    }

    /** Reads, changes and updates. If another client was faster, {@code modify} starts again. */
    private String modify() {
        CatalogProduct product = shop.modify(
                CatalogProduct.class, "201", each -> each.setPrice(each.price().subtract(BigDecimal.TEN)));

        Check.equal("price", new BigDecimal(100), product.price());
        Check.equal("price", product.price(), priceOf("201"));
        Check.equal("version", 3L, product.getVersion());
        return "110 to 100, version 3";
    }

    /** Adds to a field in the store, in one atomic step that returns the object after the addition. */
    private String count() throws Exception {
        Patch<CatalogProduct> delivery = Patch.of(CatalogProduct.class).add("quantityOnHand", 1);

        List<List<Integer>> counts = Crowd.each(() -> {
            List<Integer> mine = new ArrayList<>();
            for (int i = 0; i < DELIVERIES; i++) {
                mine.add(shop.patch("202", delivery).quantityOnHand());
            }
            return mine;
        });

        int all = Crowd.THREADS * DELIVERIES;
        List<Integer> seen =
                counts.stream().flatMap(Collection::stream).sorted().toList();
        Check.equal("counts", IntStream.rangeClosed(1, all).boxed().toList(), seen);
        Check.equal("stock", all, stockOf("202"));
        return "8 × 25 deliveries: stock " + all + ", each count seen once";
    }

    /** Checks and lowers the stock in one atomic step, so that it never falls below zero. */
    private String sell() throws Exception {
        shop.patch("203", Patch.of(CatalogProduct.class).set("quantityOnHand", 3));
        Patch<CatalogProduct> sale = Patch.of(CatalogProduct.class)
                .add("quantityOnHand", -1)
                .onlyIf(Condition.greaterThan("quantityOnHand", 0));

        List<Boolean> sold = Crowd.each(() -> trySell("203", sale));

        Check.equal("sold", 3L, sold.stream().filter(each -> each).count());
        Check.equal("stock", 0, stockOf("203"));
        return "3 sold, 5 refused, stock 0";
    }

    private boolean trySell(String id, Patch<CatalogProduct> sale) {
        try {
            shop.patch(id, sale);
            return true;
        } catch (ConditionFailedException e) {
            return false;
        }
    }

    private BigDecimal priceOf(String id) {
        return shop.read(CatalogProduct.class, id).orElseThrow().price();
    }

    private @Nullable Integer stockOf(String id) {
        return shop.read(CatalogProduct.class, id).orElseThrow().quantityOnHand();
    }
}
