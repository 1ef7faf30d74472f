package io.para4j.examples.benchmarks;

import io.para4j.examples.benchmarks.report.Figures;
import io.para4j.examples.benchmarks.report.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * A program that samples the stack of a call through the store, once a millisecond, and prints how many samples fall on
 * each {@link Part} of the call. It needs a JVM of its own, since the stacks are deeper than a recording keeps by
 * default.
 */
final class CallProfile {
    private static final List<String> CALLS = List.of("read", "create", "update", "patch", "readAll", "createAll");
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration SAMPLED = Duration.ofSeconds(15);

    private CallProfile() {}

    /** Measures the share of each part, in per cent, of each call. */
    static Figures measure() throws IOException, InterruptedException {
        ChildJvm jvm = new ChildJvm(
                System.getProperty("java.class.path"),
                List.of(
                        "-XX:FlightRecorderOptions=stackdepth=256",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+DebugNonSafepoints"));
        Figures figures = new Figures();
        for (String call : CALLS) {
            Map<String, Integer> counts = new HashMap<>();
            for (String line : jvm.run(CallProfile.class, call).lines()) {
                String[] words = line.split(" ", 2);
                counts.put(words[0], Integer.valueOf(words[1]));
            }
            double all = counts.values().stream().mapToInt(count -> count).sum();
            counts.forEach((part, count) -> figures.add(part, call, List.of(100 * count / all)));
        }
        return figures;
    }

    /** Prints each part of a call, with the number of its samples. */
    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] args) throws IOException {
        StoreBenchmark one = new StoreBenchmark();
        BulkBenchmark many = new BulkBenchmark();
        CpuTime unused = new CpuTime();
        Supplier<?> call = switch (args[0]) {
            case "read" -> () -> one.readStore(unused);
            case "create" -> () -> one.createStore(unused);
            case "update" -> () -> one.updateStore(unused);
            case "patch" -> () -> one.patchStore(unused);
            case "readAll" -> () -> many.readAllStore(unused);
            case "createAll" -> () -> many.createAllNewStore(unused);
            default -> throw new IllegalArgumentException(args[0]);
        };
        run(call, WARM_UP);
        Path file = Files.createTempFile("profile", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
            recording.start();
            run(call, SAMPLED);
            recording.stop();
            recording.dump(file);
        }
        Map<Part, Integer> counts = new EnumMap<>(Part.class);
        for (RecordedEvent sample : RecordingFile.readAllEvents(file)) {
            Part part = part(sample);
            if (part != null) {
                counts.merge(part, 1, Integer::sum);
            }
        }
        Files.delete(file);
        for (Part part : Part.values()) {
            System.out.println(part + " " + counts.getOrDefault(part, 0));
        }
        one.close();
        many.close();
    }

    private static void run(Supplier<?> call, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Objects.requireNonNull(call.get());
        }
    }

    /** Returns the part that the innermost frame with one belongs to; null if the sample is of no call. */
    private static @Nullable Part part(RecordedEvent sample) {
        if (!sample.getEventType().getName().equals("jdk.ExecutionSample") || sample.getStackTrace() == null) {
            return null;
        }
        for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
            Part part = Part.of(frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName());
            if (part != null) {
                return part;
            }
        }
        return null;
    }
}
