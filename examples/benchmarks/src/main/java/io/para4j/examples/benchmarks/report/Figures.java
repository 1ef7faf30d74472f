package io.para4j.examples.benchmarks.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of one table, by row and metric. */
public final class Figures {
    /** The metric of CPU time in microseconds a call. */
    public static final String CPU = "cpu";

    /** The metric of bytes allocated a call. */
    public static final String BYTES = "bytes";

    /** The metric of the benchmark's own score. */
    public static final String SCORE = "score";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final SortedMap<String, SortedMap<String, Figure>> rows = new TreeMap<>();

    /** Creates figures of nothing. */
    public Figures() {}

    /** Adds the samples of a metric. */
    public void add(String row, String metric, Collection<Double> samples) {
        add(row, metric, Figure.of(samples));
    }

    private void add(String row, String metric, Figure figure) {
        rows.computeIfAbsent(row, name -> new TreeMap<>()).put(metric, figure);
    }

    boolean has(String row) {
        return rows.containsKey(row);
    }

    Figure get(String row, String metric) {
        return find(row, metric).orElseThrow(() -> new IllegalStateException(row + " has no " + metric));
    }

    Optional<Figure> find(String row, String metric) {
        return Optional.ofNullable(rows.getOrDefault(row, new TreeMap<>()).get(metric));
    }

    /** Writes the figures of a table. */
    public void writeTo(Path file) {
        write(file, rows);
    }

    /** Reads the figures of a table. */
    public static Figures read(Path file) {
        return of(parse(file, new TypeReference<Map<String, Map<String, Figure>>>() {}));
    }

    static void writeAll(Path file, Map<String, Figures> tables) {
        SortedMap<String, Object> content = new TreeMap<>();
        tables.forEach((name, figures) -> content.put(name, figures.rows));
        write(file, content);
    }

    static SortedMap<String, Figures> readAll(Path file) {
        SortedMap<String, Figures> tables = new TreeMap<>();
        parse(file, new TypeReference<Map<String, Map<String, Map<String, Figure>>>>() {})
                .forEach((name, rows) -> tables.put(name, of(rows)));
        return tables;
    }

    private static Figures of(Map<String, Map<String, Figure>> rows) {
        Figures figures = new Figures();
        rows.forEach((row, metrics) -> metrics.forEach((metric, figure) -> figures.add(row, metric, figure)));
        return figures;
    }

    private static void write(Path file, Object content) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, JSON.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T parse(Path file, TypeReference<T> type) {
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
