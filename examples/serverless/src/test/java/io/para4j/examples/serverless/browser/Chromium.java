package io.para4j.examples.serverless.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A headless Chromium of its own, with an empty profile. */
final class Chromium implements AutoCloseable {
    private static final String ANNOUNCEMENT = "DevTools listening on ";

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** Returns the program of the browser, if one is installed. */
    static Optional<Path> program() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(
                        name -> Stream.of(folders.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the browser, and waits until it listens. It ends with this JVM at the latest. */
    static Chromium start(Path program, Path profile) throws IOException {
        // The sandbox needs rights that containers lack. The browser opens the page of this test only.
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-extensions",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                drain(output);
                return new Chromium(process, new DevTools(URI.create(line.substring(ANNOUNCEMENT.length()))));
            }
        }
        throw new IOException(program + " ended before it listened");
    }

    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a window. */
    BrowserWindow open(String address) throws Exception {
        ObjectNode target = tools.parameters().put("url", "about:blank");
        String id =
                tools.send("", "Target.createTarget", target).get("targetId").asText();
        ObjectNode attach = tools.parameters().put("targetId", id).put("flatten", true);
        String session =
                tools.send("", "Target.attachToTarget", attach).get("sessionId").asText();
        BrowserWindow window = new BrowserWindow(tools, session);
        window.begin();
        window.go(address);
        return window;
    }

    Queue<String> failures() {
        return tools.failures();
    }

    @Override
    public void close() {
        tools.close();
        // The processes of Chromium that write the profile end after the first one, which would then not be deleted.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            awaitEnd(all);
        } catch (ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes)
            throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).get(10, TimeUnit.SECONDS);
    }
}
