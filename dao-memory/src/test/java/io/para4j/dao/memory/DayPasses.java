package io.para4j.dao.memory;

import io.para4j.testkit.FeedControl;
import io.para4j.testkit.KitClock;
import java.time.Duration;

/** The control of the feed of the store in memory: changes expire after a day of the kit's clock. */
record DayPasses(KitClock clock) implements FeedControl {

    /** Does nothing, since changes are kept in one sequence. */
    @Override
    public void rollover() {}

    @Override
    public void expire() {
        clock.step(Duration.ofHours(24).plusMillis(1));
    }
}
