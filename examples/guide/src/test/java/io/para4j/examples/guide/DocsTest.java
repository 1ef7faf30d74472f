package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import io.para4j.error.ErrorCode;
import io.para4j.testkit.rules.Rules;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares README and docs with the code: their Java is compiled and run by a test, and their lists are complete. */
class DocsTest {
    private static final Path ROOT = Repository.ROOT;
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]*\\.(\\w+);$");
    private static final Pattern IMPORTS = Pattern.compile("(\\s*import [^\\n]+;\\s*)+");
    private static final Pattern TEXT = Pattern.compile("//[^\n]*|\"[^\"\n]*\"");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)\\)");

    @TestFactory
    Stream<DynamicTest> everyJavaBlockIsPartOfACompiledSource() {
        String sources = Repository.files(ROOT, ".java").stream()
                .map(Repository::text)
                .map(DocsTest::folded)
                .collect(Collectors.joining("\n"));
        return blocks("java")
                .filter(block -> !IMPORTS.matcher(block).matches())
                .map(block -> DynamicTest.dynamicTest(
                        block.lines().findFirst().orElseThrow().strip(),
                        () -> assertThat(sources.contains(folded(block)))
                                .as("a source in examples or tests has these lines:\n%s", block)
                                .isTrue()));
    }

    /** An example needs the imports of its source whose classes it uses. */
    @TestFactory
    Stream<DynamicTest> thePageOfAnExampleHasItsImports() {
        List<String> sources =
                Repository.files(ROOT, ".java").stream().map(Repository::text).toList();
        return pages().map(page -> DynamicTest.dynamicTest(
                page.getFileName().toString(), () -> assertHasImports(Repository.text(page), sources)));
    }

    private static void assertHasImports(String page, List<String> sources) {
        blocks(page, "java")
                .filter(block -> !IMPORT.matcher(block).find())
                .forEach(block -> sources.stream()
                        .filter(source -> folded(source).contains(folded(block)))
                        .findFirst()
                        .ifPresent(source -> IMPORT.matcher(source)
                                .results()
                                .filter(used -> isUsed(
                                        used.group(1), TEXT.matcher(block).replaceAll("")))
                                .map(MatchResult::group)
                                .filter(used -> !used.contains("io.para4j.examples."))
                                .forEach(used -> assertThat(page).contains(used))));
    }

    private static boolean isUsed(String name, String block) {
        return Pattern.compile("(?<![\\w.])" + name + "\\b").matcher(block).find();
    }

    @Test
    void everyConfigBlockHasOnlyKnownKeys() {
        Config reference = ConfigFactory.defaultReference();
        assertThat(blocks("hocon"))
                .isNotEmpty()
                .allSatisfy(block -> ConfigFactory.parseString(block)
                        .entrySet()
                        .forEach(entry -> assertThat(reference.hasPath(entry.getKey()))
                                .as(entry.getKey())
                                .isTrue()));
    }

    @Test
    void theConfigurationPageHasEveryKeyAndItsDefault() {
        String page = Repository.text(ROOT.resolve("docs/configuration.md"));
        assertThat(ConfigFactory.parseString(references()).getConfig("para").entrySet())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(page)
                        .containsPattern("(?m)^\\| `para\\." + Pattern.quote(entry.getKey()) + "` \\| "
                                + defaultOnPage(entry.getValue()) + " \\|"));
    }

    /** Returns a pattern for a default on the page: the value, or for an empty one the source of the value. */
    private static String defaultOnPage(ConfigValue value) {
        String text = value.unwrapped().toString();
        return text.isEmpty() ? "the [^|]+" : "`?" + Pattern.quote(text) + "`?";
    }

    private static String references() {
        return Stream.of("core", "dao-dynamodb", "cache")
                .map(module -> Repository.text(ROOT.resolve(module).resolve("src/main/resources/reference.conf")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theErrorsPageHasEveryCode() {
        String page = Repository.text(ROOT.resolve("docs/errors.md"));
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    @Test
    void theContractPageHasExactlyTheRulesOfTheKit() {
        Set<String> published = Pattern.compile("(?m)^- ([A-Z]{3}-\\d+)")
                .matcher(Repository.text(ROOT.resolve("docs/contract.md")))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertThat(published).containsExactlyInAnyOrderElementsOf(Rules.all());
    }

    @Test
    void everyLinkBetweenPagesLeadsToAFile() {
        pages().forEach(page -> LINK.matcher(Repository.text(page))
                .results()
                .map(result -> result.group(1))
                .forEach(link -> assertThat(page.resolveSibling(link)).exists()));
    }

    @Test
    void theTestCommandOfTheReadmeIsThatOfTheBuildServer() {
        List<String> commands = blocks("sh").flatMap(String::lines).toList();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
        String script = Repository.text(ROOT.resolve(".ci/run"));
        assertThat(commands).anySatisfy(command -> assertThat(script).contains(command));
    }

    private static Stream<Path> pages() {
        return Stream.concat(
                Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve),
                Repository.files(ROOT.resolve("docs"), ".md").stream());
    }

    private static Stream<String> blocks(String language) {
        return pages().flatMap(page -> blocks(Repository.text(page), language));
    }

    private static Stream<String> blocks(String page, String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(result -> result.group(1).equals(language))
                .map((MatchResult result) -> result.group(2));
    }

    /** Removes white space, which the formatter may change. */
    private static String folded(String code) {
        return code.replaceAll("\\s+", "");
    }
}
