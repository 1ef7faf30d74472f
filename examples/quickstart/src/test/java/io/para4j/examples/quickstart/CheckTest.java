package io.para4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.InvalidCursorException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void decimalsAreEqualByValue() {
        Check.equal("price", new BigDecimal("2"), new BigDecimal("2.00"));
        Check.equal("prices", List.of(new BigDecimal("2")), List.of(new BigDecimal("2.0")));
        Check.equal("absent", Arrays.asList("a", null), Arrays.asList("a", null));
    }

    @Test
    void aDifferenceIsReportedWithBothValues() {
        assertThatExceptionOfType(Check.FailedException.class)
                .isThrownBy(() -> Check.equal("price", new BigDecimal("2"), new BigDecimal("2.01")))
                .withMessage("price: expected 2, found 2.01");
        assertThatExceptionOfType(Check.FailedException.class)
                .isThrownBy(() -> Check.equal("ids", List.of("a"), List.of("a", "b")))
                .withMessage("ids: expected [a], found [a, b]");
    }

    @Test
    void aCallMustBeRefusedWithTheExpectedClass() {
        AppNotFoundException error = new AppNotFoundException("attic");

        assertThat(Check.refused(AppNotFoundException.class, () -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThatExceptionOfType(Check.FailedException.class)
                .isThrownBy(() -> Check.refused(AppNotFoundException.class, () -> {}))
                .withMessage("expected AppNotFoundException, but the call was not refused");
        assertThatExceptionOfType(AppNotFoundException.class)
                .isThrownBy(() -> Check.refused(InvalidCursorException.class, () -> {
                    throw error;
                }));
    }
}
