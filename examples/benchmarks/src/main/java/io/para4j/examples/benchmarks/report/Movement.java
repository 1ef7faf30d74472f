package io.para4j.examples.benchmarks.report;

import java.util.Locale;
import java.util.Map;

/**
 * A comparison of ratios measured in a short run with the published ones. Ratios of CPU time move by noise and by short
 * warm-up, so smaller movements than {@link #TOLERANCE} are not reported. Ratios of bytes hardly do.
 */
public final class Movement {
    private static final double TOLERANCE = 0.1;
    private static final double BYTES_TOLERANCE = 0.02;

    private Movement() {}

    /**
     * Returns a report of a line for each measured ratio.
     *
     * @param now the new figures of the tables with ratios, in one
     * @param published the published figures by table
     */
    public static String report(Figures now, Map<String, Figures> published) {
        StringBuilder report = new StringBuilder();
        line(report, "one call", "metric", "published", "now", "");
        Table.goals()
                .filter(row -> row.isIn(now))
                .forEach(row -> published.values().stream().filter(row::isIn).forEach(before -> {
                    compare(report, row, Figures.CPU, TOLERANCE, now, before);
                    compare(report, row, Figures.BYTES, BYTES_TOLERANCE, now, before);
                }));
        return report.toString();
    }

    private static void compare(
            StringBuilder report, RatioTable.Row row, String metric, double tolerance, Figures now, Figures published) {
        Figure before = row.ratio(published, metric);
        Figure after = row.ratio(now, metric);
        double moved = after.mean() - before.mean();
        double noise = Math.hypot(before.error(), after.error()) + tolerance * before.mean();
        String verdict = Math.abs(moved) <= noise ? "" : moved < 0 ? "FASTER" : "SLOWER";
        line(report, row.title(), metric, before.ratio(), after.ratio(), verdict);
    }

    private static void line(StringBuilder report, Object... cells) {
        report.append(String.format(Locale.ROOT, "%-36s %-7s %14s %14s  %s%n", cells));
    }
}
