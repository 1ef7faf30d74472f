package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KitClockTest {
    private final KitClock clock = new KitClock();

    @Test
    void standsStillUntilItIsStepped() {
        long before = clock.millis();
        assertThat(clock.millis()).isEqualTo(before);
        assertThat(clock.step(Duration.ofMillis(5))).isEqualTo(before + 5);
        assertThat(clock.millis()).isEqualTo(before + 5);
    }

    @Test
    void viewsInOtherZonesShareItsTime() {
        clock.step(Duration.ofDays(1));
        assertThat(clock.withZone(ZoneId.of("Europe/Sofia")).instant()).isEqualTo(clock.instant());
    }

    @Test
    void anActionRunsDuringTheNextReadingOnly() {
        List<Long> readings = new ArrayList<>();
        clock.duringNextReading(() -> readings.add(clock.millis()));
        clock.instant();
        clock.instant();
        assertThat(readings).containsExactly(clock.millis());
    }
}
