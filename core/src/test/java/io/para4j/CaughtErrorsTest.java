package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaughtErrorsTest {

    /** The compiler gives the lambda the common superclass of both, which must be accessible here. */
    @Test
    void errorsThatAreCaughtTogetherCanBeUsedInALambda() {
        try {
            throw new ObjectNotFoundException(Target.of("read", "shop", "a"));
        } catch (ObjectNotFoundException | ObjectExistsException e) {
            assertThat(Optional.of(e).map(error -> error.id()).orElse("")).isEqualTo("a");
        }
    }
}
