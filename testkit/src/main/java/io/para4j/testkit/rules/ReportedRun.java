package io.para4j.testkit.rules;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The facts of a run that the results of its tests do not show.
 *
 * @param contract the class that declares or inherits the reported tests
 * @param name supplies the name of the store or cache under test, once at the end; empty if it did not start
 * @param variant supplies the variant under test, once at the end; empty if it did not start
 * @param seed the seed of the random tests of this run
 * @param usedSeed the seed of the random numbers; empty if the running test has not used it
 * @param fact the amount that the running test has checked; empty if it has reported none
 */
public record ReportedRun(
        Class<?> contract,
        Supplier<Optional<String>> name,
        Supplier<Optional<String>> variant,
        long seed,
        Optional<Long> usedSeed,
        Optional<String> fact) {}
