package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the code of docs/write-a-dao.md with this example, and its code for a store with a network with the tests of
 * the DynamoDB store, and its code for indexes with that of the kit.
 */
class WriteADAOPageTest {
    private static final Path WITH_A_NETWORK =
            Path.of("../../dao-dynamodb/src/test/java/io/para4j/dao/dynamodb/AWSDynamoDAOContractTest.java");
    private static final Path WITH_INDEXES =
            Path.of("../../testkit/src/main/java/io/para4j/testkit/TinyIndexedDAO.java");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);

    private static Stream<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("../../docs/write-a-dao.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void theCodeOfThePageIsThatOfThisExampleOrOfAnotherStore() throws IOException {
        String pom = folded(Files.readString(Path.of("pom.xml")));
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Stream<Path> own = files.filter(file -> file.toString().endsWith(".java"));
            sources = Stream.concat(own, Stream.of(WITH_A_NETWORK, WITH_INDEXES))
                    .map(WriteADAOPageTest::read)
                    .map(WriteADAOPageTest::folded)
                    .collect(Collectors.joining("\n"));
        }

        assertThat(blocks("xml"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(pom).contains(folded(block)));
        assertThat(blocks("java").filter(block -> !block.strip().startsWith("import ")))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(sources).contains(folded(block)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
