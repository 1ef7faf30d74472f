package io.para4j.testkit;

import java.util.List;
import java.util.function.Supplier;

/**
 * Calls that succeed only if their requests are sent again before a deadline. On a slow machine the deadline can pass
 * first, so a call that was late is made again on new objects. The last time, it must succeed.
 */
final class Tries {
    private static final int MAX = 5;

    private Tries() {}

    /** The check of one call. */
    interface Check<C> {
        /** Makes the call. Returns whether it succeeded; the last time, anything else is a failure. */
        boolean isDone(C call, boolean isLast);
    }

    /**
     * Makes each of some calls until it succeeds.
     *
     * @param calls creates the calls on new objects, in the same order each time
     */
    static <C> void each(Supplier<List<C>> calls, Check<C> check) {
        List<C> first = calls.get();
        for (int i = 0; i < first.size(); i++) {
            C call = first.get(i);
            for (int left = MAX - 1; !check.isDone(call, left == 0); left--) {
                call = calls.get().get(i);
            }
        }
    }
}
