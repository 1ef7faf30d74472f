package io.para4j.examples.quickstart;

import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.ParaException;
import io.para4j.error.TypeMismatchException;
import java.math.BigDecimal;

/**
 * Steps that show refused calls. Each gives a typed error whose text states what was refused, why, and what to do next.
 * None changes anything.
 */
final class RefusalSteps {
    private final Para para;
    private final Store shop;
    private final Report report;

    RefusalSteps(Para para, Report report) {
        this.para = para;
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Refused calls");
        refusal("an id that is taken", ObjectExistsException.class, this::createAgain);
        refusal("an object too large", ObjectTooLargeException.class, this::createTooLarge);
        refusal("validation", InvalidObjectException.class, this::updateInvalid);
        refusal("a locked field", InvalidObjectException.class, this::patchLocked);
        refusal("another type", TypeMismatchException.class, () -> shop.read(City.class, "101"));
        refusal("another app's cursor", InvalidCursorException.class, this::resumeElsewhere);
        refusal(
                "an unknown app",
                AppNotFoundException.class,
                () -> para.store("attic").read("1"));
    }

    private <E extends ParaException> void refusal(String title, Class<E> error, Runnable call) {
        report.step(title, () -> {
            CatalogProduct before = shop.read(CatalogProduct.class, "101").orElseThrow();
            E refusal = Check.refused(error, call);
            CatalogProduct after = shop.read(CatalogProduct.class, "101").orElseThrow();
            Check.equal("revision", before.getRevision(), after.getRevision());
            report.note(refusal);
            return error.getSimpleName();
        });
    }

    private void createAgain() {
        CatalogProduct book = book();
        book.setId("101");
        shop.create(book);
    }

    private void createTooLarge() {
        CatalogProduct book = book();
        book.setDescription("It was a dark and stormy night. ".repeat(16_000));
        shop.create(book);
    }

    private void updateInvalid() {
        CatalogProduct book = shop.read(CatalogProduct.class, "101").orElseThrow();
        book.setTitle(" ");
        book.setPrice(new BigDecimal(-1));
        shop.update(book);
    }

    private void patchLocked() {
        shop.patch("101", Patch.of(CatalogProduct.class).set("isbn", "978-0000000000"));
    }

    private void resumeElsewhere() {
        String cursor =
                para.store(Quickstart.GAZETTEER).readPage(Pager.of(10)).next().orElseThrow();
        shop.readPage(Pager.of(10).after(cursor));
    }

    private static CatalogProduct book() {
        return new CatalogProduct("Book", "A Book", new BigDecimal("12.50"));
    }
}
