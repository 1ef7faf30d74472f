package io.para4j.testkit.rules;

import org.opentest4j.TestAbortedException;

/**
 * Aborts a test that cannot run because the author's class lacks a hook. JUnit and Surefire show the test as skipped, and
 * the report shows its rule as not checked, not as passed.
 */
public final class NotCheckedException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason the missing hook, and how to add it, for the report
     */
    public NotCheckedException(String reason) {
        super(reason);
    }
}
