package io.para4j.testkit.tests.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * One run of the whole contract kit on a mutant.
 *
 * @param failures the messages of the tests that failed, by test name; each name begins with its rules
 */
record MutantRun(Map<String, String> failures) {
    private static final Pattern RULE = Pattern.compile("[A-Z]{3}-[0-9]+");

    static MutantRun of(Mutant mutant) {
        return of(mutant.name(), List.of(selectClass(MutantContract.class)), Map.of());
    }

    /** Runs the contract of caches, and the interleavings unless the cache is wrong by itself and needs no second operation. */
    static MutantRun of(CacheMutant mutant) {
        boolean isCacheWrong =
                EntryMutants.all().stream().anyMatch(each -> each.name().equals(mutant.name()));
        List<DiscoverySelector> contracts = isCacheWrong
                ? List.of(selectClass(CacheMutantContract.class))
                : List.of(selectClass(CacheMutantContract.class), selectClass(InterleavingMutantContract.class));
        return of(mutant.name(), contracts, Map.of());
    }

    /** Runs the tests of indexes. */
    static MutantRun of(IndexMutant mutant) {
        return of(
                mutant.name(),
                List.of(selectClass(IndexMutantContract.class)),
                Map.of(),
                TagFilter.includeTags(List.copyOf(IndexMutantsTest.rules())));
    }

    /** Runs the tests of transactions. */
    static MutantRun of(TransactionMutant mutant) {
        return of(
                mutant.name(),
                List.of(selectClass(TransactionMutantContract.class)),
                Map.of(),
                TagFilter.includeTags(List.copyOf(TransactionMutantsTest.rules())));
    }

    /** Runs the tests of changes. */
    static MutantRun of(FeedMutant mutant) {
        return of(
                mutant.name(),
                List.of(selectClass(FeedMutantContract.class)),
                Map.of(),
                TagFilter.includeTags(List.copyOf(FeedMutantsTest.rules())));
    }

    /** Runs one test of the interleavings with additional parameters. */
    static MutantRun of(CacheMutant mutant, String test, Map<String, String> parameters) {
        return of(mutant.name(), List.of(selectMethod(InterleavingMutantContract.class, test)), parameters);
    }

    private static MutantRun of(
            String mutant, List<DiscoverySelector> tests, Map<String, String> parameters, Filter<?>... filters) {
        Map<String, String> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .configurationParameters(parameters)
                .configurationParameter(MutantContract.MUTANT, mutant)
                .configurationParameter("para.testkit.reports", "target/para-mutants/" + mutant)
                .selectors(tests)
                .filters(filters)
                .execute()
                .allEvents()
                .failed()
                .stream()
                .forEach(event -> failures.put(event.getTestDescriptor().getDisplayName(), message(event)));
        return new MutantRun(failures);
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("none");
    }

    /** Returns the rules that failed. A test without a rule counts under its own name. */
    Set<String> rules() {
        return new TreeSet<>(firstMessages().keySet());
    }

    /** Returns the message of the first test that failed for each rule. */
    Map<String, String> firstMessages() {
        Map<String, String> messages = new LinkedHashMap<>();
        failures.forEach((test, message) -> {
            Matcher rule = RULE.matcher(test);
            messages.putIfAbsent(rule.lookingAt() ? rule.group() : test, message);
        });
        return messages;
    }
}
