package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the page of known defects with the tests that prove their absence. A test names its defect in its display
 * name, as {@code "defect 7: ..."}, or in its method name, as {@code defect7...}. With
 * {@code -Dknown.defects.update=true} the test first writes these tests into the page.
 */
class KnownDefectsPageTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/known-defects.md");
    private static final String UPDATE = "known.defects.update";
    private static final int DEFECTS = 34;

    private static final Pattern DISPLAY_NAME =
            Pattern.compile("@DisplayName\\(\\s*\"defect (\\d+): [^\"]*\"\\)[^;{]*?void (\\w+)\\(");
    private static final Pattern METHOD_NAME = Pattern.compile("void (?=defect(\\d+))(\\w+)\\(");
    private static final Pattern ITEM = Pattern.compile("(?m)^(\\d+)\\. .*(\\n {3,4}(?! *- ).*)*\\n");
    private static final Pattern ITEM_WITH_TESTS = Pattern.compile(ITEM.pattern() + "(( *- `\\w+#\\w+`\\n)*)");

    @Test
    void everyDefectIsFollowedByTheTestsThatProveItsAbsence() throws IOException {
        Map<Integer, Set<String>> tests = markedTests();
        String page = Repository.text(PAGE);
        String expected = withTests(page, tests);
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE)
                .as("run this test with -D%s=true to write the page", UPDATE)
                .content()
                .isEqualToNormalizingNewlines(expected);
    }

    @Test
    void thePageHasEveryDefectAndEachHasATest() {
        List<Integer> numbers = ITEM.matcher(Repository.text(PAGE))
                .results()
                .map(item -> Integer.valueOf(item.group(1)))
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, DEFECTS).boxed().toList());
        assertThat(markedTests().keySet()).containsExactlyElementsOf(numbers);
    }

    private static String withTests(String page, Map<Integer, Set<String>> tests) {
        return ITEM_WITH_TESTS.matcher(page).replaceAll(item -> {
            String text = item.group()
                    .substring(0, item.group().length() - item.group(3).length());
            String indent = " ".repeat(item.group(1).length() + 2);
            String lines = tests.getOrDefault(Integer.valueOf(item.group(1)), Set.of()).stream()
                    .map(test -> indent + "- `" + test + "`\n")
                    .collect(Collectors.joining());
            return Matcher.quoteReplacement(text + lines);
        });
    }

    /** Returns the marked tests of all modules by the number of their defect, as {@code Class#method}. */
    private static Map<Integer, Set<String>> markedTests() {
        Map<Integer, Set<String>> tests = new TreeMap<>();
        for (Path file : Repository.files(Repository.ROOT, ".java")) {
            String name = file.getFileName().toString().replace(".java", "");
            String source = Repository.text(file);
            Stream.of(DISPLAY_NAME, METHOD_NAME)
                    .flatMap(pattern -> pattern.matcher(source).results())
                    .forEach(test -> tests.computeIfAbsent(Integer.valueOf(test.group(1)), number -> new TreeSet<>())
                            .add(name + "#" + test.group(2)));
        }
        return tests;
    }
}
