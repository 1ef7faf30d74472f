package io.para4j.examples.quickstart;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.Store;
import io.para4j.model.ParaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps that read all cities: page by page, from a saved cursor, and as a stream. */
final class PagingSteps {
    private final Store gazetteer;
    private final Report report;

    PagingSteps(Para para, Report report) {
        this.gazetteer = para.store(Quickstart.GAZETTEER);
        this.report = report;
    }

    void run() {
        report.theme("Paging");
        report.step("read all pages", this::walk);
        report.step("stop and continue", this::resume);
        report.step("stream", this::stream);
    }

    private String walk() {
        List<Page<ParaObject>> pages = new ArrayList<>();
        Optional<Pager> next = Optional.of(Pager.of(500));
        while (next.isPresent()) {
            Page<ParaObject> page = gazetteer.readPage(next.get());
            pages.add(page);
            next = page.next().map(next.get()::after);
        }

        Map<String, Object> walked = pages.stream()
                .flatMap(page -> page.objects().stream())
                .map(City.class::cast)
                .collect(Collectors.toMap(City::getId, City::facts));
        Check.equal("cities", Datasets.CITIES, walked.size());
        try (Stream<City> cities = Datasets.cities()) {
            cities.forEach(city -> Check.equal("city " + city.getId(), city.facts(), walked.get(city.getId())));
        }
        return Report.number(walked.size()) + " cities on " + pages.size() + " pages, all as in the file";
    }

    /** Continues from a cursor. It is text that is valid in any process and at any later time. */
    private String resume() {
        Page<ParaObject> first = gazetteer.readPage(Pager.of(1_000));
        String cursor = first.next().orElseThrow();
        report.note("cursor: " + cursor);

        List<ParaObject> others = gazetteer.stream(Pager.of(500).after(cursor)).toList();

        long different = Stream.concat(first.objects().stream(), others.stream())
                .map(ParaObject::getId)
                .distinct()
                .count();
        Check.equal("cities", (long) Datasets.CITIES, different);
        Check.equal("cities after the cursor", Datasets.CITIES - 1_000, others.size());
        return "1,000 cities, then the other " + Report.number(others.size()) + ", no duplicates";
    }

    private String stream() {
        List<City> cities =
                gazetteer.stream(Pager.of(500)).map(City.class::cast).toList();

        long countries = cities.stream().map(City::country).distinct().count();
        String largest = cities.stream()
                .sorted(Comparator.comparingLong(City::population).reversed())
                .limit(3)
                .map(City::getName)
                .collect(Collectors.joining(", "));
        Check.equal("largest cities", "Shanghai, Istanbul, Buenos Aires", largest);
        return countries + " countries; " + largest;
    }
}
