package io.para4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void withoutArgumentsTheEmbeddedServerIsUsed() {
        assertThat(CommandLine.parse(List.of()))
                .isEqualTo(new CommandLine(CommandLine.Store.EMBEDDED, Optional.empty(), false, false, false));
    }

    @Test
    void theOrderOfArgumentsDoesNotMatter() {
        URI address = URI.create("http://127.0.0.1:8000");
        CommandLine expected = new CommandLine(CommandLine.Store.ENDPOINT, Optional.of(address), true, true, false);

        assertThat(CommandLine.parse(List.of("--endpoint", address.toString(), "--cache", "--fresh")))
                .isEqualTo(expected);
        assertThat(CommandLine.parse(List.of("--fresh", "--cache", "--endpoint", address.toString())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    memory                                | unknown argument 'memory'
                    --memory --memory                     | --memory: only one store can be chosen
                    --memory --endpoint http://localhost  | --endpoint: only one store can be chosen
                    --endpoint                            | --endpoint needs an address such as http://127.0.0.1:8000, not ''
                    --endpoint --fresh                    | --endpoint needs an address such as http://127.0.0.1:8000, not '--fresh'
                    --endpoint localhost:8000             | --endpoint needs an address such as http://127.0.0.1:8000, not 'localhost:8000'
                    """)
    void invalidArgumentsAreRefusedWithTheReason(String args, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandLine.parse(List.of(args.split(" +"))))
                .withMessage(reason);
    }
}
