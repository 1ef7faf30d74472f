package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the size of whole numbers with the formula for all numbers. */
class FieldSizeTest {
    private static final int NUMBERS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, 101, 1_000, 10_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumberHasTheSizeOfTheDecimal(long number) {
        assertThat(FieldSize.ofLong(number)).isEqualTo(FieldSize.ofNumber(BigDecimal.valueOf(number)));
    }

    @Test
    void randomWholeNumberHasTheSizeOfTheDecimal() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            long zeros = BigDecimal.TEN.pow(random.nextInt(18)).longValueExact();
            long number = (random.nextLong() >> random.nextInt(64)) / zeros * zeros;
            assertThat(FieldSize.ofLong(number))
                    .as("%d, seed %d", number, seed)
                    .isEqualTo(FieldSize.ofNumber(BigDecimal.valueOf(number)));
        }
    }
}
