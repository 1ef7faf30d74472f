package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickerTest {

    @Test
    void timeGoesAsAClockThatReplacesTheSystems() {
        Clock stopped = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
        Ticker time = Ticker.of(stopped);
        assertThat(time.nanos()).isEqualTo(time.nanos());
        long later = Ticker.of(Clock.offset(stopped, Duration.ofMillis(30))).nanos();
        assertThat(later - time.nanos()).isEqualTo(30_000_000);
    }

    @Test
    void aClockOfATestNeedsNoZone() {
        Ticker time = Ticker.of(new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(7);
            }

            @Override
            public ZoneId getZone() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        });
        assertThat(time.nanos()).isEqualTo(7_000_000);
    }

    /** Checks that the ticker is monotonic, since the system's wall clock can be set back. */
    @Test
    void withTheSystemsClockOfAnyZoneItIsTheMonotonicTime() {
        for (Clock clock : List.of(Clock.systemUTC(), Clock.system(ZoneId.of("Asia/Tokyo")))) {
            long before = System.nanoTime();
            long nanos = Ticker.of(clock).nanos();
            assertThat(nanos - before).isNotNegative();
            assertThat(System.nanoTime() - nanos).isNotNegative();
        }
    }
}
