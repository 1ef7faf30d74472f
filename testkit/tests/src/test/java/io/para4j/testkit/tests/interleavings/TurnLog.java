package io.para4j.testkit.tests.interleavings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A log of the operations' actions in one run, and of the order of their turns. Safe for use by many threads. */
final class TurnLog {
    private final List<Entry> entries = new ArrayList<>();
    private final StringBuilder turns = new StringBuilder();

    /** One action of an operation. The text is created only when it is needed. */
    record Entry(int actor, String operation, Supplier<String> text) {}

    synchronized void clear() {
        entries.clear();
        turns.setLength(0);
    }

    synchronized void turn(int actor) {
        turns.append(actor + 1);
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** Returns the operations that had the turns, in order, as one digit each, from 1. */
    synchronized String turns() {
        return turns.toString();
    }

    /** Returns the recorded actions, one line each. */
    @Override
    public synchronized String toString() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(String.format(
                    "%2d  %d %-10s %s",
                    lines.size() + 1,
                    entry.actor() + 1,
                    entry.operation(),
                    entry.text().get()));
        }
        return String.join("\n", lines);
    }
}
