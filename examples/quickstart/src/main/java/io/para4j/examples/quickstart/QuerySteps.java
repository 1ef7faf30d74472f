package io.para4j.examples.quickstart;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.spi.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps that find objects by the indexes of their classes, and compare the cost with that of reading everything. */
final class QuerySteps {
    private final Store gazetteer;
    private final Store shop;
    private final Report report;
    private final Meter meter;

    QuerySteps(Para para, Report report, Meter meter) {
        this.gazetteer = para.store(Quickstart.GAZETTEER);
        this.shop = para.store(Quickstart.SHOP);
        this.report = report;
        this.meter = meter;
    }

    void run() {
        report.theme("Queries");
        if (!isOffered()) {
            report.step("find by an index", () -> "skipped, since the store keeps no indexes");
            return;
        }
        report.step("the largest cities", this::largest);
        report.step("bicycles by price", this::byPrice);
        report.step("bicycles, with a condition", this::withCondition);
        report.step("stop and continue", this::resume);
    }

    private boolean isOffered() {
        try {
            gazetteer.find(Query.of(City.class, "by_population").equal("AD"));
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** Finds the largest cities of a country, and the same among all cities that it reads. */
    private String largest() {
        Query<City> query =
                Query.of(City.class, "by_population").equal("DE").descending().page(Pager.of(5));

        long requests = meter.requests();
        double units = meter.readUnits();
        List<City> found = gazetteer.find(query).objects();
        String cost = cost(requests, units);

        requests = meter.requests();
        units = meter.readUnits();
        List<City> scanned = gazetteer.stream(City.class, Pager.of(500))
                .filter(city -> city.country().equals("DE"))
                .sorted(Comparator.comparingLong(City::population).reversed())
                .limit(5)
                .toList();
        if (meter.readUnits() > 0) {
            report.note("query: " + cost + "; scan: " + cost(requests, units));
        }
        Check.equal("cities", names(scanned), names(found));
        return names(found);
    }

    /** Returns what was sent since a moment. */
    private String cost(long requests, double readUnits) {
        long sent = meter.requests() - requests;
        return String.format(
                Locale.ROOT,
                "%d request%s, %.1f read units",
                sent,
                sent == 1 ? "" : "s",
                meter.readUnits() - readUnits);
    }

    private static String names(List<City> cities) {
        return cities.stream().map(City::getName).collect(Collectors.joining(", "));
    }

    /** Finds the bicycles of a price range in both directions. An index of numbers is ordered by value. */
    private String byPrice() {
        Query<CatalogProduct> query =
                Query.of(CatalogProduct.class, "by_price").equal("Bicycle").between(200, 400);

        List<String> rising = titles(query);
        List<String> falling = new ArrayList<>(titles(query.descending()));

        Collections.reverse(falling);
        Check.equal("bicycles", rising, falling);
        Check.equal("bicycles", List.of("21-Bike-202", "19-Bike-203", "18-Bike-204"), rising);
        return "3 from 200 to 400, in both directions";
    }

    private List<String> titles(Query<CatalogProduct> query) {
        return shop.findAll(query).map(CatalogProduct::title).toList();
    }

    /** Finds bicycles that also fulfil a condition. It is checked on each bicycle that the index finds. */
    private String withCondition() {
        Query<CatalogProduct> query = Query.of(CatalogProduct.class, "by_price")
                .equal("Bicycle")
                .where(Condition.equal("bicycleType", "Road"));

        List<String> road = titles(query);

        Check.equal("road bicycles", List.of("18-Bike-201", "21-Bike-202", "19-Bike-203"), road);
        return "3 of 6 bicycles are road bicycles, cheapest first";
    }

    /** Continues a query from a cursor. The cursor fits this query only. */
    private String resume() {
        Query<City> query = Query.of(City.class, "by_population").equal("US").from(500_000);
        Page<City> first = gazetteer.find(query.page(Pager.of(10)));
        String cursor = first.next().orElseThrow();
        report.note("cursor: " + cursor);

        Stream<City> others = gazetteer.findAll(query.page(Pager.of(20).after(cursor)));

        List<City> found = Stream.concat(first.objects().stream(), others).toList();
        Check.equal(
                "cities", inFile(city -> city.country().equals("US") && city.population() >= 500_000), found.size());
        return found.size() + " large cities of the US, no duplicates";
    }

    private static int inFile(Predicate<City> condition) {
        try (Stream<City> cities = Datasets.cities()) {
            return (int) cities.filter(condition).count();
        }
    }
}
