package io.para4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Draws a history: a line for each call, with a bar from its beginning to its answer. */
final class Timeline {
    private Timeline() {}

    static String of(History history) {
        TreeSet<Long> moments = new TreeSet<>();
        for (Call call : history.calls()) {
            moments.add(call.invoked());
            moments.add(call.answered());
        }
        int asked = history.calls().stream()
                .mapToInt(call -> call.asked().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("stored before: " + history.start());
        for (Call call : history.calls()) {
            int from = 2 * moments.headSet(call.invoked()).size();
            int to = 2 * moments.headSet(call.answered()).size();
            String bar = " ".repeat(from) + "|" + "-".repeat(to - from - 1) + (call.isOpen() ? ">" : "|");
            lines.add(String.format(
                    "thread %-2d %-" + 2 * moments.size() + "s %-" + asked + "s : %s",
                    call.thread(),
                    bar,
                    call.asked(),
                    call.told()));
        }
        return String.join("\n", lines);
    }
}
