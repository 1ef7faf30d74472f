package io.para4j.examples.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A plot of lines on two logarithmic axes, as SVG. It follows the reader's preference for light or dark. */
final class LogPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 92;
    private static final int RIGHT = 170;
    private static final int TOP = 44;
    private static final int BOTTOM = 54;
    private static final int LABEL_GAP = 16;

    private static final String STYLE = """
            <style>
            text { font: 13px sans-serif; fill: #1f2328; } .grid { stroke: #d1d9e0; stroke-width: 1; }
            .back { fill: #ffffff; } path { fill: none; stroke-width: 2; }
            .s0 { stroke: #0969da; fill: #0969da; } .s1 { stroke: #bc4c00; fill: #bc4c00; } .s2 { stroke: #1a7f37; fill: #1a7f37; }
            .s3 { stroke: #8250df; fill: #8250df; } .s4 { stroke: #bf3989; fill: #bf3989; } .s5 { stroke: #6e7781; fill: #6e7781; }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3; } .grid { stroke: #3d444d; } .back { fill: #0d1117; }
            .s0 { stroke: #4493f8; fill: #4493f8; } .s1 { stroke: #f0883e; fill: #f0883e; } .s2 { stroke: #3fb950; fill: #3fb950; }
            .s3 { stroke: #ab7df8; fill: #ab7df8; } .s4 { stroke: #f778ba; fill: #f778ba; } .s5 { stroke: #9198a1; fill: #9198a1; }
            }
            path.s0, path.s1, path.s2, path.s3, path.s4, path.s5 { fill: none; }
            text.label { stroke: none; }
            </style>
            """;

    private final String title;
    private final String xTitle;
    private final Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();

    LogPlot(String title, String xTitle) {
        this.title = title;
        this.xTitle = xTitle;
    }

    /** Adds a line. Lines without points are left out. */
    void line(String name, Map<Double, Double> points) {
        if (!points.isEmpty()) {
            lines.put(name, points);
        }
    }

    /** An axis from one power of ten to another. */
    private record Axis(int low, int high, double start, double end) {
        static Axis of(DoubleStream values, double start, double end) {
            double[] all = values.toArray();
            int low = (int) Math.floor(Math.log10(DoubleStream.of(all).min().orElse(1)) + 1e-9);
            int high = (int) Math.ceil(Math.log10(DoubleStream.of(all).max().orElse(10)) - 1e-9);
            return new Axis(low, Math.max(high, low + 1), start, end);
        }

        double at(double value) {
            return start + (Math.log10(value) - low) / (high - low) * (end - start);
        }
    }

    String svg() {
        Axis x = Axis.of(values(Map::keySet), LEFT, WIDTH - RIGHT);
        Axis y = Axis.of(values(Map::values), HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                title);
        svg.append(STYLE);
        add(svg, "<rect class=\"back\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT);
        add(svg, "<text x=\"%d\" y=\"24\" font-weight=\"bold\">%s</text>", LEFT, title);
        grid(svg, x, y);
        curves(svg, x, y);
        return svg.append("</svg>\n").toString();
    }

    private DoubleStream values(Function<Map<Double, Double>, Collection<Double>> axis) {
        return lines.values().stream()
                .flatMap(points -> axis.apply(points).stream())
                .mapToDouble(value -> value);
    }

    private void grid(StringBuilder svg, Axis x, Axis y) {
        for (int power = x.low(); power <= x.high(); power++) {
            double at = x.at(Math.pow(10, power));
            add(svg, "<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/>", at, y.start(), y.end());
            add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", at, y.start() + 18, power(power));
        }
        for (int power = y.low(); power <= y.high(); power++) {
            double at = y.at(Math.pow(10, power));
            add(svg, "<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", x.start(), at, x.end());
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, at + 4, power(power));
        }
        double middle = (x.start() + x.end()) / 2;
        add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", middle, HEIGHT - 12, xTitle);
    }

    private void curves(StringBuilder svg, Axis x, Axis y) {
        List<Double> labels = new ArrayList<>();
        int series = 0;
        for (Map.Entry<String, Map<Double, Double>> line : lines.entrySet()) {
            String path = line.getValue().entrySet().stream()
                    .map(point -> format("%.1f %.1f", x.at(point.getKey()), y.at(point.getValue())))
                    .collect(Collectors.joining("L", "M", ""));
            add(svg, "<path class=\"s%d\" d=\"%s\"/>", series, path);
            double last = 0;
            for (Map.Entry<Double, Double> point : line.getValue().entrySet()) {
                last = y.at(point.getValue());
                add(svg, "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", series, x.at(point.getKey()), last);
            }
            add(
                    svg,
                    "<text class=\"label s%d\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    series,
                    x.end() + 10,
                    free(labels, last) + 4,
                    line.getKey());
            series++;
        }
    }

    /** Returns a height near the wanted one where a label overlaps no other. */
    private static double free(List<Double> taken, double wanted) {
        double height = wanted;
        for (int step = 1; overlaps(taken, height); step++) {
            height = wanted + (step % 2 == 0 ? -1 : 1) * (step + 1) / 2 * LABEL_GAP / 2.0;
        }
        taken.add(height);
        return height;
    }

    private static boolean overlaps(List<Double> taken, double height) {
        return taken.stream().anyMatch(other -> Math.abs(other - height) < LABEL_GAP);
    }

    private static String power(int power) {
        return power < 0 ? Double.toString(Math.pow(10, power)) : format("%,d", (long) Math.pow(10, power));
    }

    private static void add(StringBuilder svg, String format, Object... arguments) {
        svg.append(format(format, arguments)).append('\n');
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
