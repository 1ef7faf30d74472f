package io.para4j.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The calls of several threads on one id, in the order in which they began, and the state before them.
 *
 * @param start the state before the first call
 * @param calls the calls
 */
record History(RegisterState start, List<RecordedCall> calls) {
    History {
        calls = calls.stream()
                .sorted(Comparator.comparingLong(RecordedCall::invoked))
                .toList();
    }

    /** Splits calls on many ids into one history for each id, which begins with nothing stored. */
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
     * Returns a part of this history that is not linearizable either. It ends with the first answer that cannot be
     * explained. It begins as late as possible with one certain state, and has no read or refusal that it does not
     * need. A write that was answered is never left out, since without it correct answers could look wrong.
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

    /**
     * Returns the history up to a moment: the calls that had begun, without later answers. Calls that certainly changed
     * nothing are left out if their answers came later.
     */
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

    /** Leaves out the calls before a moment at which no call was in progress and only one state was possible. */
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

    /** Returns the calls as a timeline, one line each. */
    @Override
    public String toString() {
        return Timeline.of(this);
    }
}
