package io.para4j.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * The parts of a fixture that have failed. The first failure of a part fails the running test, with its cause. Each
 * later test that needs the part is aborted, so that one test reports a broken fixture.
 */
final class BrokenParts {
    private final Map<String, Throwable> failures = new HashMap<>();

    /**
     * Calls a part of the fixture.
     *
     * @param failed the words that report its failure, such as {@code the store could not be started}
     * @throws TestAbortedException if the part has failed before
     */
    <T> T call(String failed, Supplier<T> part) {
        Throwable earlier = failures.get(failed);
        if (earlier != null) {
            throw new TestAbortedException(failed + ": " + earlier, earlier);
        }
        try {
            return part.get();
        } catch (RuntimeException | Error e) {
            failures.put(failed, e);
            throw e;
        }
    }
}
