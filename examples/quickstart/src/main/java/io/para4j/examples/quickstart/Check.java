package io.para4j.examples.quickstart;

import io.para4j.error.ParaException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks of the results of a step. */
final class Check {

    /** Thrown if a step had another result than expected. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    private Check() {}

    static void that(boolean holds, String claim) {
        if (!holds) {
            throw new FailedException("this does not hold: " + claim);
        }
    }

    /** Checks that two values are equal. Decimals are compared by value, so 100 equals 100.0. */
    static void equal(String what, @Nullable Object expected, @Nullable Object found) {
        if (!isSame(expected, found)) {
            throw new FailedException(what + ": expected " + expected + ", found " + found);
        }
    }

    private static boolean isSame(@Nullable Object expected, @Nullable Object found) {
        if (expected instanceof BigDecimal one && found instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (expected instanceof List<?> some && found instanceof List<?> others) {
            boolean isSame = some.size() == others.size();
            for (int i = 0; isSame && i < some.size(); i++) {
                isSame = isSame(some.get(i), others.get(i));
            }
            return isSame;
        }
        return Objects.equals(expected, found);
    }

    /** Checks that a call is refused with an error of the class, and returns that error. */
    static <E extends ParaException> E refused(Class<E> error, Runnable call) {
        try {
            call.run();
        } catch (ParaException e) {
            if (error.isInstance(e)) {
                return error.cast(e);
            }
            throw e;
        }
        throw new FailedException("expected " + error.getSimpleName() + ", but the call was not refused");
    }
}
