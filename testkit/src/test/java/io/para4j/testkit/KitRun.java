package io.para4j.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** A single run of a contract class, with its events and its report. */
record KitRun(Events tests, JsonNode report) {
    private static final String FOLDER = "para.testkit.reports";

    static KitRun of(Class<? extends DAOContract> contract, Path folder) {
        try {
            Events tests = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(contract))
                    .configurationParameter(FOLDER, folder.toString())
                    .execute()
                    .testEvents();
            return new KitRun(
                    tests,
                    new ObjectMapper()
                            .readTree(
                                    folder.resolve(contract.getName() + ".json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages of the failed tests by their display names. */
    Map<String, Throwable> failures() {
        Map<String, Throwable> failures = new TreeMap<>();
        tests.failed().stream()
                .forEach(event -> failures.put(event.getTestDescriptor().getDisplayName(), thrown(event)));
        return failures;
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    List<JsonNode> rules() {
        return StreamSupport.stream(report.get("rules").spliterator(), false).toList();
    }

    JsonNode rule(String id) {
        return rules().stream()
                .filter(rule -> rule.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<String> rulesWith(String status) {
        return rules().stream()
                .filter(rule -> rule.get("status").asText().equals(status))
                .map(rule -> rule.get("id").asText())
                .toList();
    }
}
