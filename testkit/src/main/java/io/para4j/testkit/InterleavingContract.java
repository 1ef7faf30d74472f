package io.para4j.testkit;

import io.para4j.testkit.Schedule.Before;
import io.para4j.testkit.Schedule.Setting;
import io.para4j.testkit.SteppedCache.Failing;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All interleavings of two and of three operations on one id, through a store behind the cache whose eventually consistent
 * reads are late. A turn ends where core calls the cache or the store, and where that call returns; of three operations, not
 * where a call of the cache returns, and a read begins with its first call, as late as it can. Of schedules that differ only in
 * the order of neighbouring steps that touch nothing in common, one is taken. The report says how many there were. A schedule
 * that fails is printed call by call, with the property that has it taken again.
 */
interface InterleavingContract extends Contract {
    /** The system property that has one schedule taken again, as a failure prints it. */
    String SCHEDULE = "para.testkit.schedule";

    /** Says whether operations are interleaved at all. */
    default boolean takesInterleavings() {
        return true;
    }

    /** Says whether three operations are interleaved too. */
    boolean takesThree();

    /** Returns the schedule that is to be taken again, alone. */
    default Optional<String> schedule() {
        return Optional.ofNullable(System.getProperty(SCHEDULE));
    }

    @Test
    @Rule({"CCH-6", "CCH-7"})
    default void noInterleavingOfTwoOperationsGivesAnOldValueOrLeavesOne() {
        require(takesInterleavings());
        take(
                pairs(),
                Stream.of(true, false)
                        .flatMap(keepsAbsences -> settings(Failing.NONE, keepsAbsences).stream())
                        .toList());
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @Rule({"CCH-6", "CCH-7"})
    default void noInterleavingOfThreeOperationsGivesAnOldValueOrLeavesOne() {
        require(takesInterleavings() && takesThree());
        take(triples(), settings(Failing.NONE, true));
    }

    @Test
    @Rule({"CCH-8", "CCH-6", "CCH-7"})
    default void noInterleavingOfTwoDoesSoWhereTheCacheFails() {
        require(takesInterleavings());
        take(
                pairs(),
                EnumSet.complementOf(EnumSet.of(Failing.NONE)).stream()
                        .flatMap(failing -> settings(failing, true).stream())
                        .toList());
    }

    private static void require(boolean isWanted) {
        if (!isWanted) {
            throw new NotCheckedException(
                    "the fixture leaves these interleavings out; of three operations by interleavesThree()");
        }
    }

    /** The combinations are in parts that are taken one after the other. */
    private void take(List<List<List<CacheOperation>>> combinations, List<Setting> settings) {
        Interleavings interleavings = new Interleavings(kit());
        Optional<Schedule> again = schedule().map(Schedule::parse);
        if (again.isEmpty()) {
            kit().report(interleavings.takeAll(settings, combinations));
        } else if (settings.contains(again.get().setting())
                && combinations.stream()
                        .anyMatch(some -> some.contains(again.get().operations()))) {
            interleavings.take(again.get());
        } else {
            throw new NotCheckedException("only one schedule is taken again, which is of another test");
        }
    }

    private static List<Setting> settings(Failing failing, boolean keepsAbsences) {
        return Stream.of(Before.values())
                .map(before -> new Setting(before, keepsAbsences, failing))
                .toList();
    }

    private static List<List<List<CacheOperation>>> pairs() {
        return Stream.of(CacheOperation.values())
                .map(first -> from(first).map(second -> List.of(first, second)).toList())
                .toList();
    }

    /** Strong reads are among the pairs only. */
    private static List<List<List<CacheOperation>>> triples() {
        return pairs().stream()
                .flatMap(List::stream)
                .map(pair -> from(pair.get(1))
                        .map(third -> List.of(pair.get(0), pair.get(1), third))
                        .filter(triple -> !triple.contains(CacheOperation.STRONG_READ))
                        .toList())
                .filter(some -> !some.isEmpty())
                .toList();
    }

    private static Stream<CacheOperation> from(CacheOperation first) {
        return EnumSet.range(first, CacheOperation.EVICT).stream();
    }
}
