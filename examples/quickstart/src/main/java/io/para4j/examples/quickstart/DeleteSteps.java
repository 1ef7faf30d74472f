package io.para4j.examples.quickstart;

import io.para4j.Para;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.VersionConflictException;
import java.math.BigDecimal;

/** Deletes objects, checked and unchecked, and at the end the apps. */
final class DeleteSteps {
    private final Para para;
    private final Store shop;
    private final Report report;

    DeleteSteps(Para para, Report report) {
        this.para = para;
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Delete");
        report.step("an object as it was read", this::deleteChecked);
        report.step("whatever has an id", this::deleteById);
    }

    /** Leaves nothing behind, whatever became of the other steps. */
    void cleanUp() {
        report.theme("Clean up");
        report.step("delete an app", this::deleteShop);
        report.step("delete the other", this::deleteGazetteer);
    }

    private String deleteChecked() {
        Product stale = shop.read(Product.class, "102").orElseThrow();
        Product current = shop.modify(Product.class, "102", product -> product.setPrice(new BigDecimal(25)));

        Check.refused(VersionConflictException.class, () -> shop.delete(stale));
        Check.that(shop.exists("102"), "what was refused is still there");
        shop.delete(current);
        Check.that(!shop.exists("102"), "it is deleted");
        return "refused while changed meanwhile, then done";
    }

    private String deleteById() {
        shop.delete("103");
        shop.delete("103");

        Check.that(!shop.exists("103"), "it is deleted");
        return "done; that it is gone already is no error";
    }

    private String deleteShop() {
        para.apps().delete(Quickstart.SHOP);

        Check.refused(AppNotFoundException.class, () -> shop.read("101"));
        Check.that(para.store(Quickstart.GAZETTEER).exists("2643743"), "the other app still has London");
        return "shop is gone, the gazetteer is untouched";
    }

    private String deleteGazetteer() {
        para.apps().delete(Quickstart.GAZETTEER);

        Check.that(para.apps().read(Quickstart.GAZETTEER).isEmpty(), "the app is deleted");
        return "no app is left";
    }
}
