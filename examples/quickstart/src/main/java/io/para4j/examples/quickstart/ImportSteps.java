package io.para4j.examples.quickstart;

import static io.para4j.examples.quickstart.Quickstart.GAZETTEER;
import static io.para4j.examples.quickstart.Quickstart.SHOP;

import io.para4j.BatchResult;
import io.para4j.Para;
import io.para4j.Store;
import io.para4j.model.App;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Steps that create two apps and fill them from files. */
final class ImportSteps {
    private final Para para;
    private final Report report;

    ImportSteps(Para para, Report report) {
        this.para = para;
        this.report = report;
    }

    void run() {
        report.theme("Import");
        report.step("create two apps", this::createApps);
        report.step("create all products", this::createProducts);
        report.step("create all cities", this::createCities);
    }

    private String createApps() {
        for (String name : List.of(SHOP, GAZETTEER)) {
            App app = para.apps().create(name);
            Check.equal("the app's state", App.State.ACTIVE, app.getState());
        }
        return "shop and gazetteer, separate from each other";
    }

    private String createProducts() {
        Store shop = para.store(SHOP);
        List<CatalogProduct> products = Datasets.products();

        List<String> ids = shop.createAll(products);

        Check.equal("products", Datasets.PRODUCTS, ids.size());
        for (CatalogProduct product : products) {
            CatalogProduct stored = shop.read(CatalogProduct.class, String.valueOf(product.getId()))
                    .orElseThrow();
            Check.equal("product " + product.getId(), product.facts(), stored.facts());
        }
        long books =
                products.stream().filter(each -> each.category().equals("Book")).count();
        return books + " books, " + (products.size() - books) + " bicycles, read back as in the file";
    }

    /** Creates the objects of a stream in batches, so that the stream may be larger than memory. */
    private String createCities() {
        AtomicInteger batches = new AtomicInteger();
        try (Stream<City> cities = Datasets.cities()) {
            para.store(GAZETTEER).createAll(cities, batch -> {
                throwFirstError(batch);
                report.progress(batch.offset() + batch.entries().size());
                batches.incrementAndGet();
            });
        }
        return Report.number(Datasets.CITIES) + " cities in " + batches + " batches, with progress";
    }

    private static void throwFirstError(BatchResult batch) {
        batch.entries().stream()
                .flatMap(entry -> entry.error().stream())
                .findFirst()
                .ifPresent(error -> {
                    throw error;
                });
    }
}
