package io.para4j.examples.quickstart;

import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.Store;
import io.para4j.error.ConfigException;
import io.para4j.examples.quickstart.CategoryTotals.Total;
import io.para4j.feed.Changes;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps that keep a read model in step with the shop by its change feed. */
final class FeedSteps {
    private static final String NAME = "totals";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Para para;
    private final Store shop;
    private final Report report;
    private final CategoryTotals model = new CategoryTotals();
    private final FeedPlan plan = FeedPlan.of(Quickstart.SHOP).each(NAME, model).pollEvery(Duration.ofMillis(20));

    FeedSteps(Para para, Report report) {
        this.para = para;
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
    }

    void run() {
        report.theme("Change feed");
        Optional<Changes> offered = offered();
        if (offered.isEmpty()) {
            report.step("a read model", () -> "skipped, since the store has no change feed");
            return;
        }
        Changes changes = offered.get();
        report.step("a read model", () -> load(changes));
        report.step("follow the shop", () -> follow(changes));
        report.step("resume after an end", () -> resume(changes));
        changes.checkpoints().delete(Quickstart.SHOP, NAME);
    }

    private Optional<Changes> offered() {
        try {
            return Optional.of(para.changes());
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    /** Fixes the position at which the feed begins, then walks over the objects. Changes meanwhile are handled later. */
    private String load(Changes changes) {
        para.apps().enableFeed(Quickstart.SHOP);
        changes.start(plan).close();
        products().forEach(model::put);

        Check.equal("totals", walk(), model.totals());
        return model.totals().entrySet().stream()
                .map(each -> each.getKey() + ": " + text(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(Total total) {
        return total.number() + " for " + total.price().stripTrailingZeros().toPlainString();
    }

    private Stream<CatalogProduct> products() {
        return shop.stream(CatalogProduct.class, Pager.first());
    }

    /** Computes the totals without the feed. */
    private Map<String, Total> walk() {
        CategoryTotals walked = new CategoryTotals();
        products().forEach(walked::put);
        return walked.totals();
    }

    private String follow(Changes changes) throws InterruptedException {
        try (Feed feed = changes.start(plan)) {
            shop.createAll(List.of(lamp("lamp-1", 30), lamp("lamp-2", 45), lamp("lamp-3", 60)));
            shop.modify(CatalogProduct.class, "lamp-2", lamp -> lamp.setPrice(new BigDecimal(40)));
            shop.delete("lamp-3");

            Map<String, Total> expected = walk();
            Check.equal("totals", expected, model.await(expected, TIMEOUT));
            Check.that(feed.status().isRunning(), "the feed is running");
        }
        return "lamps: " + lamps() + ", in step with the shop";
    }

    private String lamps() {
        return text(Objects.requireNonNull(model.totals().get("Lamp")));
    }

    private static CatalogProduct lamp(String id, int price) {
        CatalogProduct lamp = new CatalogProduct("Lamp", "A lamp", new BigDecimal(price));
        lamp.setId(id);
        return lamp;
    }

    /** The feed goes on from its checkpoint, and gets the changes of the time in which it did not run. */
    private String resume(Changes changes) throws InterruptedException {
        Map<String, Total> before = model.totals();
        shop.create(lamp("lamp-4", 20));
        shop.modify(CatalogProduct.class, "lamp-1", lamp -> lamp.setPrice(new BigDecimal(35)));
        Map<String, Total> expected = walk();
        Check.equal("totals of the closed feed", before, model.totals());

        String found;
        try (Feed feed = changes.start(plan)) {
            Check.equal("totals", expected, model.await(expected, TIMEOUT));
            found = lamps();
            shop.deleteAllById(List.of("lamp-1", "lamp-2", "lamp-4"));
            Map<String, Total> atTheEnd = walk();
            Check.equal("totals", atTheEnd, model.await(atTheEnd, TIMEOUT));
            Check.that(feed.status().isRunning(), "the feed is running");
        }
        return "lamps: " + found + ", no change was missed";
    }
}
