package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void aCopyHoldsEveryFieldAndStaysAsItWas() {
        Gadget gadget = Samples.gadget("a");
        gadget.draft = "not stored";
        var before = Fields.of(gadget);
        assertThat(before)
                .containsEntry("id", "a")
                .containsEntry("draft", "not stored")
                .containsEntry("stock", 7);
        Objects.requireNonNull(gadget.colours).add("green");
        Objects.requireNonNull(gadget.picture)[0] = 9;
        assertThat(Fields.of(gadget)).isNotEqualTo(before);
        assertThat(before).containsEntry("colours", List.of("red", "blue"));
    }

    @Test
    void decimalsAndBytesAreComparedByValueAndNestedObjectsByTheirFields() {
        Specimen one = Specimens.full();
        Specimen other = Specimens.full();
        one.decimal = new BigDecimal("1.50");
        other.decimal = new BigDecimal("1.5");
        assertThat(Fields.of(one)).isEqualTo(Fields.of(other));
        Objects.requireNonNull(Objects.requireNonNull(other.part).parts).get(0).count = 5;
        assertThat(Fields.of(one)).isNotEqualTo(Fields.of(other));
    }
}
