package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of {@link TimeOrderedIds}. */
class TimeOrderedIdsTest {
    private final ManualClock clock = new ManualClock(1_700_000_000_000L);
    private final TimeOrderedIds ids = new TimeOrderedIds(clock);

    @Test
    void idsAre26CharactersOfBase32() {
        assertThat(ids.next()).matches("[0-9abcdefghjkmnpqrstvwxyz]{26}");
    }

    @Test
    void idsSortByTime() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            clock.add(i % 3);
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsStayUniqueAndOrderedWhileTheClockStandsStillOrGoesBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            clock.add(-(i % 2));
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void firstTenCharactersHoldTheTime() {
        clock.set(0);
        assertThat(new TimeOrderedIds(clock).next()).startsWith("000000000");
        clock.set((1L << 48) - 1);
        assertThat(new TimeOrderedIds(clock).next()).startsWith("7zzzzzzzz");
    }

    @Test
    void twoGeneratorsOfOneClockDiffer() {
        assertThat(new TimeOrderedIds(clock).next()).isNotEqualTo(new TimeOrderedIds(clock).next());
    }

    @Test
    @Timeout(20)
    void threadsNeverGetTheSameId() throws Exception {
        int threads = 8;
        Set<String> all = ConcurrentHashMap.newKeySet();
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Callable<Integer> task = () -> {
            start.await();
            for (int i = 0; i < 2000; i++) {
                all.add(ids.next());
            }
            return 0;
        };
        pool.invokeAll(Collections.nCopies(threads, task));
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(all).hasSize(threads * 2000);
    }
}
