package io.para4j.examples.quickstart;

import io.para4j.Para;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import java.math.BigDecimal;
import java.util.Set;

/** Steps that read single objects: whole, in part, as generic objects, and under unknown ids. */
final class ReadSteps {
    private final Store shop;
    private final Report report;

    ReadSteps(Para para, Report report) {
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Read");
        report.step("read a product", this::readWhole);
        report.step("read two of its fields", this::readSome);
        report.step("read without a class", this::readGeneric);
        report.step("read an unknown id", this::readUnknown);
    }

    private String readWhole() {
        CatalogProduct bicycle = shop.read(CatalogProduct.class, "123").orElseThrow();

        Check.equal("title", "Bicycle 123", bicycle.title());
        Check.equal("price", new BigDecimal(500), bicycle.price());
        Check.equal("colours", Set.of("Red", "Black"), bicycle.colors());
        Check.equal("version", 1L, bicycle.getVersion());
        Check.equal("reviews", 3, bicycle.reviewCount());
        return "Bicycle 123: 500, black or red, 3 reviews, version 1";
    }

    private String readSome() {
        CatalogProduct book = shop.read(CatalogProduct.class, "101", ReadOptions.only("title", "price"))
                .orElseThrow();

        Check.equal("title", "Book 101 Title", book.title());
        Check.equal("ISBN", null, book.isbn());
        Check.equal("version", null, book.getVersion());
        return "title and price; no version, so not for an update";
    }

    /** Reads a generic object, which has every stored attribute. Absent fields are not stored as null. */
    private String readGeneric() {
        Sysprop bicycle = shop.read(Sysprop.class, "123").orElseThrow();

        Check.equal("price", 500L, bicycle.get("price"));
        Check.that(!bicycle.getProperties().containsKey("isbn"), "a bicycle has no ISBN");
        Check.that(!bicycle.getProperties().containsKey("quantityOnHand"), "a null in the file is not stored");
        return bicycle.getProperties().size() + " of 19 attributes; null fields are not stored";
    }

    private String readUnknown() {
        Check.that(shop.read(CatalogProduct.class, "999").isEmpty(), "product 999 is not found");
        Check.that(!shop.exists("999"), "product 999 does not exist");
        return "empty; a failure would be an exception";
    }
}
