package io.para4j.testkit.tests.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The messages of a run as a golden file keeps them, without the parts that differ from run to run. */
final class Golden {
    /** The patterns of parts that differ from run to run, and their replacements, in order of application. */
    private static final Map<String, String> REPLACEMENTS = replacements();

    private Golden() {}

    private static Map<String, String> replacements() {
        Map<String, String> replacements = new LinkedHashMap<>();
        replacements.put("\\s+", " ");
        replacements.put(" \\(again with [^)]*\\)", "");
        replacements.put("(?<![0-9a-z])k[0-9a-z]{4,9}-[0-9]+", "APP");
        replacements.put("\\b[0-9a-z]{26}\\b", "ID");
        replacements.put("\\b[or][0-9]+\\b", "ID");
        replacements.put("\\b17[0-9]{11}\\b", "TIME");
        replacements.put("[^ \\[{]*… \\([0-9]+ characters\\)", "…");
        replacements.put("(ID, )+", "ID, ");
        // The order of a map also differs.
        replacements.put("\\{[^{}]*(\\{.*|\\})?", "{…}");
        // These ids are sorted by names that differ from run to run.
        replacements.put("^(\\[TEN-2].*(?:expected|found) )\\[.*", "$1[…");
        // How far a race comes differs too.
        replacements.put(
                "^(\\[LCK-6]) (?:whether an item (?:deleted and )?restored during patches|its version, by the).*",
                "$1 an item that was replaced during patches: …");
        replacements.put("(that batches reported done: expected) .*", "$1 …");
        replacements.put("(report that they created one id: expected 1 but found) .*", "$1 …");
        return replacements;
    }

    /** Returns a mutant's name and the first message of each rule. The value found after a race is left out. */
    static String text(Mutant mutant, MutantRun run) {
        StringBuilder text = new StringBuilder("## ").append(mutant.name()).append("\n\n");
        boolean isRace = mutant.name().contains("checks and then acts");
        for (String message : new TreeMap<>(run.firstMessages()).values()) {
            String normalised = normalised(message);
            text.append(isRace ? normalised.replaceAll("but found .*", "but found …") : normalised)
                    .append('\n');
        }
        return text.append('\n').toString();
    }

    private static String normalised(String message) {
        String text = message;
        for (Map.Entry<String, String> replacement : REPLACEMENTS.entrySet()) {
            text = text.replaceAll(replacement.getKey(), replacement.getValue());
        }
        return text;
    }

    /**
     * Compares with a file of the test resources. Writes the found text to {@code target}, to be copied if it is right.
     */
    static void isEqual(String file, String found) throws IOException {
        Files.writeString(Path.of("target", file), found);
        try (InputStream golden = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
            assertThat(found).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
