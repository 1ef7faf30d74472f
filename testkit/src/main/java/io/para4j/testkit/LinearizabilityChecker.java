package io.para4j.testkit;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether the calls of a history on one id could have happened one after another, each at a moment between its
 * beginning and its answer (Herlihy and Wing, "Linearizability: A Correctness Condition for Concurrent Objects", 1990).
 *
 * <p>The search is that of Wing and Gong ("Testing and Verifying Concurrent Objects", 1993). From each state it tries,
 * as the next call, every call that began before the first of the others was answered. As Lowe proposed ("Testing for
 * Linearizability", 2017), it remembers which calls it had taken in which state, and visits no such point twice. Each
 * id is checked by itself, which is sufficient and much faster (Horn and Kroening, "Faster Linearizability Checking via
 * P-Compositionality", 2015); see {@link History#byId}. A call that certainly changed nothing is taken as soon as its
 * answer fits, without trying alternatives, since no other call can observe it. A call without an answer may be taken
 * at any time after its beginning, or never.
 */
final class LinearizabilityChecker {
    private record Point(BitSet taken, RegisterState state) {}

    private final List<RecordedCall> calls;
    private final Set<Point> seen = new HashSet<>();
    private final Deque<Point> open = new ArrayDeque<>();
    private final Set<RegisterState> ends = new LinkedHashSet<>();

    private LinearizabilityChecker(History history) {
        this.calls = history.calls();
        visit(new Point(new BitSet(calls.size()), history.start()));
        while (!open.isEmpty()) {
            goOnFrom(open.pop());
        }
    }

    /** Returns the states in which a history can have ended; none if it is not linearizable. */
    static Set<RegisterState> ends(History history) {
        return new LinearizabilityChecker(history).ends;
    }

    static boolean isLinearizable(History history) {
        return !ends(history).isEmpty();
    }

    private void visit(Point point) {
        if (seen.add(point)) {
            open.push(point);
        }
    }

    private void goOnFrom(Point point) {
        long firstAnswer = RecordedCall.NEVER;
        for (int i = point.taken().nextClearBit(0);
                i < calls.size();
                i = point.taken().nextClearBit(i + 1)) {
            firstAnswer = Math.min(firstAnswer, calls.get(i).answered());
        }
        if (firstAnswer == RecordedCall.NEVER) {
            ends.add(point.state());
        }
        Deque<Point> next = new ArrayDeque<>();
        for (int i = point.taken().nextClearBit(0);
                i < calls.size();
                i = point.taken().nextClearBit(i + 1)) {
            RecordedCall call = calls.get(i);
            Optional<RegisterState> after =
                    call.invoked() < firstAnswer ? call.applyTo(point.state()) : Optional.empty();
            boolean isSame = after.filter(point.state()::equals).isPresent();
            if (after.isPresent() && !(call.isOpen() && isSame)) {
                Point reached = new Point(with(point.taken(), i), after.get());
                if (isSame && call.isPure()) {
                    visit(reached);
                    return;
                }
                next.add(reached);
            }
        }
        next.forEach(this::visit);
    }

    private static BitSet with(BitSet taken, int index) {
        BitSet more = (BitSet) taken.clone();
        more.set(index);
        return more;
    }
}
