package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final BigDecimal TEN = BigDecimal.TEN;

    @Test
    void setNormalisesItsValue() {
        assertThat(new Change.Set("f", 5).value()).isEqualTo(5L);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Change.Set("f", null));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Change.Set("", 5));
    }

    @Test
    void removeNeedsAName() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new Change.Remove(""));
    }

    @Test
    void addGivesTheExactSum() {
        Change.Add add = new Change.Add("f", new BigDecimal("0.1"));
        assertThat(add.applyTo(new BigDecimal("0.2"))).isEqualTo(new BigDecimal("0.3"));
        assertThat(new Change.Add("f", TEN.negate()).applyTo(10L)).isEqualTo(0L);
    }

    @Test
    void addHoldsItsBoundsAtBothEnds() {
        Change.Add add = new Change.Add("f", TEN, TEN, BigDecimal.valueOf(20));
        assertThat(add.applyTo(0L)).isEqualTo(10L);
        assertThat(add.applyTo(10L)).isEqualTo(20L);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> add.applyTo(11L))
                .withMessage("f: the sum is outside 10 to 20, what it can hold");
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> add.applyTo(-1L));
    }

    @Test
    void addBeyondLongIsExactWhereNothingBoundsIt() {
        assertThat(new Change.Add("f", BigDecimal.ONE).applyTo(Long.MAX_VALUE))
                .isEqualTo(new BigDecimal("9223372036854775808"));
    }

    @Test
    void aSumOfTooManyDigitsIsRefused() {
        Change.Add add = new Change.Add("f", new BigDecimal("1E-30"));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> add.applyTo(new BigDecimal("1E30")))
                .withMessageContaining("at most 38 digits");
    }

    @Test
    void aSumAboveTheGreatestNumberIsRefused() {
        Change.Add add = new Change.Add("f", Limits.MAX_NUMBER);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> add.applyTo(Limits.MAX_NUMBER));
    }

    @Test
    void whatIsNoNumberCannotBeAddedTo() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Change.Add("f", TEN).applyTo("5"))
                .withMessage("f: it holds a text of 1 character, which is not a number");
    }

    @Test
    void boundsTheWrongWayRoundAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Change.Add("f", TEN, TEN, BigDecimal.ONE));
    }

    @Test
    void appendKeepsTheOrder() {
        ListChange.Append append = new ListChange.Append("f", Arrays.asList(2, null));
        assertThat(append.applyTo(List.of(1L))).isEqualTo(List.of(1L, 2L, Null.NULL));
    }

    @Test
    void appendCopiesItsValues() {
        List<Object> values = new ArrayList<>(List.of(1));
        ListChange.Append append = new ListChange.Append("f", values);
        values.clear();
        assertThat(append.values()).containsExactly(1L);
    }

    @Test
    void whatIsNoListCannotBeAppendedTo() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new ListChange.Append("f", List.of(1)).applyTo(5L))
                .withMessage("f: it holds a number, which is not a list");
    }

    @Test
    void whatTheListHasIsNotAppendedAgain() {
        ListChange change = new ListChange.AppendIfAbsent("f", Arrays.asList(2, "x", 2.0, 3, null));
        assertThat(change.applyTo(Arrays.asList(3L, 3L, "y"))).isEqualTo(List.of(3L, 3L, "y", 2L, "x", Null.NULL));
    }

    @Test
    void everyElementThatEqualsAValueIsRemoved() {
        ListChange change = new ListChange.RemoveElements("f", Arrays.asList(2, null, "x"));
        assertThat(change.applyTo(List.of(2L, "y", Null.NULL, 2L, "2"))).isEqualTo(List.of("y", "2"));
    }

    @Test
    void aTextInAConstructorIsAFieldAsItIs() {
        assertThat(new Change.Set("a.b", 1).path()).isEqualTo(Path.field("a.b"));
        assertThat(new Change.Set(Path.parse("a.b"), 1).field()).isEqualTo("a");
    }

    @Test
    void onlyAFieldItselfCannotBeNull() {
        assertThat(new Change.Set(Path.parse("a.b"), null).value()).isEqualTo(Null.NULL);
    }

    @Test
    void aValueCountsItsOwnDepthAndThatOfItsPath() {
        Path path = Path.field("f");
        for (int i = 0; i < Limits.MAX_NESTING - 1; i++) {
            path = path.index(0);
        }
        Path deep = path;
        assertThat(new Change.Set(deep, List.of()).value()).isEqualTo(List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Change.Set(deep.index(0), List.of()));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new ListChange.Append(deep, List.of(List.of())));
    }
}
