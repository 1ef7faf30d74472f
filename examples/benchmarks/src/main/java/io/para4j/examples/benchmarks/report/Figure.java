package io.para4j.examples.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;

/**
 * A measured value.
 *
 * @param mean the mean of the samples
 * @param error half of the 95 % confidence interval of the mean; 0 if it is unknown
 */
public record Figure(double mean, double error) {
    /** Students t for 95 %, of about ten samples. */
    private static final double T = 2.2;

    /** Returns the figure of some samples. */
    public static Figure of(Collection<Double> samples) {
        double mean =
                samples.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = samples.stream()
                .mapToDouble(sample -> (sample - mean) * (sample - mean))
                .sum();
        int count = samples.size();
        double error = count == 1 ? 0 : T * Math.sqrt(squares / (count - 1) / count);
        return new Figure(rounded(mean), rounded(error));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    /** Returns the ratio to another figure. */
    Figure over(Figure other) {
        double ratio = mean / other.mean;
        return new Figure(ratio, ratio * Math.hypot(error / mean, other.error / other.mean));
    }

    /** Returns the mean with three digits. */
    String text() {
        return digits(mean);
    }

    /** Returns the mean, and the error with as many decimals if it is known. */
    String withError() {
        return text() + spread(decimals(mean));
    }

    /** Returns the mean as a ratio with two decimals, and the error if it is known. */
    String ratio() {
        return String.format(Locale.ROOT, "%.2f", mean) + spread(2);
    }

    private String spread(int decimals) {
        return error == 0 ? "" : String.format(Locale.ROOT, " ± %,." + decimals + "f", error);
    }

    static String digits(double value) {
        return String.format(Locale.ROOT, "%,." + decimals(value) + "f", value);
    }

    private static int decimals(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return 0;
        }
        return value >= 10 ? 1 : 2;
    }
}
