package io.para4j.testkit;

import static io.para4j.testkit.Histories.state;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final RegisterState FIRST = state(1, "r1", 10);
    private static final RegisterState SECOND = state(2, "r2", 20);
    private static final RegisterState THIRD = state(3, "r3", 30);

    @Test
    void theSmallestHistoryHasNothingBeforeTheFaultThatIsCertainAndNothingAfterIt() {
        History history = new Histories()
                .create(10, "r1", 1, 2)
                .read(FIRST, 3, 4)
                .update(FIRST, SECOND, 5, 6)
                .update(SECOND, THIRD, 7, 10)
                .update(SECOND, state(3, "r4", 40), 8, 9)
                .read(state(3, "r4", 40), 11, 12)
                .createRefused(13, 14)
                .history();
        History smallest = history.smallest();
        assertThat(smallest.start()).isEqualTo(SECOND);
        assertThat(smallest.calls()).isEqualTo(history.calls().subList(3, 5));
    }

    @Test
    void theSmallestHistoryKeepsTheReadThatShowsTheFault() {
        History smallest = new Histories()
                .create(10, "r1", 1, 2)
                .createRefused(3, 12)
                .update(FIRST, SECOND, 4, 5)
                .read(SECOND, 6, 7)
                .read(FIRST, 8, 9)
                .read(SECOND, 10, 11)
                .history()
                .smallest();
        assertThat(smallest.start()).isEqualTo(SECOND);
        assertThat(smallest.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.answerText()).isEqualTo(FIRST.toString()));
    }

    @Test
    void aTimelineShowsRequestsAnswersAndOverlaps() {
        History history = new Histories()
                .create(10, "r1", 1, 2)
                .update(FIRST, SECOND, 3, 6)
                .updateRefused(FIRST, 2, 4, 5)
                .addUnanswered(5, 7)
                .history();
        assertThat(history).hasToString("""
                stored before: nothing
                thread 0  |-|              create n=10                           : done, now n=10 version 1 #1
                thread 1      |-----|      update to n=20 from n=10 version 1 #1 : done, now n=20 version 2 #2
                thread 2        |-|        update to n=9 from n=10 version 1 #1  : refused, conflict with version 2
                thread 3              |->  patch n+5                             : no answer""");
    }
}
