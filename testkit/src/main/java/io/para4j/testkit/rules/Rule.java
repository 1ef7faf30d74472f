package io.para4j.testkit.rules;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a test with the rule of the contract that it checks. The rule's id begins the test's name and the message of its
 * failures, and is where its result counts in the report.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface Rule {

    /**
     * Returns the ids of the rules, nearly always one. Where there are more, the test is about the first, and proves the others
     * too: if the fixture lacks the hook that the test needs, only the first is not checked.
     *
     * @return ids such as {@code LCK-3}, each in {@link Rules#all()}
     */
    String[] value();
}
