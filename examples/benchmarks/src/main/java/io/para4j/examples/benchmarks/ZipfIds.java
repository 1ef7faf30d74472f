package io.para4j.examples.benchmarks;

import java.util.Arrays;
import java.util.Random;

/** A generator of ids that follow a Zipf distribution: the id of rank {@code r} has a weight of {@code 1 / r^skew}. */
final class ZipfIds {
    private final double[] weightsUpTo;
    private final Random random;

    /**
     * Creates a generator of the ids from 0 to {@code count - 1}, in the order of their rank.
     *
     * @param count the number of ids
     * @param skew 0 for equal weights; the greater it is, the more often the first ids come
     * @param random the source of random numbers
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
