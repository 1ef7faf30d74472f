package io.para4j.examples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The JAR of the Enhanced client. It has an interceptor that the SDK adds to every client of a JVM, and that copies each
 * request. So the benchmarks run in a JVM without the JAR, and only the start of the Enhanced client is measured with it.
 */
final class EnhancedJar {
    private static final String NAME = "dynamodb-enhanced";
    private static final String PROPERTY = "benchmarks.enhanced";

    private EnhancedJar() {}

    private static List<String> classPath() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    private static boolean isJar(String path) {
        return Path.of(path).getFileName() != null
                && Path.of(path).getFileName().toString().startsWith(NAME);
    }

    /** Returns whether this JVM has the JAR on its class path. */
    static boolean isOnClassPath() {
        return classPath().stream().anyMatch(EnhancedJar::isJar);
    }

    /** Runs {@link Benchmarks} in a JVM without the JAR, and returns its exit code. */
    static int runWithout(String[] args) throws IOException, InterruptedException {
        List<String> others = new ArrayList<>(classPath());
        others.removeIf(EnhancedJar::isJar);
        String jar = classPath().stream().filter(EnhancedJar::isJar).findFirst().orElseThrow();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + PROPERTY + "=" + jar);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, others), Benchmarks.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Returns a class path with the JAR. */
    static String addTo(String classPath) {
        String jar = System.getProperty(PROPERTY);
        if (jar == null) {
            throw new IllegalStateException("the JAR of the Enhanced client was not on the class path");
        }
        return classPath + File.pathSeparator + jar;
    }
}
