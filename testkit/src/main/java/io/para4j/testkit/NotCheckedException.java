package io.para4j.testkit;

/** Ends a test that cannot be carried out because the author's class lacks a hook. Reported as not checked, not as passed. */
final class NotCheckedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCheckedException(String reason) {
        super(reason);
    }
}
