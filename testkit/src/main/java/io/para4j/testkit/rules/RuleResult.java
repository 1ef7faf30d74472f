package io.para4j.testkit.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of one rule.
 *
 * @param id the rule's id
 * @param isKeptByCore whether core keeps it for every store
 * @param status {@code passed}, {@code failed} or {@code not checked}
 * @param tests how many tests of the rule there are
 * @param messages of a failed rule each failure's message; of one not checked what was not, and why; of one that passed how
 *     much was checked, where a test has said so
 */
record RuleResult(
        String id,
        @JsonProperty("keptByCore") boolean isKeptByCore,
        String status,
        int tests,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> messages) {
    static final String PASSED = "passed";
    static final String FAILED = "failed";
    static final String NOT_CHECKED = "not checked";

    /** Whether there is more to say of it than its status. */
    boolean hasFacts() {
        return !status.equals(PASSED) || !messages.isEmpty();
    }
}
