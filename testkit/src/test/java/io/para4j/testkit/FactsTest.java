package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.spi.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void aDifferenceIsReportedInOneLine() {
        assertThatThrownBy(() -> Facts.equal("version in the store", 2L, 3L))
                .hasMessage("version in the store: expected 2 but found 3");
        assertThatThrownBy(() -> Facts.equal("label", "a", null)).hasMessage("label: expected \"a\" but found null");
        assertThatThrownBy(() ->
                        Facts.none("ids on more than one page, 22 objects in pages of 10", List.of("id9", "id18")))
                .hasMessage(
                        "ids on more than one page, 22 objects in pages of 10: expected none but found [id9, id18]");
    }

    @Test
    void itemsAreComparedFieldByField() {
        Item expected = new Item("a", "thing", 1, Optional.of("r"), 5, Map.of("same", 1, "other", 2));
        Item found = new Item("a", "thing", 2, Optional.of("r"), 5, Map.of("same", 1, "more", true));
        assertThatThrownBy(() -> Facts.same("store after the update", expected, found))
                .hasMessage(
                        "store after the update, fields of \"a\" that differ: expected none but found [more expected"
                                + " nothing found true, other expected 2 found nothing, version expected 1 found 2]");
    }

    @Test
    void longValuesAreCut() {
        assertThat(Facts.show("x".repeat(300_000))).hasSizeLessThan(200).endsWith("… (300002 characters)");
    }

    @Test
    void nothingIsCutInTheMiddleOfACharacter() {
        assertThat(Facts.show("\uD83D\uDE00".repeat(100))).contains("\uD83D\uDE00?… (");
    }

    @Test
    void anotherRefusalOrNoneIsReported() {
        IllegalStateException other = new IllegalStateException("other");
        assertThat(Facts.refused(IllegalStateException.class, "call", () -> {
                    throw other;
                }))
                .isSameAs(other);
        assertThatThrownBy(() -> Facts.refused(IllegalArgumentException.class, "call", () -> {
                    throw other;
                }))
                .hasMessage("call: expected IllegalArgumentException but found java.lang.IllegalStateException: other")
                .hasCause(other);
        assertThatThrownBy(() -> Facts.refused(IllegalArgumentException.class, "call", () -> {}))
                .hasMessage("call: expected IllegalArgumentException but found that it was accepted");
    }
}
