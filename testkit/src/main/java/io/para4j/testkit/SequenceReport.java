package io.para4j.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report of a sequence that differs from the model: the rules, the facts, and the smallest such sequence as a test.
 */
final class SequenceReport {
    private SequenceReport() {}

    static String of(Sequence sequence, List<Step> failing, long seed, Duration limit) {
        List<Step> smallest = shrink(sequence, failing, limit);
        Optional<Sequence.Difference> difference = sequence.run(smallest);
        if (difference.isEmpty()) {
            return "a sequence of " + failing.size() + " steps differed from the model, but not when repeated"
                    + " (again with -Dpara.testkit.seed=" + seed + ")";
        }
        Sequence.Difference each = difference.get();
        String where = each.index() < smallest.size()
                ? "step " + (each.index() + 1) + " of " + smallest.size()
                : "all objects after " + smallest.size() + " steps";
        return "[" + each.step().rules() + "] " + where + ": " + each + " (again with -Dpara.testkit.seed=" + seed
                + ")\n" + test(smallest, seed, sequence.isIndexed());
    }

    /** Shrinks a failing sequence until nothing can be left out or the time limit is reached. */
    static List<Step> shrink(Sequence sequence, List<Step> failing, Duration limit) {
        return new Shrinker(steps -> sequence.run(steps).isPresent(), System.nanoTime() + limit.toNanos())
                .shrink(failing);
    }

    /** Returns a sequence as a test method. */
    static String test(List<Step> steps, long seed, boolean isIndexed) {
        List<String> lines = new ArrayList<>();
        lines.add("@Test");
        lines.add("void seed" + Long.toString(seed).replace('-', '_') + "() {");
        if (isIndexed) {
            lines.add("    // Needs this index of type doc: by_text, partition s (text), sort n (number).");
        }
        lines.add(JavaText.of(steps, ModelApps.create(isIndexed)));
        lines.add("}");
        return String.join("\n", lines);
    }
}
