package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.tests.interleavings.SteppedCache.Failing;
import io.para4j.testkit.tests.interleavings.Turns.Chooser;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;

/**
 * One order of the turns of some operations, which can be repeated. Its text looks like
 * {@code read+update/stored/absences/sound/121222}.
 *
 * @param operations the interleaved operations
 * @param setting the setting in which they run
 * @param turns the operation of each turn, in order, as one digit each, from 1
 */
record Schedule(List<CacheOperation> operations, Setting setting, String turns) {

    /** The state of store and cache before the operations begin. */
    enum Before {
        /** An item that is stored and cached, so that the first read is a hit. */
        CACHED,
        /** An item that is stored only, so that the first read is a miss. */
        STORED,
        /** A deleted item. A cache that keeps absences has an entry for it. */
        DELETED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The setting in which operations run.
     *
     * @param before the state before the operations
     * @param keepsAbsences whether the cache keeps absences, entries for ids that are not stored
     * @param failing the calls of the cache that fail
     */
    record Setting(Before before, boolean keepsAbsences, Failing failing) {
        private static final String ABSENCES = "absences";

        @Override
        public String toString() {
            return before + "/" + (keepsAbsences ? ABSENCES : "items") + "/" + failing;
        }
    }

    /** Returns the schedule with the given text. */
    static Schedule parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("'" + text + "' is not a schedule in the format that a failure prints");
        }
        List<CacheOperation> operations = Arrays.stream(parts[0].split("\\+", -1))
                .map(name -> named(CacheOperation.values(), name))
                .toList();
        Setting setting = new Setting(
                named(Before.values(), parts[1]), parts[2].equals(Setting.ABSENCES), named(Failing.values(), parts[3]));
        return new Schedule(operations, setting, parts[4]);
    }

    /** Returns a chooser of these turns. After the last of them, it chooses the first operation that is ready. */
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
