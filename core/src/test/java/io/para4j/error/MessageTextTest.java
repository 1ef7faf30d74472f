package io.para4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the parts of messages: escapes, bounds, kinds of values, and texts of other libraries. */
class MessageTextTest {
    private static final Target TARGET = new Target("read", "shop", "product", "a1");

    @ParameterizedTest
    @ValueSource(strings = {"000a", "001b", "0085", "2028", "202e", "2066", "feff", "d800"})
    void oddCharactersAreEscapedInEveryPartOfAMessage(String code) {
        String odd = Character.toString(Integer.parseInt(code, 16));
        String bad = "x" + odd + "y";
        String escaped = "x\\u" + code + "y";
        Target target = new Target(bad, bad, bad, bad);

        assertThat(new InvalidObjectException(target, List.of(bad)))
                .hasMessage("[INVALID_OBJECT] " + escaped + " of " + escaped + " '" + escaped + "' in app '" + escaped
                        + "' refused: " + escaped + ". Correct it and try again.");
        assertThat(StorageException.failed(bad, bad, null).getMessage())
                .contains(escaped)
                .doesNotContain(odd);
    }

    @Test
    void charactersBeyondTheBasicPlaneAreEscapedAsPairs() {
        assertThat(MessageText.name("a\uDB40\uDC01b😀")).isEqualTo("a\\udb40\\udc01b😀");
    }

    @Test
    void longListsAreCountedAndStayInTheAccessor() {
        List<String> violations = Collections.nCopies(1_000, "field: " + "x".repeat(50));

        InvalidObjectException error = new InvalidObjectException(TARGET, violations);

        assertThat(error.getMessage())
                .hasSizeLessThan(MessageText.MAX_MESSAGE)
                .contains(" more, see violations(). Cor");
        assertThat(error.violations()).hasSize(1_000);
    }

    @Test
    void longMessagesKeepTheirAdvice() {
        String message = StorageException.failed("x".repeat(100_000), "y".repeat(100_000), null)
                .getMessage();

        assertThat(message)
                .hasSizeLessThanOrEqualTo(MessageText.MAX_MESSAGE)
                .startsWith("[STORAGE_FAILED] xxx")
                .contains("x … y")
                .endsWith("See the cause for the store's own words.");
    }

    @Test
    void cutsSplitNoPair() {
        String message = MessageText.message("😀".repeat(5_000));
        String shifted = MessageText.message("x" + "😀".repeat(5_000));

        assertThat(message).hasSizeLessThanOrEqualTo(MessageText.MAX_MESSAGE);
        assertThat(shifted).hasSizeLessThanOrEqualTo(MessageText.MAX_MESSAGE);
    }

    @Test
    void valuesAreNamedByKindAndLength() {
        assertThat(List.of(
                        MessageText.kind(null),
                        MessageText.kind("hunter2"),
                        MessageText.kind("x"),
                        MessageText.kind(5),
                        MessageText.kind(true),
                        MessageText.kind(new byte[3]),
                        MessageText.kind(List.of(1, 2)),
                        MessageText.kind(Set.of(1)),
                        MessageText.kind(Map.of("a", 1)),
                        MessageText.kind(new int[2]),
                        MessageText.kind(LocalDate.EPOCH)))
                .containsExactly(
                        "null",
                        "a text of 7 characters",
                        "a text of 1 character",
                        "a number",
                        "a boolean",
                        "3 bytes",
                        "a list of 2 elements",
                        "a set of 1 element",
                        "a map of 1 name",
                        "an array of 2 elements",
                        "a java.time.LocalDate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`Text 'hunter2' could not be parsed` | `Text … could not be parsed`",
                "`it doesn't fit` | `it doesn't fit`",
                "`from String \"a\"hunter2\"b\": no` | `from String …: no`",
                "`from String \"hunter2` | `from String …`",
                "`Numeric value (123) out of range of int (-1 - 1)` | `Numeric value … out of range of int (-1 - 1)`",
                "`from Integer value (token `JsonToken.X`)` | `from Integer value (token `JsonToken.X`)`",
                "`Value 'hunter2' at 'key' failed` | `Value … failed`"
            })
    void textsOfOtherLibrariesLoseWhatIsQuoted(String text, String expected) {
        assertThat(MessageText.withoutValues(text.substring(1, text.length() - 1)))
                .isEqualTo(expected.substring(1, expected.length() - 1));
    }

    @Test
    void aQuotedValueOfSeveralLinesIsLostAsAWhole() {
        assertThat(MessageText.withoutValues("from String \"a\nhunter2\": no\n at line 1"))
                .isEqualTo("from String …: no");
        assertThat(MessageText.withoutValues((String) null)).isEqualTo("no reason given");
        assertThat(MessageText.withoutValues(" ")).isEqualTo("no reason given");
    }

    @Test
    void messagesOfTheJdkAreReplacedByTheirClass() {
        String unknown = "Hunter/Two";
        Throwable jdk = Assertions.catchThrowable(() -> ZoneId.of(unknown));
        Throwable wrapped = new IllegalStateException("problem: " + jdk.getMessage(), jdk);

        assertThat(MessageText.withoutValues(wrapped)).isEqualTo("problem: java.time.zone.ZoneRulesException");
        assertThat(MessageText.withoutValues(new IllegalStateException("a price is positive")))
                .isEqualTo("a price is positive");
    }

    @Test
    void aRedactedCauseShowsNoValueInItsStackTrace() {
        Throwable jdk = Assertions.catchThrowable(() -> Integer.parseInt("hunter2"));
        RedactedException redacted = RedactedException.of(new IllegalStateException("not 'hunter2'", jdk));

        assertThat(redacted.className()).isEqualTo("java.lang.IllegalStateException");
        assertThat(redacted).hasStackTraceContaining("java.lang.IllegalStateException: not …");
        java.io.StringWriter trace = new java.io.StringWriter();
        redacted.printStackTrace(new java.io.PrintWriter(trace));
        assertThat(trace.toString()).contains("NumberFormatException").doesNotContain("hunter2");
    }
}
