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
 * Shows what a refused call looks like: a typed error whose text says what was refused, why, and what to do next. Nothing is
 * changed by any of them.
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
        report.theme("What a refused call looks like");
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
            Product before = shop.read(Product.class, "101").orElseThrow();
            E refusal = Check.refused(error, call);
            Product after = shop.read(Product.class, "101").orElseThrow();
            Check.equal("revision", before.getRevision(), after.getRevision());
            report.note(refusal);
            return error.getSimpleName();
        });
    }

    private void createAgain() {
        Product book = book();
        book.setId("101");
        shop.create(book);
    }

    private void createTooLarge() {
        Product book = book();
        book.setDescription("It was a dark and stormy night. ".repeat(16_000));
        shop.create(book);
    }

    private void updateInvalid() {
        Product book = shop.read(Product.class, "101").orElseThrow();
        book.setTitle(" ");
        book.setPrice(new BigDecimal(-1));
        shop.update(book);
    }

    private void patchLocked() {
        shop.patch("101", Patch.of(Product.class).set("isbn", "978-0000000000"));
    }

    private void resumeElsewhere() {
        String cursor =
                para.store(Quickstart.GAZETTEER).readPage(Pager.of(10)).next().orElseThrow();
        shop.readPage(Pager.of(10).after(cursor));
    }

    private static Product book() {
        return new Product("Book", "A Book", new BigDecimal("12.50"));
    }
}
