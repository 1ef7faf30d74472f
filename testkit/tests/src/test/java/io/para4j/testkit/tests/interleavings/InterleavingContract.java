package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.CacheFixture;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.Rule;
import io.para4j.testkit.tests.interleavings.Schedule.Before;
import io.para4j.testkit.tests.interleavings.Schedule.Setting;
import io.para4j.testkit.tests.interleavings.SteppedCache.Failing;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Core's caching with a cache before a store whose eventually consistent reads are late, in all interleavings of two and of
 * three operations on one id: reads that hit, that miss and that are strong, update, patch, delete, create, a write whose answer
 * is lost, and an entry that is evicted. A turn ends where core calls the cache or the store, and where that call returns. Of
 * three operations, it does not end where a call of the cache returns, and a read begins with its first call, as late as it can.
 * Of schedules that differ only in the order of neighbouring steps that touch nothing in common, one is taken.
 *
 * <p>The report contains the number of schedules. A schedule that fails is printed call by call, with the property that repeats
 * it.
 */
public abstract class InterleavingContract extends CacheFixture {
    /** The system property that repeats one schedule, as a failure prints it. */
    static final String SCHEDULE = "para.testkit.schedule";

    protected InterleavingContract() {
        super(InterleavingContract.class, "interleavings of core's caching");
    }

    /** Returns whether three operations are interleaved too, which takes most of the time. */
    protected boolean takesThree() {
        return true;
    }

    /** Returns the only schedule to be taken; empty if all are. */
    protected Optional<String> schedule() {
        return Optional.ofNullable(System.getProperty(SCHEDULE));
    }

    @Test
    @Rule({"CCH-6", "CCH-7"})
    public final void noInterleavingOfTwoOperationsGivesAnOldValueOrLeavesOne() {
        take(
                pairs(),
                Stream.of(true, false)
                        .flatMap(keepsAbsences -> settings(Failing.NONE, keepsAbsences).stream())
                        .toList());
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @Rule({"CCH-6", "CCH-7"})
    public final void noInterleavingOfThreeOperationsGivesAnOldValueOrLeavesOne() {
        if (!takesThree()) {
            throw new NotCheckedException("the fixture leaves interleavings of three operations out");
        }
        take(triples(), settings(Failing.NONE, true));
    }

    @Test
    @Rule({"CCH-8", "CCH-6", "CCH-7"})
    public final void noInterleavingOfTwoDoesSoWhereTheCacheFails() {
        take(
                pairs(),
                EnumSet.complementOf(EnumSet.of(Failing.NONE)).stream()
                        .flatMap(failing -> settings(failing, true).stream())
                        .toList());
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
