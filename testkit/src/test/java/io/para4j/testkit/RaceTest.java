package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {

    @Test
    void allThreadsRunAtOnce() {
        try (Race race = new Race()) {
            CyclicBarrier everybody = new CyclicBarrier(Race.THREADS);
            List<Race.Attempt<Integer>> attempts = race.run(thread -> {
                everybody.await();
                return thread;
            });
            assertThat(Race.allWon("meeting", attempts)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void winnersAreCountedAndLosersMustFailInTheWayExpected() {
        try (Race race = new Race()) {
            AtomicInteger first = new AtomicInteger();
            List<Race.Attempt<Integer>> attempts = race.run(4, thread -> {
                if (first.getAndIncrement() > 0) {
                    throw new IllegalStateException("late");
                }
                return thread;
            });
            assertThat(Race.onlyWinner("race", attempts, IllegalStateException.class)
                            .error())
                    .isNull();
            assertThatThrownBy(() -> Race.onlyWinner("race", attempts, IllegalArgumentException.class))
                    .hasMessageContaining(
                            "expected IllegalArgumentException but found java.lang.IllegalStateException: late");
            List<Race.Attempt<Integer>> twoWinners = race.run(2, thread -> thread);
            assertThatThrownBy(() -> Race.onlyWinner("race", twoWinners, IllegalStateException.class))
                    .hasMessage("race, winners among 2 threads: expected 1 but found 2");
            assertThatThrownBy(() -> Race.allWon("race", attempts)).hasMessageContaining("late");
        }
    }
}
