package io.para4j.testkit.tests.interleavings;

import io.para4j.testkit.tests.interleavings.Turns.Chooser;
import io.para4j.testkit.tests.interleavings.Turns.Ready;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses all schedules of some operations, one after the other, by going back to the last choice that has an alternative. Of
 * schedules that differ only in the order of neighbouring steps that commute, one is taken (by sleep sets): the others would
 * show the same.
 */
final class Schedules implements Chooser {
    private final List<Choice> path = new ArrayList<>();
    private int depth;
    private boolean isCut;
    private boolean hasBegun;
    private int taken;

    /** A place in a schedule where somebody has the next turn. */
    private static final class Choice {
        private final List<Ready> ready;

        /** Those that need no turn here, because what would come of it was seen before. */
        private final Map<Integer, Touch> asleep;

        private Ready chosen;

        Choice(List<Ready> ready, Map<Integer, Touch> asleep, Ready first) {
            this.ready = ready;
            this.asleep = asleep;
            this.chosen = first;
        }

        /** Who goes on sleeping after the turn that was chosen. */
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

    /** Goes on to the next schedule; false if there is none. */
    boolean next() {
        if (!hasBegun) {
            hasBegun = true;
            return true;
        }
        taken += isCut ? 0 : 1;
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
     * @throws IllegalStateException if the same choices made another run than before
     */
    @Override
    public int choose(List<Ready> ready) {
        if (depth == path.size() && !isCut) {
            isCut = !goesOn(ready);
        }
        if (isCut) {
            return ready.get(0).actor();
        }
        Choice choice = path.get(depth++);
        if (!choice.ready.equals(ready)) {
            throw new IllegalStateException("the same choices made another run: " + choice.ready + ", then " + ready);
        }
        return choice.chosen.actor();
    }

    /** Adds a choice: first of whoever had the last turn, which takes least time. False if all is seen that can follow. */
    private boolean goesOn(List<Ready> ready) {
        Optional<Choice> last = depth == 0 ? Optional.empty() : Optional.of(path.get(depth - 1));
        Map<Integer, Touch> asleep = last.map(Choice::stillAsleep).orElseGet(LinkedHashMap::new);
        Optional<Ready> first = ready.stream()
                .filter(each -> last.isPresent() && last.get().chosen.actor() == each.actor())
                .findFirst()
                .or(() -> awake(ready, asleep));
        first.ifPresent(chosen -> path.add(new Choice(ready, asleep, chosen)));
        return first.isPresent();
    }

    /** Returns how many schedules were taken; those count not whose end another one has shown. */
    int taken() {
        return taken;
    }
}
