package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests each line of the table of verdicts. The stored item is given as version, revision and creation time; no version
 * means that nothing is stored.
 */
class VerdictTest {
    private static final long CREATED = 1000;

    private static Optional<Item> stored(Long version, String revision, Long timestamp) {
        return Optional.ofNullable(version)
                .map(known ->
                        new Item("a1", "product", known, Optional.ofNullable(revision), timestamp, Map.of("x", 1)));
    }

    private static Update update(Precondition precondition) {
        return Update.of("a1", precondition, "ours", List.of(new Change.Set("x", 2)));
    }

    private static Precondition held(long version, String revision, long timestamp) {
        return Precondition.of("product", new State(version, Optional.ofNullable(revision), timestamp));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   1, ours,  1000, DONE",
        "false,  1, ours,  1000, DONE",
        "true,    ,      ,     , RESEND",
        "false,   ,      ,     , UNKNOWN",
        "true,   1, other, 1000, UNKNOWN",
        "false,  1, other, 1000, UNKNOWN",
        "false,  2, other, 1000, UNKNOWN",
        "false,  1,      , 1000, UNKNOWN",
    })
    void creation(boolean isIdNew, Long version, String revision, Long timestamp, Verdict verdict) {
        Item created = new Item("a1", "product", 1, Optional.of("ours"), CREATED, Map.of());
        assertThat(Verdict.ofCreation(created, isIdNew, stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }

    @Test
    void creationWithoutRevisionIsNeverRecognised() {
        Item created = new Item("a1", "product", 1, Optional.empty(), CREATED, Map.of());
        assertThat(Verdict.ofCreation(created, false, Optional.of(created))).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "4, ours,  1000, DONE",
        "3, r3,    1000, RESEND",
        "4, other, 1000, CONFLICT",
        "5, other, 1000, UNKNOWN",
        "3, other, 1000, UNKNOWN",
        "4, other, 2000, UNKNOWN",
        "4,      , 1000, UNKNOWN",
        "1, other, 2000, UNKNOWN",
        " ,      ,     , UNKNOWN",
    })
    void updateFromVersion3(Long version, String revision, Long timestamp, Verdict verdict) {
        assertThat(Verdict.ofUpdate(update(held(3, "r3", CREATED)), stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "4, ours,  1000, DONE",
        "3,      , 1000, RESEND",
        "4,      , 1000, UNKNOWN",
        "4, other, 1000, CONFLICT",
        "3, other, 1000, UNKNOWN",
    })
    void updateOfWhatHadNoRevision(Long version, String revision, Long timestamp, Verdict verdict) {
        assertThat(Verdict.ofUpdate(update(held(3, null, CREATED)), stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "1, ours,  0,    DONE",
        "0,      , 0,    RESEND",
        "1, other, 0,    UNKNOWN",
        "1, other, 1000, UNKNOWN",
        " ,      ,     , UNKNOWN",
    })
    void updateOfWhatHadNeitherVersionNorCreationTime(Long version, String revision, Long timestamp, Verdict verdict) {
        assertThat(Verdict.ofUpdate(update(held(0, null, 0)), stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "4, ours,  1000, DONE",
        "4, other, 1000, UNKNOWN",
        "3, r3,    1000, UNKNOWN",
        " ,      ,     , UNKNOWN",
    })
    void patchWithoutRevision(Long version, String revision, Long timestamp, Verdict verdict) {
        Precondition condition =
                new Precondition(Optional.of("product"), Optional.empty(), Optional.of(Condition.exists("x")));
        assertThat(Verdict.ofUpdate(update(condition), stored(version, revision, timestamp)))
                .isEqualTo(verdict);
        assertThat(Verdict.ofUpdate(update(Precondition.none()), stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        " ,      ,     , DONE",
        "3, r3,    1000, RESEND",
        "4, other, 1000, CONFLICT",
        "9, other, 1000, CONFLICT",
        "1, other, 2000, UNKNOWN",
        "4, other, 2000, UNKNOWN",
        "3, other, 1000, UNKNOWN",
        "4,      , 1000, UNKNOWN",
    })
    void deletionOfVersion3(Long version, String revision, Long timestamp, Verdict verdict) {
        Deletion deletion = new Deletion("a1", held(3, "r3", CREATED));
        assertThat(Verdict.ofDeletion(deletion, stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "product, x,  ,   ,     , DONE",
        "product, x, 3, r3, 1000, RESEND",
        "product, y, 3, r3, 1000, UNKNOWN",
        "order,   x, 3, r3, 1000, UNKNOWN",
    })
    void deletionOnAConditionOnly(
            String type, String field, Long version, String revision, Long timestamp, Verdict verdict) {
        Deletion deletion = new Deletion(
                "a1", new Precondition(Optional.of(type), Optional.empty(), Optional.of(Condition.exists(field))));
        assertThat(Verdict.ofDeletion(deletion, stored(version, revision, timestamp)))
                .isEqualTo(verdict);
    }
}
