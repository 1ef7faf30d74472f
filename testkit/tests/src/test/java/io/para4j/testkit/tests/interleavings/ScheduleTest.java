package io.para4j.testkit.tests.interleavings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.para4j.testkit.tests.interleavings.Schedule.Before;
import io.para4j.testkit.tests.interleavings.Schedule.Setting;
import io.para4j.testkit.tests.interleavings.SteppedCache.Failing;
import io.para4j.testkit.tests.interleavings.Turns.Chooser;
import io.para4j.testkit.tests.interleavings.Turns.Ready;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the text and the chooser of a {@link Schedule}. */
class ScheduleTest {
    private static final Ready FIRST = new Ready(0, Touch.INSIDE);
    private static final Ready SECOND = new Ready(1, Touch.INSIDE);

    @Test
    void aScheduleIsParsedFromItsText() {
        for (Before before : Before.values()) {
            for (Failing failing : Failing.values()) {
                for (CacheOperation operation : CacheOperation.values()) {
                    Setting setting = new Setting(before, failing == Failing.NONE, failing);
                    Schedule schedule = new Schedule(List.of(CacheOperation.READ, operation), setting, "1221");
                    assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
                }
            }
        }
    }

    @Test
    void aTextThatIsNoScheduleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse("read+update/stored"))
                .withMessage("'read+update/stored' is not a schedule in the format that a failure prints");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.parse("read+write/stored/absences/sound/12"))
                .withMessageStartingWith("'write' is none of [read, strong-read, update");
    }

    @Test
    void turnsFollowTheScheduleAndThenTheFirstReadyOperation() {
        Chooser chooser = Schedule.parse("read+update/stored/absences/sound/21").chooser();
        assertThat(chooser.choose(List.of(FIRST, SECOND))).isEqualTo(1);
        assertThat(chooser.choose(List.of(FIRST, SECOND))).isZero();
        assertThat(chooser.choose(List.of(SECOND))).isEqualTo(1);
    }

    @Test
    void aScheduleThatDoesNotFitIsRefused() {
        Chooser chooser = Schedule.parse("read+update/stored/absences/sound/21").chooser();
        assertThatIllegalStateException()
                .isThrownBy(() -> chooser.choose(List.of(FIRST)))
                .withMessageStartingWith("operation 2 cannot have the turn");
    }
}
