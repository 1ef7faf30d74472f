package io.para4j.spi;

/**
 * The weights of conditions and paths, which {@link Limits#MAX_COMPARISONS} and {@link Limits#MAX_ADDITIONS} bound.
 */
final class Weights {
    private static final int STEPS_OF_ONE = 5;

    private Weights() {}

    /** Returns 1 for a path of up to one step, and 1 more for each five steps or less beyond. */
    static int of(Path path) {
        int more = Math.max(0, path.steps().size() - 1);
        return 1 + (more + STEPS_OF_ONE - 1) / STEPS_OF_ONE;
    }

    /** Returns the weight of a condition: the sum of its parts, each the weight of its path by its values. */
    static int of(Condition condition) {
        return condition.parts().mapToInt(Weights::ofPart).sum();
    }

    private static int ofPart(FieldCondition part) {
        int path = of(part.path());
        if (part instanceof FieldCondition.In in) {
            return path + in.values().size() - 1;
        }
        return part instanceof ContentCondition.SameElements same
                ? path * Math.max(1, same.values().size())
                : path;
    }
}
