package io.para4j.testkit.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A JUnit extension that puts the rule's id before the message of each failure. At the end of a contract class, it
 * writes the result of each rule. Each class has its own instance.
 */
final class ContractReport implements InvocationInterceptor, TestWatcher, AfterAllCallback {
    /** The beginnings of the names of the classes whose assertions are claims of tests. */
    private static final List<String> TESTS =
            List.of("io.para4j.testkit.", "org.assertj.", "org.junit.", "org.opentest4j.");

    private final RuleResults results = new RuleResults();
    private final Instant start = Instant.now();
    private @Nullable Throwable beforeEachFailure;

    ContractReport() {}

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
        run(context).fact().ifPresent(fact -> {
            results.passed(method.getExecutable().getName(), fact);
            context.publishReportEntry("checked", fact);
        });
    }

    /** Runs a method of the author before a test. After its first failure, it is not run, and the tests are aborted. */
    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (beforeEachFailure != null) {
            invocation.skip();
            throw new TestAbortedException("a @BeforeEach method failed: " + beforeEachFailure, beforeEachFailure);
        }
        try {
            invocation.proceed();
        } catch (Exception | Error e) {
            beforeEachFailure = e;
            throw e;
        }
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    private static void proceed(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        Optional<List<String>> rules = rules(context);
        if (rules.isEmpty()) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            throw withRules(rules.get(), e, seed(context));
        }
    }

    private static ReportedRun run(ExtensionContext context) {
        return ((Reported) context.getRequiredTestInstance()).reported();
    }

    private static Optional<List<String>> rules(ExtensionContext context) {
        return RuleResults.rulesOf(context.getRequiredTestMethod(), run(context).contract());
    }

    private static String seed(ExtensionContext context) {
        return run(context)
                .usedSeed()
                .map(seed -> " (again with -Dpara.testkit.seed=" + seed + ")")
                .orElse("");
    }

    private static Throwable withRules(List<String> rules, Throwable failure, String seed) {
        String prefix = "[" + String.join(", ", rules) + "] ";
        boolean isClaim = isClaim(failure);
        String text = isClaim ? failure.getMessage() : unexpected(failure);
        if (String.valueOf(text).startsWith(prefix)) {
            return failure;
        }
        AssertionError prefixed =
                isClaim ? prefixed(prefix + text + seed, failure) : new AssertionError(prefix + text + seed, failure);
        prefixed.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            prefixed.addSuppressed(suppressed);
        }
        return prefixed;
    }

    private static AssertionError prefixed(String message, Throwable failure) {
        if (failure instanceof AssertionFailedError known && known.isExpectedDefined() && known.isActualDefined()) {
            return new AssertionFailedError(message, known.getExpected(), known.getActual(), failure.getCause());
        }
        return new AssertionError(message, failure.getCause());
    }

    /** Returns whether an assertion of a test has failed, as opposed to one inside the store. */
    private static boolean isClaim(Throwable failure) {
        return failure instanceof AssertionError
                && failure.getMessage() != null
                && thrower(failure).map(StackTraceElement::getClassName).stream()
                        .allMatch(name -> TESTS.stream().anyMatch(name::startsWith));
    }

    /** Returns the frame that has thrown an error. Frames of the JDK are left out. */
    private static Optional<StackTraceElement> thrower(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|jdk)\\..*"))
                .findFirst();
    }

    private static String unexpected(Throwable failure) {
        return "unexpected " + failure
                + thrower(failure)
                        .filter(frame -> failure instanceof AssertionError)
                        .map(frame -> " at " + frame)
                        .orElse("");
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        if (rules(context).isPresent()) {
            results.passed(context.getRequiredTestMethod().getName(), "");
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        results.failed(context.getRequiredTestMethod().getName(), message(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        if (cause instanceof NotCheckedException) {
            results.notChecked(context.getRequiredTestMethod().getName(), message(cause));
        } else if (cause instanceof NotOfferedException) {
            results.notOffered(context.getRequiredTestMethod().getName(), message(cause));
        } else {
            results.aborted(context.getRequiredTestMethod().getName(), "aborted: " + message(cause));
        }
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        results.notChecked(context.getRequiredTestMethod().getName(), "disabled: " + reason.orElse("no reason given"));
    }

    private static String message(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ReportedRun run = run(context);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("testClass", context.getRequiredTestClass().getName());
        report.put("store", run.name().get().orElse("none, it did not start"));
        report.put("variant", run.variant().get().orElse(""));
        report.put("version", KitVersion.get());
        report.put("time", start.truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("seconds", Duration.between(start, Instant.now()).toSeconds());
        report.put("seed", run.seed());
        report.put("rules", results.byRule(run.contract()));
        write(folder(context), context.getRequiredTestClass().getName(), report);
    }

    /** Returns the folder from the parameter of the JUnit run, or else from the system property of the same name. */
    private static Path folder(ExtensionContext context) {
        String name = "para.testkit.reports";
        return Path.of(context.getConfigurationParameter(name)
                .or(() -> Optional.ofNullable(System.getProperty(name)))
                .orElse("target/para-contract"));
    }

    /** Writes a report, and the matrix of all reports in its folder. Other JVMs may do so at the same time. */
    private static synchronized void write(Path folder, String testClass, Map<String, Object> report) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValue(folder.resolve(testClass + ".json").toFile(), report);
                ContractMatrix.read(List.of(folder)).writeTo(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the contract's report could not be written to " + folder, e);
        }
    }
}
