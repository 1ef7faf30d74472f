package io.para4j.examples.quickstart;

import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.ConditionFailedException;
import io.para4j.spi.Condition;
import java.math.BigDecimal;
import java.util.List;

/** Steps that change fields in place without reading the object first, some of them under a condition. */
final class PatchSteps {
    private final Store shop;
    private final Report report;

    PatchSteps(Para para, Report report) {
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Changes in place");
        report.step("four changes in one patch", this::changeTogether);
        report.step("a condition that holds", this::conditionHolds);
        report.step("a condition that does not", this::conditionFails);
    }

    private String changeTogether() {
        CatalogProduct product = shop.patch(
                "123",
                Patch.of(CatalogProduct.class)
                        .set("price", new BigDecimal("449.90"))
                        .add("quantityOnHand", 12)
                        .append("tags", "summer", "sale")
                        .remove("comment"));

        Check.equal("price", new BigDecimal("449.90"), product.price());
        Check.equal("stock", 12, product.quantityOnHand());
        Check.equal("tags", List.of("summer", "sale"), product.getTags());
        Check.equal("comment", null, product.comment());
        return "price, stock and tags set, comment removed, atomically";
    }

    private String conditionHolds() {
        CatalogProduct product = shop.patch("204", discount(400, 350));

        Check.equal("price", new BigDecimal(350), product.price());
        return "400 to 350, since it was 400";
    }

    /** The error holds the stored object at the moment of the refusal, so no read is needed. */
    private String conditionFails() {
        ConditionFailedException error =
                Check.refused(ConditionFailedException.class, () -> shop.patch("204", discount(400, 300)));

        Check.equal(
                "price", new BigDecimal(350), error.stored(CatalogProduct.class).price());
        Check.equal(
                "price",
                new BigDecimal(350),
                shop.read(CatalogProduct.class, "204").orElseThrow().price());
        report.note(error);
        return "still 350, since it was not 400";
    }

    private static Patch<CatalogProduct> discount(int from, int to) {
        return Patch.of(CatalogProduct.class).set("price", to).onlyIf(Condition.equal("price", from));
    }
}
