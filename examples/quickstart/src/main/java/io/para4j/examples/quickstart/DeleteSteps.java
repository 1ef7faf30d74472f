package io.para4j.examples.quickstart;

import io.para4j.Para;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.VersionConflictException;
import java.math.BigDecimal;

/** Steps that delete objects, with and without a check of the version, and finally the apps. */
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
        report.step("an object that was read", this::deleteChecked);
        report.step("by id, unchecked", this::deleteById);
    }

    /** Deletes the apps, whether or not other steps failed. */
    void cleanUp() {
        report.theme("Clean up");
        report.step("delete an app", this::deleteShop);
        report.step("delete the other app", this::deleteGazetteer);
    }

    private String deleteChecked() {
        CatalogProduct stale = shop.read(CatalogProduct.class, "102").orElseThrow();
        CatalogProduct current =
                shop.modify(CatalogProduct.class, "102", product -> product.setPrice(new BigDecimal(25)));

        Check.refused(VersionConflictException.class, () -> shop.delete(stale));
        Check.that(shop.exists("102"), "the refused object still exists");
        shop.delete(current);
        Check.that(!shop.exists("102"), "the object is deleted");
        return "refused after a change by another client, then done";
    }

    private String deleteById() {
        shop.delete("103");
        shop.delete("103");

        Check.that(!shop.exists("103"), "the object is deleted");
        return "done; deleting it again is no error";
    }

    private String deleteShop() {
        para.apps().delete(Quickstart.SHOP);

        Check.refused(AppNotFoundException.class, () -> shop.read("101"));
        Check.that(para.store(Quickstart.GAZETTEER).exists("2643743"), "the other app still has London");
        return "shop is deleted, gazetteer is unchanged";
    }

    private String deleteGazetteer() {
        para.apps().delete(Quickstart.GAZETTEER);

        Check.that(para.apps().read(Quickstart.GAZETTEER).isEmpty(), "the app is deleted");
        return "all apps are deleted";
    }
}
