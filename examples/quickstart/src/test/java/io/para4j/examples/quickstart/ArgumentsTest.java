package io.para4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void withoutArgumentsTheEmbeddedServerIsUsed() {
        assertThat(Arguments.parse(List.of()))
                .isEqualTo(new Arguments(Arguments.Store.EMBEDDED, Optional.empty(), false, false, false));
    }

    @Test
    void theOrderOfArgumentsDoesNotMatter() {
        URI address = URI.create("http://127.0.0.1:8000");
        Arguments expected = new Arguments(Arguments.Store.ENDPOINT, Optional.of(address), true, true, false);

        assertThat(Arguments.parse(List.of("--endpoint", address.toString(), "--cache", "--fresh")))
                .isEqualTo(expected);
        assertThat(Arguments.parse(List.of("--fresh", "--cache", "--endpoint", address.toString())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    memory                                | unknown argument 'memory'
                    --memory --memory                     | --memory: a store is chosen already; choose one
                    --memory --endpoint http://localhost  | --endpoint: a store is chosen already; choose one
                    --endpoint                            | --endpoint needs an address such as http://127.0.0.1:8000, not ''
                    --endpoint --fresh                    | --endpoint needs an address such as http://127.0.0.1:8000, not '--fresh'
                    --endpoint localhost:8000             | --endpoint needs an address such as http://127.0.0.1:8000, not 'localhost:8000'
                    """)
    void wrongArgumentsAreRefusedWithTheReason(String args, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.parse(List.of(args.split(" +"))))
                .withMessage(reason);
    }
}
