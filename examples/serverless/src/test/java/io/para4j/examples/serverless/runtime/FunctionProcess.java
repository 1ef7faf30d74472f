package io.para4j.examples.serverless.runtime;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process with a function, run by the runtime client as in Lambda. */
final class FunctionProcess implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final int TIMEOUT_SECONDS = 90;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private FunctionProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(() -> {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            output.lines().forEach(lines::add);
        });
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a function with the settings of the template, on a database of this machine. */
    static FunctionProcess start(
            Class<? extends RequestHandler<?, ?>> handler, RuntimeApi api, URI database, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Lambda's managed runtime sets this, by which org.crac finds the context of the runtime client.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-Dpara.dynamodb.endpoint=" + database));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CLIENT));
        command.add(handler.getName() + "::handleRequest");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", api.address(),
                        "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                        "AWS_LAMBDA_FUNCTION_NAME", "shop-products",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                        "LAMBDA_TASK_ROOT", folder.toString(),
                        "AWS_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "SHOP_CREATE_TABLES", "off"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new FunctionProcess(process);
    }

    /** Waits for a line of the output that has a text, and returns it. */
    String awaitLine(String part) throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        for (String line = next(); line != null; line = next()) {
            if (line.contains(part)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no line with " + part + " in\n" + seen);
    }

    private String next() throws InterruptedException {
        return lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
