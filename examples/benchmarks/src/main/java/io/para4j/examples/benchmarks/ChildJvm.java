package io.para4j.examples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A new JVM that runs one of this module's programs. */
final class ChildJvm {
    private final String classPath;
    private final List<String> options;

    ChildJvm(String classPath, List<String> options) {
        this.classPath = classPath;
        this.options = options;
    }

    /**
     * The output of a program.
     *
     * @param millis the time from the start of the JVM to the first line
     * @param lines the lines
     */
    record Output(double millis, List<String> lines) {}

    /** Runs a program to its end. */
    Output run(Class<?> program, String argument) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName(), argument));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        double millis = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (lines.isEmpty()) {
                    millis = (System.nanoTime() - start) / 1e6;
                }
                lines.add(line);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " failed: " + lines);
        }
        return new Output(millis, lines);
    }
}
