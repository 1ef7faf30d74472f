package io.para4j.examples.serverless.startup;

import com.google.inject.Injector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.examples.serverless.ShopStart;
import io.para4j.examples.serverless.Tenants;
import io.para4j.examples.serverless.domain.ShopProduct;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Measures a function of the shop beside a hand-written one: from a new JVM to the first answer, with and without an
 * archive for class data sharing, and warm requests. The processes take turns, so that other programs slow all of them.
 */
final class StartUpMeasurement {
    private static final int TIMEOUT_SECONDS = 170;

    private final Path folder;
    private final String endpoint;
    private final String classPath;

    private StartUpMeasurement(Path folder, String endpoint) throws IOException {
        this.folder = folder;
        this.endpoint = endpoint;
        this.classPath = jars();
    }

    /** The medians of the starts in one way, and the ratios of the shop to the hand-written function. */
    record Start(double shopMillis, double handMillis, double wall, double cpu, double classes) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f ms, hand-written %.0f ms, ratio %.2f; CPU %.2f, classes %.2f",
                    shopMillis,
                    handMillis,
                    wall,
                    cpu,
                    classes);
        }
    }

    /** Runs the measurement. The arguments are the number of starts of each kind, and of blocks of warm requests. */
    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        int blocks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        double load = load();
        measure(Path.of("target/start-up"), starts, blocks);
        System.out.printf(
                Locale.ROOT,
                "load before %.1f, after %.1f, on %d processors%n",
                load,
                load(),
                Runtime.getRuntime().availableProcessors());
        System.exit(0);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void measure(Path folder, int starts, int blocks) throws Exception {
        try (EmbeddedDynamoDB database = EmbeddedDynamoDB.start()) {
            Config config = ConfigFactory.parseMap(
                            Map.of("para.dynamodb.endpoint", database.endpoint().toString()))
                    .withFallback(ConfigFactory.load());
            PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Injector injector = ShopStart.start(config, out, new AWSDynamoDAOModule());
            injector.getInstance(Tenants.class).open("demo", Map.of());
            injector.getInstance(Para.class).store("demo").create(lamp());
            StartUpMeasurement measurement =
                    new StartUpMeasurement(folder, database.endpoint().toString());
            measurement.warm(blocks);
            measurement.starts(starts);
        }
    }

    private void warm(int blocks) throws Exception {
        List<String> medians =
                run(List.of("-Xshare:auto"), "warm", Integer.toString(blocks)).lines();
        String[] names = {"elapsed ns", "CPU ns", "bytes allocated"};
        for (int i = 0; i < names.length; i++) {
            double[] both = Arrays.stream(medians.get(i).split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "warm request, %s: %.0f, hand-written %.0f, ratio %.2f%n",
                    names[i],
                    both[0],
                    both[1],
                    both[0] / both[1]);
        }
    }

    private static ShopProduct lamp() {
        ShopProduct lamp = new ShopProduct();
        lamp.setId("lamp");
        lamp.setTitle("Lamp");
        lamp.setCategory("Lights");
        lamp.setPrice(new BigDecimal("9.50"));
        lamp.setStock(9);
        return lamp;
    }

    private void starts(int count) throws Exception {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (String kind : List.of("shop", "hand")) {
            Path archive = folder.resolve(kind + ".jsa").toAbsolutePath();
            Files.deleteIfExists(archive);
            run(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive), kind, "exit");
            ways.put(kind + " default", List.of("-Xshare:auto"));
            ways.put(kind + " archive", List.of("-XX:SharedArchiveFile=" + archive));
        }
        Map<String, List<Output>> outputs = new LinkedHashMap<>();
        for (int i = 0; i <= count; i++) {
            for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                Output output = run(way.getValue(), way.getKey().split(" ", -1)[0], "halt");
                if (i > 0) { // the first of each fills the caches of the operating system
                    outputs.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(output);
                }
            }
        }
        System.out.println("start: " + compared(outputs, "default"));
        System.out.println("start with an archive: " + compared(outputs, "archive"));
    }

    private static Start compared(Map<String, List<Output>> outputs, String way) {
        double[] shop = medians(outputs.getOrDefault("shop " + way, List.of()));
        double[] hand = medians(outputs.getOrDefault("hand " + way, List.of()));
        return new Start(shop[0], hand[0], shop[0] / hand[0], shop[1] / hand[1], shop[2] / hand[2]);
    }

    private static double[] medians(List<Output> outputs) {
        return new double[] {
            median(outputs.stream().mapToDouble(Output::millis).toArray()),
            median(outputs.stream()
                    .mapToDouble(output -> Double.parseDouble(output.lines().get(1)))
                    .toArray()),
            median(outputs.stream()
                    .mapToDouble(output -> Double.parseDouble(output.lines().get(2)))
                    .toArray())
        };
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The output of a process, and the time from its start to its first line. */
    private record Output(double millis, List<String> lines) {}

    private Output run(List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As Lambda's runtime starts Java.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dpara.dynamodb.create_tables=off"));
        command.add("-Dpara.dynamodb.endpoint=" + endpoint);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, MeasuredProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local", "AWS_REGION", "eu-west-1"));
        long begin = System.nanoTime();
        Process process = builder.start();
        Thread watch = watch(process);
        double millis = 0;
        List<String> lines = new ArrayList<>();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
                millis = lines.isEmpty() ? (System.nanoTime() - begin) / 1e6 : millis;
                lines.add(line);
            }
        }
        int status = process.waitFor();
        watch.interrupt();
        if (status != 0 || lines.size() < 3) {
            throw new IllegalStateException(arguments[0] + " ended with " + status + ": " + lines);
        }
        return new Output(millis, lines);
    }

    /** Ends a process that takes too long. */
    private static Thread watch(Process process) {
        Thread watch = new Thread(() -> {
            try {
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    /** Returns the class path with a JAR in place of each folder, since an archive takes only JARs. */
    private String jars() throws IOException {
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (each.isEmpty() || !Files.isDirectory(Path.of(each))) {
                jars.add(each);
                continue;
            }
            String jar = folder.resolve("classes-" + jars.size() + ".jar")
                    .toAbsolutePath()
                    .toString();
            ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "-cf", jar, "-C", each, ".");
            jars.add(jar);
        }
        return String.join(File.pathSeparator, jars);
    }
}
