package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.error.InvalidCursorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@link Cursor}. */
class CursorTest {
    private static final String QUERY = "fingerprint";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\u0000b", "é€😀", "{\"key\":\"x\"}", "=+/ \n"})
    void everyPositionRoundTrips(String position) {
        String cursor = Cursor.encode("shop", QUERY, position);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.decode("shop", QUERY, cursor)).isEqualTo(position);
    }

    @Test
    void longestNamesRoundTrip() {
        String app = "a".repeat(100);
        String position = "€".repeat(2000);
        assertThat(Cursor.decode(app, QUERY, Cursor.encode(app, QUERY, position)))
                .isEqualTo(position);
    }

    @Test
    void cursorOfAnotherAppIsRefused() {
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> Cursor.decode("shop", QUERY, Cursor.encode("blog", QUERY, "x")))
                .withMessageContaining("belongs to app 'blog', not 'shop'");
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> Cursor.decode("shop", QUERY, Cursor.encode("shop2", QUERY, "x")));
    }

    @Test
    void cursorOfAnotherQueryIsRefused() {
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> Cursor.decode("shop", QUERY, Cursor.encode("shop", "", "x")))
                .withMessageContaining("belongs to another query");
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> Cursor.decode("shop", "", Cursor.encode("shop", QUERY, "x")));
    }

    private static void assertRefused(String cursor) {
        assertThatExceptionOfType(InvalidCursorException.class)
                .as(cursor)
                .isThrownBy(() -> Cursor.decode("shop", QUERY, cursor));
    }

    @Test
    void everyChangedCharacterIsRefused() {
        String cursor = Cursor.encode("shop", QUERY, "position-1");
        for (int i = 0; i < cursor.length(); i++) {
            for (char c : (ALPHABET + "=%é ").toCharArray()) {
                if (c != cursor.charAt(i)) {
                    assertRefused(cursor.substring(0, i) + c + cursor.substring(i + 1));
                }
            }
        }
    }

    @Test
    void everyTruncationAndEveryAdditionIsRefused() {
        String cursor = Cursor.encode("shop", QUERY, "position-1");
        for (int i = 0; i < cursor.length(); i++) {
            assertRefused(cursor.substring(0, i));
            assertRefused(cursor.substring(i + 1));
        }
        for (String more : new String[] {"A", "AA", "=", "==", "\n"}) {
            assertRefused(cursor + more);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "not a cursor", "AAAA", "AQAAAAAA", "//////8="})
    void textThatIsNotACursorIsRefused(String text) {
        assertRefused(text);
    }
}
