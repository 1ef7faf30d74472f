package io.para4j.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The calls of several threads on one id, in the order in which they began, and what was stored there before them.
 *
 * @param start what was stored before the first call
 * @param calls the calls
 */
record History(RegisterState start, List<RecordedCall> calls) {
    History {
        calls = calls.stream()
                .sorted(Comparator.comparingLong(RecordedCall::invoked))
                .toList();
    }

    /** Takes the calls on many ids apart: each id has a history of its own, which began with nothing stored. */
    static Map<String, History> byId(List<RecordedCall> calls) {
        Map<String, List<RecordedCall>> lists = new TreeMap<>();
        calls.forEach(call ->
                lists.computeIfAbsent(call.id(), id -> new ArrayList<>()).add(call));
        Map<String, History> histories = new TreeMap<>();
        lists.forEach((id, list) -> histories.put(id, new History(RegisterState.ABSENT, list)));
        return histories;
    }

    boolean isLinearizable() {
        return LinearizabilityChecker.isLinearizable(this);
    }

    /**
     * Returns a history that is part of this one and not linearizable either: it ends with the first answer that cannot be
     * explained, begins as late as there was one certain state, and has no reading or refusal that it does not need. A write
     * that was answered is never left out, for without it others could be wrong that are right.
     */
    History smallest() {
        History smallest = shortest();
        History before;
        do {
            before = smallest;
            smallest = smallest.latest().withoutNeedless();
        } while (!smallest.equals(before));
        return smallest;
    }

    private History shortest() {
        List<Long> answers = calls.stream()
                .map(RecordedCall::answered)
                .filter(time -> time != RecordedCall.NEVER)
                .sorted()
                .toList();
        for (long end : answers) {
            History part = until(end);
            if (!part.isLinearizable()) {
                return part;
            }
        }
        return this;
    }

    /** What was done by a moment: calls that had begun, the later answers of those that may have changed something left out. */
    private History until(long end) {
        List<RecordedCall> begun = new ArrayList<>();
        for (RecordedCall call : calls) {
            boolean isAnswered = call.answered() <= end;
            if (call.invoked() <= end && (isAnswered || !call.isPure())) {
                begun.add(isAnswered ? call : call.unanswered());
            }
        }
        return new History(start, begun);
    }

    /** Leaves out the calls before a moment at which none was going on and only one state was possible. */
    private History latest() {
        History latest = this;
        long lastAnswer = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (i > 0 && lastAnswer < calls.get(i).invoked()) {
                Set<RegisterState> states = LinearizabilityChecker.ends(new History(start, calls.subList(0, i)));
                if (states.size() == 1) {
                    latest = new History(states.iterator().next(), calls.subList(i, calls.size()));
                }
            }
            lastAnswer = Math.max(lastAnswer, calls.get(i).answered());
        }
        return latest.isLinearizable() ? this : latest;
    }

    private History withoutNeedless() {
        History fewest = this;
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (fewest.calls().get(i).isPure()) {
                History fewer = new History(start, Shrinker.without(fewest.calls(), i));
                fewest = fewer.isLinearizable() ? fewest : fewer;
            }
        }
        return fewest;
    }

    /** Shows the calls as a timeline, one line each. */
    @Override
    public String toString() {
        return Timeline.of(this);
    }
}
