package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.tests.interleavings.SteppedCache.Failing;
import io.para4j.testkit.tests.interleavings.Turns.Chooser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;

/**
 * One order of the turns of some operations, which can be taken again. As text, such as
 * {@code read+update/stored/absences/sound/121222}.
 *
 * @param operations what is interleaved
 * @param setting under which circumstances
 * @param turns whose turn it is, one after the other: a digit each, from 1
 */
record Schedule(List<CacheOperation> operations, Setting setting, String turns) {

    /** What is there before the operations begin. */
    enum Before {
        /** An item that is stored and cached, so that the first read is a hit. */
        CACHED,
        /** An item that is stored only, so that the first read is a miss. */
        STORED,
        /** Nothing, after an item was deleted; the cache knows that if it keeps absences. */
        DELETED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The circumstances of operations.
     *
     * @param before what is there before
     * @param keepsAbsences whether it is cached that nothing is stored
     * @param failing which calls of the cache fail
     */
    record Setting(Before before, boolean keepsAbsences, Failing failing) {
        private static final String ABSENCES = "absences";

        @Override
        public String toString() {
            return before + "/" + (keepsAbsences ? ABSENCES : "items") + "/" + failing;
        }
    }

    /** Returns what a schedule's text says. */
    static Schedule parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("'" + text + "' is not a schedule as a failure prints it");
        }
        List<CacheOperation> operations = Arrays.stream(parts[0].split("\\+", -1))
                .map(name -> named(CacheOperation.values(), name))
                .toList();
        Setting setting = new Setting(
                named(Before.values(), parts[1]), parts[2].equals(Setting.ABSENCES), named(Failing.values(), parts[3]));
        return new Schedule(operations, setting, parts[4]);
    }

    /** Returns what chooses these turns, and whoever is first where there are no more. */
    Chooser chooser() {
        PrimitiveIterator.OfInt numbers =
                turns.chars().map(digit -> digit - '1').iterator();
        return ready -> {
            int number = numbers.hasNext() ? numbers.nextInt() : ready.get(0).actor();
            if (ready.stream().noneMatch(each -> each.actor() == number)) {
                throw new IllegalStateException("operation " + (number + 1) + " cannot have the turn, only " + ready);
            }
            return number;
        };
    }

    private static <T> T named(T[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is none of " + Arrays.toString(values) + " in a schedule"));
    }

    @Override
    public String toString() {
        String names = operations.stream().map(CacheOperation::toString).collect(Collectors.joining("+"));
        return names + "/" + setting + "/" + turns;
    }
}
