package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.BatchEntry;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the code of finding.md. */
class FindingPageTest {
    private final Para para = Para.start(
            new ParaModule(ConfigFactory.empty()).types(Customer.class, Invoice.class), new MemoryDAOModule());
    private Store shop;

    static final class Customer extends AbstractParaObject {
        @Stored
        String email;

        @Stored
        List<String> invoiceIds = new ArrayList<>();

        Customer() {}

        Customer(String email) {
            this.email = email;
            setId("customer:" + email);
        }
    }

    static final class Invoice extends AbstractParaObject {
        @Stored
        int total;

        Invoice() {}

        Invoice(Customer customer, int number, int total) {
            this.total = total;
            setId(customer.getId() + ":invoice:" + number);
            setParentid(customer.getId());
        }
    }

    @BeforeEach
    void create() {
        para.apps().openOrCreate("shop");
        shop = para.store("shop");
    }

    @AfterEach
    void close() {
        para.close();
    }

    @Test
    void objectsAreFoundByIdsThatSayWhatTheyAre() {
        shop.create(new Customer("ada@example.com"));

        Optional<Customer> ada = shop.read(Customer.class, "customer:ada@example.com");

        assertThat(ada).isPresent();
    }

    @Test
    void childrenAreFoundByTheIdsThatTheirParentHolds() {
        Customer ada = new Customer("ada@example.com");
        List<Invoice> written = IntStream.range(0, 3)
                .mapToObj(number -> new Invoice(ada, number, 10 * number))
                .toList();
        shop.createAll(written);
        written.forEach(invoice -> ada.invoiceIds.add(invoice.getId()));
        shop.create(ada);

        Map<String, Invoice> invoices = shop.readAll(Invoice.class, ada.invoiceIds);

        assertThat(invoices).hasSize(3);
    }

    @Test
    void objectsOfOneTypeAreReadPageByPage() {
        shop.create(new Customer("ada@example.com"));
        for (int i = 0; i < 25; i++) {
            Invoice invoice = new Invoice();
            invoice.total = i;
            shop.create(invoice);
        }

        long open = shop.stream(Invoice.class, Pager.of(10))
                .filter(invoice -> invoice.total > 20)
                .count();

        Page<ParaObject> page = shop.readPage(Pager.of(10));
        List<Invoice> invoices = page.objects().stream()
                .filter(Invoice.class::isInstance)
                .map(Invoice.class::cast)
                .toList();
        Optional<String> cursor = page.next();

        assertThat(open).isEqualTo(4);
        assertThat(invoices).hasSizeLessThanOrEqualTo(10);
        assertThat(cursor).isPresent();
    }

    @Test
    void badLinesOfAnImportAreKeptApart() {
        shop.create(new Customer("ada@example.com"));
        Stream<String> lines = Stream.of("bob@example.com", "no address", "ada@example.com");

        List<String> rejected = new ArrayList<>();
        shop.createAll(
                lines.flatMap(line -> customer(line, rejected)),
                result -> result.entries().stream()
                        .filter(entry -> entry.state() != BatchEntry.State.DONE)
                        .forEach(entry ->
                                rejected.add(entry.id() + ": " + entry.error().orElseThrow())));

        assertThat(rejected).hasSize(2).first().isEqualTo("no address: expected an address with @");
        assertThat(rejected.get(1)).startsWith("customer:ada@example.com: ").contains("OBJECT_EXISTS");
        assertThat(shop.stream(Customer.class, Pager.first())).hasSize(2);
    }

    private static Stream<Customer> customer(String line, List<String> rejected) {
        if (!line.contains("@")) {
            rejected.add(line + ": expected an address with @");
            return Stream.empty();
        }
        return Stream.of(new Customer(line));
    }
}
