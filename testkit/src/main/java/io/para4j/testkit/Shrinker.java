package io.para4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shrinks a failing sequence while it still fails. It removes steps by delta debugging (Zeller and Hildebrandt,
 * "Simplifying and Isolating Failure-Inducing Input", 2002) until no single step can be left out, replaces the remaining
 * steps by simpler ones, and repeats both while that helps.
 */
final class Shrinker {
    private final Predicate<List<Step>> fails;
    private final long deadline;

    /**
     * Creates a shrinker.
     *
     * @param fails returns whether a sequence still fails
     * @param deadline the moment, by {@link System#nanoTime}, after which the smallest sequence found so far is
     *     returned
     */
    Shrinker(Predicate<List<Step>> fails, long deadline) {
        this.fails = fails;
        this.deadline = deadline;
    }

    List<Step> shrink(List<Step> failing) {
        List<Step> smallest = failing;
        List<Step> before;
        do {
            before = smallest;
            smallest = simplify(remove(smallest));
        } while (!smallest.equals(before) && !isLate());
        return smallest;
    }

    private boolean isLate() {
        return System.nanoTime() - deadline > 0;
    }

    /** Leaves out runs of steps, starting with long runs and with the last steps. */
    private List<Step> remove(List<Step> failing) {
        List<Step> smallest = failing;
        int length = Math.max(1, smallest.size() / 2);
        while (length > 0 && !isLate()) {
            int size = smallest.size();
            for (int end = size; end > 0; end -= length) {
                List<Step> fewer = new ArrayList<>(smallest);
                fewer.subList(Math.max(0, end - length), end).clear();
                if (!fewer.isEmpty() && fails.test(fewer)) {
                    smallest = fewer;
                }
            }
            boolean isTriedAgain = length == 1 && smallest.size() < size;
            length = isTriedAgain ? 1 : length / 2;
        }
        return smallest;
    }

    private List<Step> simplify(List<Step> failing) {
        List<Step> simplest = failing;
        for (int i = 0; i < simplest.size(); i++) {
            boolean isSimpler = true;
            while (isSimpler && !isLate()) {
                isSimpler = false;
                for (Step step : simpler(simplest.get(i))) {
                    List<Step> simpler = with(simplest, i, step);
                    if (!isSimpler && fails.test(simpler)) {
                        simplest = simpler;
                        isSimpler = true;
                    }
                }
            }
        }
        return simplest;
    }

    private static List<Step> simpler(Step step) {
        List<Step> simpler = new ArrayList<>(step.simpler());
        if (step.app() > 0) {
            simpler.add(step.in(0));
        }
        return simpler;
    }

    static <T> List<T> without(List<T> elements, int index) {
        List<T> fewer = new ArrayList<>(elements);
        fewer.remove(index);
        return fewer;
    }

    static <T> List<T> with(List<T> elements, int index, T element) {
        List<T> other = new ArrayList<>(elements);
        other.set(index, element);
        return other;
    }
}
