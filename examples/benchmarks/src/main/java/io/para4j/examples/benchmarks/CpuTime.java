package io.para4j.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A counter of the CPU time of the benchmark's thread. Unlike elapsed time, it excludes the work of other programs. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long start;

    /** Nanoseconds of CPU time in this iteration. */
    public long cpuNanos;

    /** Calls in this iteration. */
    public long calls;

    /** Creates a counter at zero. */
    public CpuTime() {}

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
        calls = 0;
        cpuNanos = 0;
        start = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
        cpuNanos = THREADS.getCurrentThreadCpuTime() - start;
    }
}
