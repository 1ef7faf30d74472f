package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.StorageException;
import io.para4j.spi.Outcome;
import org.junit.jupiter.api.Test;

class BatchOutcomesTest {

    @Test
    void anErrorIsCreatedOnlyForAnObjectWithoutOutcome() {
        BatchOutcomes outcomes = new BatchOutcomes(2);
        outcomes.set(0, Outcome.DONE);
        outcomes.set(0, () -> {
            throw new IllegalStateException("an object that is done needs no error");
        });
        Outcome missing = Outcome.of(StorageException.notSent("a write", "the store closed", null));
        outcomes.set(1, () -> missing);

        assertThat(outcomes.complete()).containsExactly(Outcome.DONE, missing);
    }
}
