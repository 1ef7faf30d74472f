package io.para4j.testkit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of the rules, read from the copy of {@code docs/contract.md} that the build puts beside this class. */
final class RuleTexts {
    private static final String CONTRACT = "https://github.com/para4j/para4j/blob/main/docs/contract.md#";
    private static final Pattern GROUP = Pattern.compile("(?m)^## (\\w+) \\((\\w{3})\\)$");
    private static final Pattern RULE = Pattern.compile("(?m)^- (\\w{3}-\\d+)†? (.*(?:\\n  .*)*)");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();

    private RuleTexts(String contract) {
        Matcher groups = GROUP.matcher(contract);
        while (groups.find()) {
            anchors.put(groups.group(2), (groups.group(1) + "-" + groups.group(2)).toLowerCase(Locale.ROOT));
        }
        Matcher rules = RULE.matcher(contract);
        while (rules.find()) {
            texts.put(rules.group(1), rules.group(2).replaceAll("\\s+", " "));
        }
    }

    /** Reads the contract. Without it, in a build that does not copy it, the rules have no texts. */
    static RuleTexts read() {
        try (InputStream contract = RuleTexts.class.getResourceAsStream("contract.md")) {
            return new RuleTexts(contract == null ? "" : new String(contract.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract could not be read", e);
        }
    }

    /** Returns the text of a rule in Markdown, on one line. Empty if it is not known. */
    Optional<String> text(String rule) {
        return Optional.ofNullable(texts.get(rule));
    }

    /** Returns the address of a rule's group in the published contract. */
    String address(String rule) {
        return CONTRACT + anchors.getOrDefault(rule.substring(0, 3), "");
    }
}
