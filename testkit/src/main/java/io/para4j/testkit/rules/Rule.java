package io.para4j.testkit.rules;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a test with the contract rule that it checks. The test's name and the message of each failure begin with the
 * rule's id. The report counts the test's result for that rule.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Rule {

    /**
     * Returns the ids of the rules, usually only one. With several, the first is the test's main rule, and the test
     * proves the others too. If the fixture lacks the hook that the test needs, only the first is reported as not
     * checked.
     *
     * @return ids such as {@code LCK-3}, each of them in {@link Rules#all()}
     */
    String[] value();
}
