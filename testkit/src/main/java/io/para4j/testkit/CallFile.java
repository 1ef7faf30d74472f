package io.para4j.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one process in a file, from which another process reads them, also if the first one was killed. Each call
 * has a line as it begins and one as it ends, with the fields of {@link RecordedCall} between tabs.
 */
final class CallFile implements HistoryRecorder.CallLog, AutoCloseable {
    private final OutputStream lines;

    private CallFile(OutputStream lines) {
        this.lines = lines;
    }

    /** Creates a file for the calls of this process. */
    static CallFile create(Path file) throws IOException {
        return new CallFile(Files.newOutputStream(file)); // unbuffered, so that a killed process loses no line
    }

    @Override
    public void began(RecordedCall open) {
        write("began", open);
    }

    @Override
    public void ended(RecordedCall open, Optional<RecordedCall> ended) {
        write(ended.isPresent() ? "ended" : "undone", ended.orElse(open));
    }

    private synchronized void write(String event, RecordedCall call) {
        String line = String.join(
                "\t",
                event,
                Integer.toString(call.thread()),
                call.id(),
                call.kind().name(),
                text(call.held()),
                Long.toString(call.value()),
                call.answer().ending().name(),
                text(call.answer().state()),
                Long.toString(call.invoked()),
                Long.toString(call.answered()));
        try {
            lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(RegisterState state) {
        return state.version() + "\t" + state.revision() + "\t" + state.value();
    }

    /** Reads the calls of a process. A call that did not end has no answer. */
    static List<RecordedCall> read(Path file) throws IOException {
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1); // a killed process may have written half a line
        Map<Integer, RecordedCall> open = new HashMap<>();
        List<RecordedCall> calls = new ArrayList<>();
        whole.lines().forEach(line -> {
            String[] fields = line.split("\t", -1);
            RecordedCall call = call(fields);
            RecordedCall before =
                    fields[0].equals("began") ? open.put(call.thread(), call) : open.remove(call.thread());
            if (fields[0].equals("began") != (before == null)) {
                throw new IllegalStateException("calls of one thread overlap in " + file);
            }
            if (fields[0].equals("ended")) {
                calls.add(call);
            }
        });
        open.values().stream()
                .filter(call -> call.kind() != RecordedCall.Kind.READ)
                .forEach(calls::add);
        return calls;
    }

    private static RecordedCall call(String[] fields) {
        return new RecordedCall(
                Integer.parseInt(fields[1]),
                fields[2],
                RecordedCall.Kind.valueOf(fields[3]),
                state(fields, 4),
                Long.parseLong(fields[7]),
                new RecordedCall.Answer(RecordedCall.Ending.valueOf(fields[8]), state(fields, 9)),
                Long.parseLong(fields[12]),
                Long.parseLong(fields[13]));
    }

    private static RegisterState state(String[] fields, int first) {
        return new RegisterState(Long.parseLong(fields[first]), fields[first + 1], Long.parseLong(fields[first + 2]));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
