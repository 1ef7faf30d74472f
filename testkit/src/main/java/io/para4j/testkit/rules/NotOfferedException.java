package io.para4j.testkit.rules;

import org.opentest4j.TestAbortedException;

/**
 * Aborts a test of a capability that the store under test does not have. JUnit and Surefire show the test as skipped,
 * and the report shows its rule as not offered.
 */
public final class NotOfferedException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason the missing capability, for the report
     */
    public NotOfferedException(String reason) {
        super(reason);
    }
}
