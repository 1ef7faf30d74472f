package io.para4j.examples.benchmarks;

import java.util.Arrays;
import java.util.Random;

/** Draws ids of which few are asked for often: the one of rank {@code r} with a weight of {@code 1 / r^skew}. */
final class ZipfIds {
    private final double[] weightsUpTo;
    private final Random random;

    /**
     * Prepares the ids from 0 to {@code count - 1}, by rank.
     *
     * @param count how many there are
     * @param skew 0 if all are alike; the greater, the more the first are preferred
     * @param random draws
     */
    ZipfIds(int count, double skew, Random random) {
        this.random = random;
        weightsUpTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 / Math.pow(i + 1, skew);
            weightsUpTo[i] = sum;
        }
    }

    String next() {
        double drawn = random.nextDouble() * weightsUpTo[weightsUpTo.length - 1];
        int found = Arrays.binarySearch(weightsUpTo, drawn);
        return Integer.toString(found < 0 ? -found - 1 : found);
    }
}
