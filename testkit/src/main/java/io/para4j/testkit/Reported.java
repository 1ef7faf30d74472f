package io.para4j.testkit;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A contract whose tests are named after their rules, and whose result is reported rule by rule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(RuleNames.class)
@ExtendWith(ContractReport.class)
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class Reported {
    /** Returns the contract class, whose tests are those that count. */
    abstract Class<? extends Reported> contract();

    /** Returns the name and variant of the subject that is checked; empty if it did not start. */
    abstract Optional<Named> named();

    /** Returns the seed if the running test has used it. */
    abstract Optional<Long> usedSeed();

    /** Returns the fact that the running test has reported about itself. */
    abstract Optional<String> fact();

    /** The name and variant of a run in the report. */
    record Named(String name, String variant) {}
}
