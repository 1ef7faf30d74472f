package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ParaException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the code of getting-started.md, model.md, operations.md and errors.md. */
class GuideTest {
    private final Config config = ConfigFactory.empty();
    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();
    private Para started;

    @BeforeEach
    void start() {
        started = Para.start(new ParaModule(config).types(Product.class).validator(validator), new MemoryDAOModule());
    }

    @AfterEach
    void close() {
        started.close();
    }

    @Test
    void gettingStartedStartsPara() {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        Para para = Para.start(new ParaModule().types(Product.class).validator(validator), new MemoryDAOModule());

        try (para) {
            assertThat(para.apps().read("shop")).isEmpty();
        }
    }

    @Test
    void gettingStartedStoresObjects() {
        Para para = started;

        para.apps().openOrCreate("shop");
        Store shop = para.store("shop");

        Product book = new Product("Bicycles", Product.Category.BOOK, new BigDecimal("20.00"));
        String id = shop.create(book);

        Product read = shop.read(Product.class, id).orElseThrow();
        read.setPrice(new BigDecimal("18.50"));
        shop.update(read);

        book.setPrice(new BigDecimal("25.00")); // holds version 1; version 2 is stored
        assertThatThrownBy(() -> shop.update(book)).isInstanceOf(VersionConflictException.class);

        shop.modify(
                Product.class,
                id,
                product -> product.setPrice(product.getPrice().add(BigDecimal.ONE)));

        Product after = shop.patch(
                id,
                Patch.of(Product.class)
                        .add("stock", 5)
                        .append("tags", "sale")
                        .set("price", new BigDecimal("15.00"))
                        .onlyIf(Condition.lessThan("price", 20)));

        assertThat(after.getStock()).isEqualTo(5);
        assertThat(after.getTags()).containsExactly("sale");
        assertThat(after.getPrice()).isEqualByComparingTo("15");
        assertThat(after.getVersion()).isEqualTo(4);
    }

    @Test
    void gettingStartedReadsMany() {
        started.apps().create("shop");
        Store shop = started.store("shop");
        shop.createAll(products(250));
        String id = shop.create(new Product("Bicycles", Product.Category.BOOK, BigDecimal.TEN));

        Map<String, Product> found = shop.readAll(Product.class, List.of(id, "unknown"));

        Page<ParaObject> page = shop.readPage(Pager.of(100));
        while (page.next().isPresent()) {
            page = shop.readPage(Pager.of(100).after(page.next().get()));
        }

        long objects = shop.stream(Product.class, Pager.first()).count();

        Optional<Product> latest = shop.read(Product.class, id, ReadOptions.strong());
        Optional<Product> prices = shop.read(Product.class, id, ReadOptions.only("price", "stock"));

        assertThat(found).containsOnlyKeys(id);
        assertThat(page.objects()).hasSize(51);
        assertThat(objects).isEqualTo(251);
        assertThat(latest.orElseThrow().getTitle()).isEqualTo("Bicycles");
        assertThat(prices.orElseThrow().getVersion()).isNull();
    }

    @Test
    void gettingStartedImportsAndExports() {
        Para para = started;
        para.apps().create("shop");
        Store shop = para.store("shop");
        List<Product> products = products(600);
        AtomicInteger imported = new AtomicInteger();

        shop.createAll(
                products.stream(), result -> imported.addAndGet(result.entries().size()));

        List<ParaObject> export = shop.stream(Pager.first().generic()).toList();
        para.apps().create("copy");
        para.store("copy").restoreAll(export);

        assertThat(imported).hasValue(600);
        String id = products.get(7).getId();
        assertThat(para.store("copy").read(Product.class, id).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("appid")
                .isEqualTo(products.get(7));
    }

    @Test
    void operationsDeleteAnApp() {
        Para para = started;
        para.apps().create("blog");
        List<Long> deleted = new ArrayList<>();

        para.apps().delete("blog", removed -> deleted.add(removed));

        assertThat(para.apps().read("blog")).isEmpty();
    }

    @Test
    void modelStoresTheMarkedFields() {
        started.apps().create("shop");
        Store shop = started.store("shop");
        Product bicycle = new Product("Road", Product.Category.BICYCLE, new BigDecimal("99.95"));
        bicycle.setAuthors(Set.of("Brand A"));
        bicycle.setDimensions(new Product.Dimensions(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE));
        bicycle.setShownAs("not stored");
        String id = shop.create(bicycle);

        Product read = shop.read(Product.class, id).orElseThrow();
        assertThat(read.getDimensions()).isEqualTo(bicycle.getDimensions());
        assertThat(read.getAuthors()).isEqualTo(bicycle.getAuthors());
        assertThat(read.getCategory()).isEqualTo(Product.Category.BICYCLE);
        assertThat(read.getShownAs()).isNull();
    }

    @Test
    void modelHasGenericObjects() {
        started.apps().create("gazetteer");
        Store gazetteer = started.store("gazetteer");

        Sysprop city = new Sysprop("city").set("population", 3_432_000).set("river", "Spree");
        String id = gazetteer.create(city);
        gazetteer.update(city.set("river", null).set("elevation", 34));
        Sysprop stored = gazetteer.read(Sysprop.class, id).orElseThrow();

        assertThat(stored.getProperties()).isEqualTo(Map.of("population", 3_432_000L, "elevation", 34L));
    }

    @Test
    void errorsReportTheOutcomeOfEachObjectOfABatch() {
        started.apps().create("shop");
        Store shop = started.store("shop");
        List<Product> products = products(3);
        products.add(new Product(" ", Product.Category.BOOK, BigDecimal.TEN));
        int created = 0;
        Map<String, ParaException> refused = new LinkedHashMap<>();
        List<String> toBeRead = new ArrayList<>();

        try {
            shop.createAll(products);
        } catch (BatchException e) {
            for (BatchEntry entry : e.entries()) {
                switch (entry.state()) {
                    case DONE -> created++;
                    case REFUSED -> refused.put(entry.id(), entry.error().orElseThrow());
                    case UNKNOWN -> toBeRead.add(entry.id());
                }
            }
        }

        assertThat(created).isEqualTo(3);
        assertThat(refused.values()).singleElement().asString().contains("title must not be blank");
        assertThat(toBeRead).isEmpty();
    }

    private static List<Product> products(int count) {
        List<Product> products = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i -> new Product("Product " + i, Product.Category.BOOK, BigDecimal.valueOf(i)))
                .forEach(products::add);
        return products;
    }
}
