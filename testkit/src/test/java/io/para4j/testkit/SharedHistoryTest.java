package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.testkit.RecordedCall.Answer;
import io.para4j.testkit.RecordedCall.Ending;
import io.para4j.testkit.RecordedCall.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link SharedHistory} and its {@link CallFile}s. */
class SharedHistoryTest {
    private static final RegisterState ONE = new RegisterState(1, "r1", 100);

    @TempDir
    Path folder;

    private static RecordedCall begun(int thread, Kind kind, long invoked) {
        return new RecordedCall(
                thread, "a1", kind, RegisterState.ABSENT, 100, Answer.UNKNOWN, invoked, RecordedCall.NEVER);
    }

    private Path file(RecordedCall begun, Optional<RecordedCall> ended) throws IOException {
        Path file = folder.resolve("one.calls");
        try (CallFile calls = CallFile.create(file)) {
            calls.began(begun);
            calls.ended(begun, ended);
        }
        return file;
    }

    @Test
    void callsAreReadAsTheyWereMade() throws IOException {
        for (Answer answer :
                List.of(Answer.done(ONE), Answer.conflict(7), Answer.refused(Ending.NOT_FOUND), Answer.UNKNOWN)) {
            RecordedCall begun = begun(1, Kind.CREATE, 5);
            RecordedCall ended = begun.answered(answer, 6);

            assertThat(CallFile.read(file(begun, Optional.of(ended)))).containsExactly(ended);
        }
    }

    @Test
    void callThatWasNotCarriedOutIsNoPartOfTheHistory() throws IOException {
        assertThat(CallFile.read(file(begun(1, Kind.CREATE, 5), Optional.empty())))
                .isEmpty();
    }

    @Test
    void writeOfAKilledProcessHasNoAnswer() throws IOException {
        Path file = folder.resolve("killed.calls");
        try (CallFile calls = CallFile.create(file)) {
            calls.began(begun(1, Kind.ADD, 5));
            calls.began(begun(2, Kind.READ, 6));
            calls.began(begun(3, Kind.DELETE, 7));
        }
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 9));

        assertThat(CallFile.read(file)).containsExactly(begun(1, Kind.ADD, 5));
    }

    @Test
    void writeThatIsLostIsFound() throws IOException {
        try (Para para = Para.start(new ParaModule(), new TinyDAOModule())) {
            para.apps().create("shop");
            Store store = para.store("shop");
            RecordedCall create = begun(1, Kind.CREATE, 5);
            Path lost = file(create, Optional.of(create.answered(Answer.done(ONE), 6)));

            assertThatThrownBy(() -> SharedHistory.check(store, List.of(lost)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("fit no order of the calls");
        }
    }

    @Test
    void callsOfThisProcessAreLinearizable() throws IOException {
        try (Para para = Para.start(new ParaModule(), new TinyDAOModule())) {
            para.apps().create("shop");
            Store store = para.store("shop");
            Path file = folder.resolve("own.calls");

            SharedHistory.record(store, file, 0, 200, 1);

            assertThat(SharedHistory.check(store, List.of(file))).isGreaterThan(200);
        }
    }
}
