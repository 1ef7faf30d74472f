package io.para4j.error;

import java.util.ArrayList;
import java.util.List;

/** Thrown if the configuration has invalid values. It reports all of them together. Nothing was started. */
public final class ConfigException extends ParaException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    /**
     * Creates the error.
     *
     * @param problems each problem, with the key, the value and the allowed values; not empty
     */
    public ConfigException(List<String> problems) {
        super(
                ErrorCode.INVALID_CONFIG,
                problems.size() + (problems.size() == 1 ? " problem: " : " problems: ")
                        + MessageText.list(problems, "problems()") + ".",
                null);
        this.problems = new ArrayList<>(problems);
    }

    /**
     * Returns every problem.
     *
     * @return the problems, unmodifiable
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
