package io.para4j.examples.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeyValueReadmeTest {
    private static final Path SOURCES = Path.of("src/main/java/io/para4j/examples/keyvalue");

    /** Counts the lines of a class without imports, comments and blank lines. */
    private static long lines(String type) throws IOException {
        return Files.readAllLines(SOURCES.resolve(type + ".java")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("(/?\\*|//|import |package ).*"))
                .count();
    }

    @Test
    void theStoreHasUnder150LinesAndTheReadmeGivesTheirNumber() throws IOException {
        assertThat(lines("KeyValueDAO")).isLessThan(150);
        assertThat(Path.of("README.md"))
                .content()
                .contains(lines("KeyValueDAO") + " lines of code")
                .containsPattern("in " + lines("Engine") + "\\s+lines")
                .contains(lines("KeyValueDAOModule") + lines("KeyValueConfig") + " lines");
    }
}
