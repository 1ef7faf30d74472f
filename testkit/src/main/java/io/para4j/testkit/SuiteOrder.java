package io.para4j.testkit;

import java.lang.reflect.Method;
import java.util.Comparator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * The order of a contract's tests, given by the {@code @Order} of their suites. The suites of indexes come after those
 * without, because their first test starts the store again with indexes declared.
 */
final class SuiteOrder implements MethodOrderer {
    /** The place of the suites that need indexes. */
    static final int INDEXED = Integer.MAX_VALUE - 1;

    /** The place of the suites that close the kit's Para. */
    static final int LAST = Integer.MAX_VALUE;

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparingInt(test -> place(test.getMethod())));
    }

    private static int place(Method test) {
        Order suite = test.getDeclaringClass().getAnnotation(Order.class);
        return suite == null ? Order.DEFAULT : suite.value();
    }
}
