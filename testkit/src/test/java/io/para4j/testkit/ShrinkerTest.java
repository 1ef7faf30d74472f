package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final long NO_LIMIT = System.nanoTime() + Long.MAX_VALUE / 2;

    private static List<Step> shrink(List<Step> steps, Predicate<List<Step>> fails) {
        return new Shrinker(fails, NO_LIMIT).shrink(steps);
    }

    private static List<Step> random(int length) {
        return new RandomSteps(new Random(7), false, false).sequence(length);
    }

    @Test
    void stepsThatAreNotNeededAreLeftOut() {
        List<Step> steps = random(100);
        List<Step> needed = List.of(steps.get(13), steps.get(50), steps.get(99));
        assertThat(shrink(steps, each -> each.containsAll(needed))).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void noSingleStepCanBeLeftOutOfTheResult() {
        Predicate<List<Step>> fails =
                each -> each.stream().filter(step -> step instanceof PatchStep).count() >= 2
                        && each.stream().anyMatch(step -> step instanceof ReadStep);
        List<Step> smallest = shrink(random(80), fails);
        assertThat(smallest).hasSize(3);
        for (int i = 0; i < smallest.size(); i++) {
            assertThat(fails.test(Shrinker.without(smallest, i))).isFalse();
        }
    }

    @Test
    void stepsBecomeSimpler() {
        List<Step> steps = new ArrayList<>();
        PatchPlan.Change add = new PatchPlan.Change(PatchPlan.Action.ADD, "n", -7L);
        PatchPlan.Change remove = new PatchPlan.Change(PatchPlan.Action.REMOVE, "s", "");
        PatchPlan.Guard guard = new PatchPlan.Guard(PatchPlan.Test.EXISTS, "n", "");
        PatchPlan plan = new PatchPlan("doc", List.of(remove, add), Optional.of(guard));
        steps.add(new PatchStep(0, "a", plan, Optional.of(1), 2));
        PatchPlan simplest =
                new PatchPlan("doc", List.of(new PatchPlan.Change(PatchPlan.Action.ADD, "n", 1L)), Optional.empty());
        assertThat(shrink(
                        steps,
                        each -> each.stream()
                                .map(PatchStep.class::cast)
                                .flatMap(step -> step.plan().changes().stream())
                                .anyMatch(change -> change.action() == PatchPlan.Action.ADD)))
                .containsExactly(new PatchStep(0, "a", simplest, Optional.empty(), 2));
    }

    @Test
    void whatFailsIsTakenAsItIsWhenTheTimeIsUp() {
        List<Step> steps = random(10);
        assertThat(new Shrinker(each -> true, System.nanoTime() - 1).shrink(steps))
                .isEqualTo(steps);
    }
}
