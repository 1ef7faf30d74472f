package io.para4j.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A drawing of a history. Each line shows one call, with a bar from its start to its answer. Revisions become numbers.
 */
final class Timeline {
    private final Map<String, String> revisions = new HashMap<>();
    private final RegisterState start;
    private final List<RecordedCall> calls = new ArrayList<>();
    private final TreeSet<Long> moments = new TreeSet<>();

    private Timeline(History history) {
        this.start = shortened(history.start());
        for (RecordedCall call : history.calls()) {
            RegisterState held = shortened(call.held());
            RecordedCall.Answer answer = new RecordedCall.Answer(
                    call.answer().ending(), shortened(call.answer().state()));
            calls.add(new RecordedCall(
                    call.thread(),
                    call.id(),
                    call.kind(),
                    held,
                    call.value(),
                    answer,
                    call.invoked(),
                    call.answered()));
            moments.add(call.invoked());
            moments.add(call.answered());
        }
    }

    static String of(History history) {
        return new Timeline(history).text();
    }

    private RegisterState shortened(RegisterState state) {
        boolean isNone = state.revision().isEmpty() || state.revision().equals(RegisterState.ANY);
        String revision = isNone
                ? state.revision()
                : revisions.computeIfAbsent(state.revision(), key -> "#" + (revisions.size() + 1));
        return new RegisterState(state.version(), revision, state.value());
    }

    private String text() {
        int width = calls.stream()
                .mapToInt(call -> call.requestText().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("stored before: " + start);
        for (RecordedCall call : calls) {
            lines.add(String.format(
                    "thread %-2d %-" + 2 * moments.size() + "s %-" + Math.max(1, width) + "s : %s",
                    call.thread(),
                    bar(call),
                    call.requestText(),
                    call.answerText()));
        }
        return String.join("\n", lines);
    }

    private String bar(RecordedCall call) {
        int from = 2 * moments.headSet(call.invoked()).size();
        int to = 2 * moments.headSet(call.answered()).size();
        return " ".repeat(from) + "|" + "-".repeat(to - from - 1) + (call.isOpen() ? ">" : "|");
    }
}
