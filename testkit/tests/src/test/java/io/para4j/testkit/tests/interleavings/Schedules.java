package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.tests.interleavings.Turns.Chooser;
import io.para4j.testkit.tests.interleavings.Turns.Ready;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chooser that enumerates all schedules of some operations. After each schedule, it goes back to the last choice that
 * has an alternative. Schedules are equivalent if they differ only in the order of adjacent steps that commute. Sleep
 * sets select one of them, because the others have the same result.
 */
final class Schedules implements Chooser {
    private final List<Choice> path = new ArrayList<>();
    private int depth;
    private boolean isCut;
    private boolean hasBegun;
    private int count;

    /** The choice of an operation for one turn of a schedule. */
    private static final class Choice {
        private final List<Ready> ready;

        /** The sleep set: operations that need no turn here, because the schedules that follow were already run. */
        private final Map<Integer, Touch> asleep;

        private Ready chosen;

        Choice(List<Ready> ready, Map<Integer, Touch> asleep, Ready first) {
            this.ready = ready;
            this.asleep = asleep;
            this.chosen = first;
        }

        /** Returns the operations that stay in the sleep set after the chosen turn. */
        Map<Integer, Touch> stillAsleep() {
            Map<Integer, Touch> still = new LinkedHashMap<>(asleep);
            still.values().removeIf(touch -> !touch.commutesWith(chosen.touch()));
            return still;
        }

        boolean chooseNext() {
            asleep.put(chosen.actor(), chosen.touch());
            Optional<Ready> next = awake(ready, asleep);
            next.ifPresent(choice -> chosen = choice);
            return next.isPresent();
        }
    }

    private static Optional<Ready> awake(List<Ready> ready, Map<Integer, Touch> asleep) {
        return ready.stream().filter(each -> !asleep.containsKey(each.actor())).findFirst();
    }

    /** Moves to the next schedule. Returns false if there is none. */
    boolean next() {
        if (!hasBegun) {
            hasBegun = true;
            return true;
        }
        count += isCut ? 0 : 1;
        depth = 0;
        isCut = false;
        while (!path.isEmpty() && !path.get(path.size() - 1).chooseNext()) {
            path.remove(path.size() - 1);
        }
        return !path.isEmpty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the same choices lead to a different run
     */
    @Override
    public int choose(List<Ready> ready) {
        if (depth == path.size() && !isCut) {
            isCut = !extend(ready);
        }
        if (isCut) {
            return ready.get(0).actor();
        }
        Choice choice = path.get(depth++);
        if (!choice.ready.equals(ready)) {
            throw new IllegalStateException(
                    "the same choices led to a different run: " + choice.ready + ", then " + ready);
        }
        return choice.chosen.actor();
    }

    /**
     * Adds a choice. It prefers the operation that had the last turn, because that takes the least time. Returns false
     * if every schedule that can follow was already run.
     */
    private boolean extend(List<Ready> ready) {
        Optional<Choice> last = depth == 0 ? Optional.empty() : Optional.of(path.get(depth - 1));
        Map<Integer, Touch> asleep = last.map(Choice::stillAsleep).orElseGet(LinkedHashMap::new);
        Optional<Ready> first = ready.stream()
                .filter(each -> last.isPresent() && last.get().chosen.actor() == each.actor())
                .findFirst()
                .or(() -> awake(ready, asleep));
        first.ifPresent(chosen -> path.add(new Choice(ready, asleep, chosen)));
        return first.isPresent();
    }

    /** Returns the number of schedules, without those cut short because an equivalent one was already run. */
    int count() {
        return count;
    }
}
