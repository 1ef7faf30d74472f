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
 * The contract of core's caching in all interleavings of two and of three operations on one id. The cache is in front
 * of a store whose eventually consistent reads are late. The operations are reads that hit or miss, strong reads,
 * update, patch, delete, create, a write whose answer is lost, and the eviction of an entry. A strong read and another
 * operation are also interleaved with a write by another node.
 *
 * <p>A turn ends where core calls the cache or the store, and where that call returns. With three operations, it does
 * not end where a call of the cache returns, and a read begins with its first call, as late as possible. Of schedules
 * that differ only in the order of adjacent steps that touch nothing in common, only one is run.
 *
 * <p>The report contains the number of schedules. A failed schedule is printed call by call, with the property that
 * repeats it.
 */
public abstract class InterleavingContract extends CacheFixture {
    /** The system property that repeats one schedule. Its value is the text that a failure prints. */
    static final String SCHEDULE = "para.testkit.schedule";

    protected InterleavingContract() {
        super(InterleavingContract.class, "interleavings of core's caching");
    }

    /** Returns whether to interleave three operations too, which takes most of the time. */
    protected boolean takesThree() {
        return true;
    }

    /** Returns the only schedule to run. Empty to run all. */
    protected Optional<String> schedule() {
        return Optional.ofNullable(System.getProperty(SCHEDULE));
    }

    @Test
    @Rule({"CCH-6", "CCH-7"})
    public final void noInterleavingOfTwoOperationsGivesAnOldValueOrLeavesOne() {
        run(
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
        run(triples(), settings(Failing.NONE, true));
    }

    @Test
    @Rule("CCH-6")
    public final void noReadTakesBackAStrongReadWhereAnotherNodeWrites() {
        run(withAnotherNode(), settings(Failing.NONE, true));
    }

    @Test
    @Rule({"CCH-8", "CCH-6", "CCH-7"})
    public final void noInterleavingOfTwoDoesSoWhereTheCacheFails() {
        run(
                pairs(),
                EnumSet.complementOf(EnumSet.of(Failing.NONE)).stream()
                        .flatMap(failing -> settings(failing, true).stream())
                        .toList());
    }

    /**
     * Runs the combinations, which are in parts to be shared among the cores, or repeats the one schedule asked for.
     */
    private void run(List<List<List<CacheOperation>>> combinations, List<Setting> settings) {
        Interleavings interleavings = new Interleavings(kit());
        Optional<Schedule> repeated = schedule().map(Schedule::parse);
        if (repeated.isEmpty()) {
            kit().report(interleavings.runAll(settings, combinations));
        } else if (settings.contains(repeated.get().setting())
                && combinations.stream()
                        .anyMatch(some -> some.contains(repeated.get().operations()))) {
            interleavings.run(repeated.get());
        } else {
            throw new NotCheckedException("only one schedule is repeated, and it belongs to another test");
        }
    }

    private static List<Setting> settings(Failing failing, boolean keepsAbsences) {
        return Stream.of(Before.values())
                .map(before -> new Setting(before, keepsAbsences, failing))
                .toList();
    }

    private static List<List<List<CacheOperation>>> pairs() {
        return from(CacheOperation.READ)
                .map(first -> from(first).map(second -> List.of(first, second)).toList())
                .toList();
    }

    /** Returns the combinations of three operations. Strong reads occur only in pairs. */
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

    private static List<List<List<CacheOperation>>> withAnotherNode() {
        return Stream.of(CacheOperation.values())
                .filter(other -> other != CacheOperation.WRITE_ELSEWHERE)
                .map(other -> List.of(List.of(other, CacheOperation.STRONG_READ, CacheOperation.WRITE_ELSEWHERE)))
                .toList();
    }

    private static Stream<CacheOperation> from(CacheOperation first) {
        return EnumSet.range(first, CacheOperation.EVICT).stream();
    }
}
