package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.Target;
import io.para4j.error.VersionConflictException;
import io.para4j.model.Sysprop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of {@link Modifier}. */
@Timeout(30)
class ModifierTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger attempts = new AtomicInteger();

    private void modify(Duration deadline, Runnable beforeConflict) {
        new Modifier(deadline, nanos::get).modify("shop", "a", Sysprop::new, object -> {
            attempts.incrementAndGet();
            beforeConflict.run();
            throw new VersionConflictException(Target.of("update", "shop", "a"), 1, 2);
        });
    }

    @Test
    void attemptsEndAtTheDeadlineOfTheTicker() {
        Duration deadline = Duration.ofHours(1);
        assertThatThrownBy(() -> modify(deadline, () -> nanos.addAndGet(deadline.toNanos() / 3)))
                .isInstanceOf(VersionConflictException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void attemptsEndThoughTheTickerStandsStill() {
        assertThatThrownBy(() -> modify(Duration.ofMillis(50), () -> {})).isInstanceOf(VersionConflictException.class);
        assertThat(attempts).hasValueGreaterThan(1);
    }
}
