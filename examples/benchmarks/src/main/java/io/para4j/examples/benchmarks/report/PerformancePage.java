package io.para4j.examples.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code docs/performance.md}. Its tables stand between markers and are written from
 * {@code docs/performance.json}, as are the plots. The text around them is written by hand.
 */
public final class PerformancePage {
    private static final String BEGIN = "<!-- table: %s -->\n";
    private static final String END = "<!-- end of table -->\n";

    private final Path docs;

    /**
     * Creates a page.
     *
     * @param docs the folder of the docs
     */
    public PerformancePage(Path docs) {
        this.docs = docs;
    }

    private Path page() {
        return docs.resolve("performance.md");
    }

    private Path json() {
        return docs.resolve("performance.json");
    }

    /** Returns the published figures by the command of their table. */
    public SortedMap<String, Figures> published() {
        return Files.exists(json()) ? Figures.readAll(json()) : new TreeMap<>();
    }

    /** Publishes the figures of a folder, and keeps those of the tables that it lacks. */
    public void publish(Path results) {
        SortedMap<String, Figures> all = published();
        for (Table table : Table.values()) {
            Path file = results.resolve(table.command() + ".json");
            if (Files.exists(file)) {
                all.put(table.command(), Figures.read(file));
            }
        }
        Figures.writeAll(json(), all);
        try {
            Files.writeString(page(), rendered());
            for (Map.Entry<String, String> plot : plots().entrySet()) {
                Files.createDirectories(docs.resolve("plots"));
                Files.writeString(docs.resolve("plots").resolve(plot.getKey()), plot.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the page with the tables of the published figures. */
    public String rendered() throws IOException {
        String text = Files.readString(page());
        for (Map.Entry<String, Figures> each : published().entrySet()) {
            text = replaced(text, Table.valueOf(each.getKey().toUpperCase(Locale.ROOT)), each.getValue());
        }
        return text;
    }

    private static String replaced(String page, Table table, Figures figures) {
        String begin = BEGIN.formatted(table.command());
        Matcher matcher = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(END), Pattern.DOTALL)
                .matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no table " + table.command());
        }
        return page.substring(0, matcher.start())
                + begin
                + "\n"
                + table.markdown(figures)
                + "\n"
                + END
                + page.substring(matcher.end());
    }

    /** Returns the plots of the published figures by file name. */
    public Map<String, String> plots() {
        Figures growth = published().get(Table.GROWTH.command());
        return growth == null ? Map.of() : GrowthPlots.plots(growth);
    }
}
