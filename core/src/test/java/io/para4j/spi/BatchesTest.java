package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final List<String> written = new ArrayList<>();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static Target target(String id) {
        return Target.of("create", "shop", id);
    }

    private List<Outcome> run(Function<String, Outcome> write) {
        return Batches.oneByOne(List.of("a", "b", "c"), BatchesTest::target, id -> {
            Outcome outcome = write.apply(id);
            written.add(id);
            return outcome;
        });
    }

    @Test
    void outcomesComeInTheOrderOfTheWrites() {
        assertThat(run(id -> Outcome.DONE)).containsExactly(Outcome.DONE, Outcome.DONE, Outcome.DONE);
        assertThat(written).containsExactly("a", "b", "c");
    }

    @Test
    void aRefusalDoesNotKeepTheOthersFromBeingDone() {
        List<Outcome> outcomes = run(id -> {
            if (id.equals("b")) {
                throw new ObjectExistsException(target(id));
            }
            return Outcome.DONE;
        });
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Refused.class);
        assertThat(written).containsExactly("a", "c");
    }

    @Test
    void anErrorThatIsNotOursLeavesTheOutcomeUnknown() {
        IllegalStateException bug = new IllegalStateException("bug");
        List<Outcome> outcomes = run(id -> {
            throw bug;
        });
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            assertThat(((Outcome.Unknown) outcome).error()).hasCause(bug);
        });
    }

    @Test
    void anUnknownOutcomeStaysUnknown() {
        List<Outcome> outcomes = run(id -> {
            throw new WriteOutcomeUnknownException(target(id), 2, null);
        });
        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Unknown.class);
    }

    @Test
    void afterAnInterruptNothingMoreIsSentAndTheFlagIsKept() {
        List<Outcome> outcomes = run(id -> {
            Thread.currentThread().interrupt();
            return Outcome.DONE;
        });
        assertThat(written).containsExactly("a");
        assertThat(outcomes.get(0)).isEqualTo(Outcome.DONE);
        assertThat(outcomes.subList(1, 3))
                .allSatisfy(outcome -> assertThat(((Outcome.Refused) outcome).error())
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                error -> assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT)));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void noWritesHaveNoOutcomes() {
        assertThat(Batches.oneByOne(List.of(), BatchesTest::target, id -> Outcome.DONE))
                .isEmpty();
    }
}
