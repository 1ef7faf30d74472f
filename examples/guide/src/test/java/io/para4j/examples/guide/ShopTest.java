package io.para4j.examples.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.Shop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Runs the first program of getting-started.md and compares its output with the page. */
class ShopTest {
    private static final String PAGE = Repository.text(Repository.ROOT.resolve("docs/getting-started.md"));

    @Test
    void theFirstProgramPrintsTheLineOnThePage() {
        String printed = output();

        assertThat(printed).isEqualTo("Road, 21 gears, version 1");
        assertThat(PAGE).contains("\n" + printed + "\n");
    }

    @Test
    void thePageHasTheWholeProgram() {
        String source = "examples/guide/src/test/java/com/example/Shop.java";
        assertThat(PAGE).contains("```java\n" + Repository.text(Repository.ROOT.resolve(source)) + "```\n");
    }

    private static String output() {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream recorder = new PrintStream(bytes, true, UTF_8)) {
            System.setOut(recorder);
            Shop.main(new String[0]);
        } finally {
            System.setOut(console);
        }
        return bytes.toString(UTF_8).strip();
    }
}
