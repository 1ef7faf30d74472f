package io.para4j.testkit.rules;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects the result of each test of the kit in one class, and summarizes the results by rule. */
final class RuleResults {
    private enum Status {
        PASSED,
        FAILED,
        NOT_CHECKED,
        NOT_OFFERED,
        ABORTED
    }

    private record TestResult(Status status, String message) {
        /** Returns the fact that a passed test has reported, with the test's name. */
        Optional<String> fact(String test) {
            return message.isEmpty() ? Optional.empty() : Optional.of(test + ": " + message);
        }
    }

    private final Map<String, TestResult> resultsByTest = new TreeMap<>();

    private static Map<String, List<String>> rulesByTest(Class<?> contract) {
        Map<String, List<String>> rulesByTest = new TreeMap<>();
        for (Method method : contract.getMethods()) {
            rulesOf(method, contract).ifPresent(rules -> rulesByTest.put(method.getName(), rules));
        }
        return rulesByTest;
    }

    /**
     * Returns the rules that a contract's test checks. Empty for other methods, including those that override a test.
     */
    static Optional<List<String>> rulesOf(Method method, Class<?> contract) {
        return Optional.ofNullable(method.getAnnotation(Rule.class))
                .filter(rule -> method.getDeclaringClass().isAssignableFrom(contract))
                .map(rule -> List.of(rule.value()));
    }

    /** Records that a test has passed. The fact is the amount that it has checked, or an empty text. */
    void passed(String test, String fact) {
        resultsByTest.putIfAbsent(test, new TestResult(Status.PASSED, fact));
    }

    void failed(String test, String message) {
        resultsByTest.put(test, new TestResult(Status.FAILED, message));
    }

    void notChecked(String test, String reason) {
        resultsByTest.put(test, new TestResult(Status.NOT_CHECKED, reason));
    }

    void notOffered(String test, String reason) {
        resultsByTest.put(test, new TestResult(Status.NOT_OFFERED, reason));
    }

    void aborted(String test, String reason) {
        resultsByTest.put(test, new TestResult(Status.ABORTED, reason));
    }

    /** Returns a result for each rule that a contract has tests for, in the order of the rules. */
    List<RuleResult> byRule(Class<?> contract) {
        Map<String, List<String>> tests = rulesByTest(contract);
        return Rules.all().stream()
                .filter(rule -> tests.values().stream().anyMatch(rules -> rules.contains(rule)))
                .map(rule -> result(rule, tests))
                .toList();
    }

    private RuleResult result(String rule, Map<String, List<String>> rulesByTest) {
        List<String> failures = new ArrayList<>();
        Map<String, List<String>> gaps = new TreeMap<>();
        List<String> facts = new ArrayList<>();
        Set<Status> left = EnumSet.noneOf(Status.class);
        int tests = 0;
        for (Map.Entry<String, List<String>> test : rulesByTest.entrySet()) {
            if (test.getValue().contains(rule)) {
                tests++;
                TestResult result = result(test);
                if (result.status() == Status.FAILED) {
                    failures.add(test.getKey() + ": " + result.message());
                } else if (result.status() == Status.PASSED) {
                    result.fact(test.getKey()).ifPresent(facts::add);
                } else if (isLeftOpen(rule, test)) {
                    left.add(result.status());
                    gaps.computeIfAbsent(result.message(), reason -> new ArrayList<>())
                            .add(test.getKey());
                }
            }
        }
        List<String> messages = failures.isEmpty() ? messages(gaps) : failures;
        String status = status(failures, left);
        return new RuleResult(
                rule,
                Rules.isKeptByCore(rule),
                status,
                tests,
                status.equals(RuleResult.PASSED) ? List.copyOf(facts) : messages);
    }

    /** Returns a message for each reason, with the tests that were not checked for it. */
    private static List<String> messages(Map<String, List<String>> testsByReason) {
        List<String> messages = new ArrayList<>();
        testsByReason.forEach((reason, tests) -> messages.add(String.join(", ", tests) + ": " + reason));
        return messages;
    }

    /**
     * Returns whether a test that was not checked leaves a rule open. A test that lacks a hook or a capability leaves only
     * its first rule open, which is its main rule. A test that did not run or was aborted leaves all its rules open.
     */
    private boolean isLeftOpen(String rule, Map.Entry<String, List<String>> test) {
        return test.getValue().get(0).equals(rule) || result(test).status() == Status.ABORTED;
    }

    private TestResult result(Map.Entry<String, List<String>> test) {
        TestResult result = resultsByTest.get(test.getKey());
        return result != null ? result : new TestResult(Status.ABORTED, "did not run, it was left out or overridden");
    }

    /** Returns the status of a rule by its failures, and the results of the tests that leave it open. */
    private static String status(List<String> failures, Set<Status> left) {
        if (!failures.isEmpty()) {
            return RuleResult.FAILED;
        }
        if (left.equals(Set.of(Status.NOT_OFFERED))) {
            return RuleResult.NOT_OFFERED;
        }
        return left.isEmpty() ? RuleResult.PASSED : RuleResult.NOT_CHECKED;
    }
}
