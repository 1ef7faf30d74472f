package io.para4j.examples.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plots and tables of growth. A row of the figures is a series, and its metrics are the sizes. */
public final class GrowthPlots {
    /** The series of the store in memory, by the number of objects in it. */
    public static final List<String> MEMORY =
            List.of("create and delete", "read", "patch", "first page of 100", "last page of 100", "query of 20");

    /** The series of heap that the store in memory takes for an object. */
    public static final String HEAP = "bytes an object";

    /** The series of pages of DynamoDB, by the number of objects in the page. */
    public static final List<String> PAGES = List.of("readPage", "page by hand");

    /** The series of batches of DynamoDB, by the number of objects in the batch. */
    public static final List<String> BATCHES = List.of("createAll", "batch by hand");

    private GrowthPlots() {}

    static Map<String, String> plots(Figures figures) {
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put(
                "memory.svg", plot("Store in memory: CPU time of a call, µs", "objects in the store", figures, MEMORY));
        plots.put("pages.svg", plot("DynamoDB: CPU time of a page, µs", "objects in the page", figures, PAGES));
        plots.put("batches.svg", plot("DynamoDB: CPU time of createAll, µs", "objects in the batch", figures, BATCHES));
        return plots;
    }

    private static String plot(String title, String x, Figures figures, List<String> series) {
        LogPlot plot = new LogPlot(title, x);
        for (String name : series) {
            plot.line(name, points(figures, name));
        }
        return plot.svg();
    }

    private static Map<Double, Double> points(Figures figures, String name) {
        Map<Double, Double> points = new LinkedHashMap<>();
        for (int size : sizes(figures, name)) {
            points.put((double) size, figures.get(name, size(size)).mean());
        }
        return points;
    }

    /** Returns the metric of a size. */
    public static String size(int objects) {
        return "%07d".formatted(objects);
    }

    private static List<Integer> sizes(Figures figures, String name) {
        List<Integer> sizes = new ArrayList<>();
        for (int size = 1; size <= 1_000_000; size *= 10) {
            if (figures.find(name, size(size)).isPresent()) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    static String markdown(Figures figures) {
        List<String> memory = new ArrayList<>(MEMORY);
        memory.add(HEAP);
        return "![Store in memory](plots/memory.svg)\n\n"
                + table("store in memory, µs a call", figures, memory)
                + "\n![Pages](plots/pages.svg)\n\n"
                + table("DynamoDB, µs a page", figures, PAGES)
                + "\n![Batches](plots/batches.svg)\n\n"
                + table("DynamoDB, µs a batch", figures, BATCHES);
    }

    private static String table(String title, Figures figures, List<String> series) {
        GridTable table = new GridTable(figures, title);
        for (int size : sizes(figures, series.get(0))) {
            table.figure("%,d".formatted(size), "%1$s", size(size));
        }
        return table.markdown(series.stream().map(name -> new Object[] {name}).toArray(Object[][]::new));
    }
}
