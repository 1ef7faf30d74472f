package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of {@link CacheStatistics}. */
class CacheStatisticsTest {
    @Test
    void hitRateIsTheShareOfHitsAndZeroWithoutReads() {
        assertThat(of(1, 1).hitRate()).isEqualTo(0.5);
        assertThat(of(3, 1).hitRate()).isEqualTo(0.75);
        assertThat(of(0, 0).hitRate()).isZero();
    }

    private static CacheStatistics of(long hits, long misses) {
        return new CacheStatistics(hits, misses, 0, 0, 0, 0, 0, 0, Optional.empty());
    }
}
