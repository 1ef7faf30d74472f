package io.para4j.internal.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of {@link ChangeTimes}: exact while there is room, and never too early. */
class ChangeTimesTest {
    private final ChangeTimes times = new ChangeTimes();

    /** Returns a hash of the first bucket, while the table has its first length. */
    private static int inFirstBucket(int number) {
        return number << 13;
    }

    @Test
    void idThatWasNeverChangedHasTimeZero() {
        assertThat(times.of(7)).isZero();
        assertThat(times.record(7)).isEqualTo(new ChangeTimes.Change(1, 0, false));
        assertThat(times.of(8)).isZero();
    }

    @Test
    void changeHasALaterTimeThanEveryOther() {
        times.record(7);
        assertThat(times.tick()).isEqualTo(2);
        assertThat(times.record(8)).isEqualTo(new ChangeTimes.Change(3, 0, false));
        assertThat(times.record(7)).isEqualTo(new ChangeTimes.Change(4, 1, false));
        assertThat(times.now()).isEqualTo(4);
        assertThat(times.of(7)).isEqualTo(4);
        assertThat(times.of(8)).isEqualTo(3);
    }

    @Test
    void oldestChangeOfAFullBucketGivesWayAndRaisesTheFloor() {
        IntStream.rangeClosed(1, 7).forEach(i -> times.record(inFirstBucket(i)));
        times.record(inFirstBucket(1));
        assertThat(times.record(inFirstBucket(8))).isEqualTo(new ChangeTimes.Change(9, 0, true));
        assertThat(times.of(inFirstBucket(1))).isEqualTo(8);
        assertThat(times.of(inFirstBucket(2))).as("gave way").isEqualTo(2);
        assertThat(times.of(inFirstBucket(9))).as("never changed").isEqualTo(2);
        assertThat(times.of(1)).as("in another bucket").isZero();
        assertThat(times.record(inFirstBucket(2)).previous()).isEqualTo(2);
    }

    @Test
    void doubledTableHasTheSameTimes() {
        Random random = new Random(42);
        int[] hashes = random.ints(100_000).toArray();
        IntStream.of(hashes).forEach(times::record);
        long[] before = IntStream.of(hashes).mapToLong(times::of).toArray();
        times.growFor(ChangeTimes.MIN_LENGTH);
        times.growFor(ChangeTimes.MIN_LENGTH);
        assertThat(times.length()).isEqualTo(2 * ChangeTimes.MIN_LENGTH);
        assertThat(IntStream.of(hashes).mapToLong(times::of).toArray()).isEqualTo(before);
    }

    @Test
    void timeIsNeverTooEarlyAndExactForTheLatestChanges() {
        Random random = new Random(42);
        Map<Integer, Long> exact = new HashMap<>();
        long early = 0;
        for (int i = 0; i < 400_000; i++) {
            int hash = random.nextInt(60_000) * 0x9E3779B9;
            ChangeTimes.Change change = times.record(hash);
            early += change.previous() < exact.getOrDefault(hash, 0L) ? 1 : 0;
            exact.put(hash, change.time());
            if (i % 100_000 == 99_999) {
                times.growFor(i);
                early += exact.entrySet().stream()
                        .filter(each -> times.of(each.getKey()) < each.getValue())
                        .count();
            }
        }
        assertThat(early).as("times that are too early").isZero();
        assertThat(times.length()).isGreaterThan(ChangeTimes.MIN_LENGTH);
        long late = exact.entrySet().stream()
                .filter(each -> times.of(each.getKey()) > each.getValue())
                .count();
        assertThat(late).as("ids whose time is too late").isZero();
    }

    @Test
    void tableNeverGrowsBeyondTwiceTheEntries() {
        times.growFor(ChangeTimes.MIN_LENGTH / 2);
        assertThat(times.length()).isEqualTo(ChangeTimes.MIN_LENGTH);
    }
}
