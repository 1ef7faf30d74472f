package io.para4j.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of the results of several runs of the kit, with a row for each rule and a column for each run. With it are
 * the facts of each rule that failed, was not checked, or reported how much it checked. The matrix is read from the
 * JSON files that the runs have written. It can be written as Markdown, JSON and one self-contained HTML page.
 *
 * <p>Each run writes the matrix of its own module to {@code target/para-contract}. {@link #read} combines the results
 * of several modules.
 */
public final class ContractMatrix {
    private static final String FILE_NAME = "matrix";

    private final List<Run> runs;

    /**
     * One run of a test class on a variant of a store, with the result of each rule.
     *
     * @param facts the version of the kit, the time and the seed of the run; empty for a file that lacks them
     */
    record Run(
            String testClass, String store, String variant, Map<String, String> facts, Map<String, RuleResult> rules) {
        String title() {
            return store + ", " + variant;
        }

        String simpleName() {
            return testClass.substring(testClass.lastIndexOf('.') + 1);
        }

        long count(String status) {
            return rules.values().stream()
                    .filter(rule -> rule.status().equals(status))
                    .count();
        }

        /** Returns the result of a rule. Empty if the rule is not part of the run's contract. */
        Optional<RuleResult> result(String rule) {
            return Optional.ofNullable(rules.get(rule));
        }
    }

    private ContractMatrix(List<Run> runs) {
        this.runs = runs;
    }

    /**
     * Reads the results in the given folders.
     *
     * @param folders the folders, such as {@code target/para-contract}; a folder that does not exist has no results
     * @return the matrix, with its columns ordered by store, variant and class
     * @throws UncheckedIOException if a file cannot be read
     */
    public static ContractMatrix read(List<Path> folders) {
        List<Run> runs = new ArrayList<>();
        for (Path folder : folders) {
            files(folder).forEach(file -> runs.add(run(file)));
        }
        runs.sort(Comparator.comparing(Run::store).thenComparing(Run::variant).thenComparing(Run::testClass));
        return new ContractMatrix(List.copyOf(runs));
    }

    /**
     * Returns the matrix of some of the runs.
     *
     * @param testClasses the simple names of their classes, in the order of the columns
     * @return the smaller matrix
     * @throws IllegalArgumentException if a class has no results
     */
    public ContractMatrix only(String... testClasses) {
        List<Run> chosen = new ArrayList<>();
        for (String testClass : testClasses) {
            chosen.add(runs.stream()
                    .filter(run -> run.simpleName().equals(testClass))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there are no results of " + testClass)));
        }
        return new ContractMatrix(List.copyOf(chosen));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json") && !file.endsWith(FILE_NAME + ".json"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the results in " + folder + " could not be read", e);
        }
    }

    private static Run run(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            Map<String, RuleResult> rules = new LinkedHashMap<>();
            for (JsonNode rule : json.path("rules")) {
                RuleResult result = result(rule);
                rules.put(result.id(), result);
            }
            return new Run(
                    json.path("testClass").asText(),
                    json.path("store").asText(),
                    json.path("variant").asText(),
                    facts(json),
                    rules);
        } catch (IOException e) {
            throw new UncheckedIOException("the results in " + file + " could not be read", e);
        }
    }

    private static Map<String, String> facts(JsonNode json) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : List.of("version", "time", "seconds", "seed")) {
            if (json.has(name)) {
                facts.put(name, json.path(name).asText());
            }
        }
        return facts;
    }

    private static RuleResult result(JsonNode rule) {
        List<String> messages = new ArrayList<>();
        rule.path("messages").forEach(message -> messages.add(message.asText()));
        return new RuleResult(
                rule.path("id").asText(),
                rule.path("keptByCore").asBoolean(),
                rule.path("status").asText(),
                rule.path("tests").asInt(),
                messages);
    }

    List<Run> runs() {
        return runs;
    }

    /**
     * Returns the matrix as Markdown, with a table followed by the facts.
     *
     * @return the text; equal results give equal text
     */
    public String toMarkdown() {
        return MatrixMarkdown.of(this);
    }

    /**
     * Returns the matrix as one self-contained HTML page, readable in a narrow window and in print. The rules that
     * failed are first, with their facts. The page also has the text of each rule, and the time, seed and version of
     * each run.
     *
     * @return the page
     */
    public String toHtml() {
        return MatrixHtml.of(this);
    }

    /**
     * Returns the matrix as JSON, with the class, store, variant and the result of each rule for each run.
     *
     * @return the text
     */
    public String toJson() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes {@code matrix.md}, {@code matrix.html} and {@code matrix.json}.
     *
     * @param folder the folder; created if it does not exist
     * @throws UncheckedIOException if it cannot be written
     */
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE_NAME + ".md"), toMarkdown());
            Files.writeString(folder.resolve(FILE_NAME + ".html"), toHtml());
            Files.writeString(folder.resolve(FILE_NAME + ".json"), toJson());
        } catch (IOException e) {
            throw new UncheckedIOException("the matrix could not be written to " + folder, e);
        }
    }
}
