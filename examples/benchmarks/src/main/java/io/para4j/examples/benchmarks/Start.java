package io.para4j.examples.benchmarks;

import io.para4j.examples.benchmarks.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the time from a fresh JVM to its first read, with and without an archive for class data sharing. It builds
 * the archives. The JVMs take turns, so that other programs slow all of them.
 */
final class Start {
    private static final List<String> KINDS = List.of("raw", "enhanced", "libraries", "store");
    private static final int WARM_UPS = 1;
    private static final int RUNS = 12;

    private Start() {}

    static Figures measure(Path results) throws IOException, InterruptedException {
        String plain = ClassPathJars.create(results);
        Map<String, ChildJvm> jvms = new HashMap<>();
        for (String kind : KINDS) {
            String classPath = kind.equals("enhanced") ? EnhancedJar.addTo(plain) : plain;
            Path archive = results.resolve(kind + ".jsa").toAbsolutePath();
            Files.deleteIfExists(archive);
            new ChildJvm(classPath, List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive))
                    .run(FirstRead.class, kind);
            if (!Files.exists(archive)) {
                throw new IllegalStateException("no archive was built: " + archive);
            }
            jvms.put(kind, new ChildJvm(classPath, List.of("-Xshare:auto")));
            jvms.put(kind + " archive", new ChildJvm(classPath, List.of("-XX:SharedArchiveFile=" + archive)));
        }
        return measure(jvms);
    }

    private static Figures measure(Map<String, ChildJvm> jvms) throws IOException, InterruptedException {
        Map<String, List<ChildJvm.Output>> outputs = new HashMap<>();
        for (int run = 0; run < WARM_UPS + RUNS; run++) {
            for (Map.Entry<String, ChildJvm> jvm : jvms.entrySet()) {
                String kind = jvm.getKey().split(" ", -1)[0];
                ChildJvm.Output output = jvm.getValue().run(FirstRead.class, kind);
                if (run >= WARM_UPS) {
                    outputs.computeIfAbsent(jvm.getKey(), name -> new ArrayList<>())
                            .add(output);
                }
            }
        }
        Figures figures = new Figures();
        outputs.forEach((name, all) -> {
            figures.add(name, "ms", all.stream().map(ChildJvm.Output::millis).toList());
            figures.add(
                    name,
                    "cpu ms",
                    all.stream()
                            .map(output -> Long.parseLong(output.lines().get(1)) / 1e6)
                            .toList());
            figures.add(
                    name,
                    "classes",
                    all.stream()
                            .map(output -> Double.parseDouble(output.lines().get(2)))
                            .toList());
        });
        return figures;
    }
}
