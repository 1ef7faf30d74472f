package io.para4j.dao.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** Starts a main class in processes of its own, and kills each after it has printed a number of lines. */
final class KilledProcess {
    private final Class<?> main;
    private final Path folder;
    private final List<String> arguments;
    private final IntUnaryOperator lines;

    /**
     * Creates a runner.
     *
     * @param main the class; its last argument is the number of the process
     * @param folder the place for what processes print as errors
     * @param arguments the arguments before the number
     * @param lines returns the number of lines after which a process is killed
     */
    KilledProcess(Class<?> main, Path folder, List<String> arguments, IntUnaryOperator lines) {
        this.main = main;
        this.folder = folder;
        this.arguments = arguments;
        this.lines = lines;
    }

    /** Runs a number of processes, some of them at a time. */
    void run(int number, int atATime) throws Exception {
        AtomicInteger started = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < atATime; i++) {
                runs.add(threads.submit(() -> {
                    for (int next = started.getAndIncrement(); next < number; next = started.getAndIncrement()) {
                        run(next);
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs the process with a number until it is killed. */
    void run(int number) throws IOException, InterruptedException {
        Path errors = folder.resolve(number + ".errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        command.add(Integer.toString(number));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (int i = lines.applyAsInt(number); i > 0; i--) {
                if (output.readLine() == null) {
                    throw new AssertionError(
                            "process " + number + " of " + arguments + " has ended:\n" + Files.readString(errors));
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
