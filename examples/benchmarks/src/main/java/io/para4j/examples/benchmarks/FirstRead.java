package io.para4j.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.para4j.Para;
import java.lang.management.ManagementFactory;

/**
 * A program that reads one bicycle and ends. It prints the title, then the CPU time of the process in nanoseconds and
 * the number of loaded classes.
 */
final class FirstRead {
    private FirstRead() {}

    /** Reads by {@code raw}, {@code enhanced}, {@code libraries} or {@code store}. */
    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] args) {
        StubTransport transport = new StubTransport();
        StubAnswers.firstRead(transport);
        Bicycle bicycle = switch (args[0]) {
            case "raw" -> new HandWritten(StubbedStore.client(transport)).read(StubAnswers.ID);
            case "enhanced" -> EnhancedRead.read(StubbedStore.client(transport));
            case "libraries" -> LibrariesRead.read(StubbedStore.client(transport));
            case "store" -> store(transport);
            default -> throw new IllegalArgumentException(args[0]);
        };
        System.out.println(bicycle.title);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(system.getProcessCpuTime());
        System.out.println(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    private static Bicycle store(StubTransport transport) {
        try (Para para = StubbedStore.start(transport)) {
            return para.store("shop").read(Bicycle.class, StubAnswers.ID).orElseThrow();
        }
    }
}
