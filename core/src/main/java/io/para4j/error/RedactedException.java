package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The cause of an error about a value, in place of the exception that another library threw. It has the class name and
 * the stack trace of that exception, and its message without values, so that a logged stack trace shows none either.
 */
public final class RedactedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_CAUSES = 10;

    private final String className;

    private RedactedException(Throwable original, @Nullable RedactedException cause) {
        super(MessageText.withoutValues(original), cause);
        this.className = original.getClass().getName();
        setStackTrace(original.getStackTrace());
    }

    /**
     * Returns the replacement of an exception and its causes.
     *
     * @param original the exception
     * @return the replacement
     */
    public static RedactedException of(Throwable original) {
        return of(original, MAX_CAUSES);
    }

    private static RedactedException of(Throwable original, int left) {
        Throwable cause = original.getCause();
        return new RedactedException(original, cause == null || left == 0 ? null : of(cause, left - 1));
    }

    /**
     * Returns the name of the replaced exception's class.
     *
     * @return the class name
     */
    public String className() {
        return className;
    }

    /** Returns the text of the replaced exception without its values, as stack traces show it. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the class of this exception says nothing about the failure
    public String toString() {
        return className + ": " + getMessage();
    }
}
