package io.para4j.testkit.rules;

/** Thrown by a test that cannot run because the author's class lacks a hook. Reported as not checked, not as passed. */
public final class NotCheckedException extends RuntimeException {
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
