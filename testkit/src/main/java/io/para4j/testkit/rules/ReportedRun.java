package io.para4j.testkit.rules;

import java.util.Optional;

/**
 * The facts of a run that the results of its tests do not show.
 *
 * @param contract the class that declares or inherits the reported tests
 * @param name the name of the store or cache under test; empty if it did not start
 * @param variant the variant under test; empty if it did not start
 * @param usedSeed the seed of the random numbers; empty if the running test has not used it
 * @param fact the amount that the running test has checked; empty if it has reported none
 */
public record ReportedRun(
        Class<?> contract,
        Optional<String> name,
        Optional<String> variant,
        Optional<Long> usedSeed,
        Optional<String> fact) {}
