package io.para4j.examples.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A counter of the CPU time of all Java threads, since batches run on threads of their own. Unlike elapsed time, it
 * excludes the work of other programs. It excludes the compiler and the garbage collector, which the CPU time of the
 * process includes. A benchmark with several threads would count each thread several times.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Map<Long, Long> before = Map.of();
    private long processBefore;

    /** Nanoseconds of CPU time of all Java threads in this iteration. */
    public long cpuNanos;

    /** Nanoseconds of CPU time of the process in this iteration. */
    public long processNanos;

    /** Calls in this iteration. */
    public long calls;

    /** Creates a counter at zero. */
    public CpuTime() {}

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
        calls = 0;
        cpuNanos = 0;
        processNanos = 0;
        before = byThread();
        processBefore = SYSTEM.getProcessCpuTime();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
        processNanos = SYSTEM.getProcessCpuTime() - processBefore;
        cpuNanos = grown(before, byThread());
    }

    /** The CPU time and the allocated bytes of each living Java thread at one moment. */
    record Reading(Map<Long, Long> nanos, Map<Long, Long> bytes) {
        static Reading now() {
            return new Reading(byThread(), bytesByThread());
        }

        long nanosSince(Reading before) {
            return grown(before.nanos, nanos);
        }

        long bytesSince(Reading before) {
            return grown(before.bytes, bytes);
        }
    }

    /** Returns by how much the values of living threads have grown. */
    static long grown(Map<Long, Long> before, Map<Long, Long> now) {
        long grown = 0;
        for (Map.Entry<Long, Long> each : now.entrySet()) {
            grown += each.getValue() - before.getOrDefault(each.getKey(), 0L);
        }
        return grown;
    }

    /** Returns the CPU time of each living Java thread in nanoseconds. */
    static Map<Long, Long> byThread() {
        long[] threads = THREADS.getAllThreadIds();
        return byThread(threads, THREADS.getThreadCpuTime(threads));
    }

    /** Returns the bytes that each living Java thread has allocated. */
    static Map<Long, Long> bytesByThread() {
        long[] threads = THREADS.getAllThreadIds();
        return byThread(threads, THREADS.getThreadAllocatedBytes(threads));
    }

    private static Map<Long, Long> byThread(long[] threads, long[] values) {
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            if (values[i] >= 0) { // -1 if the thread has ended
                byThread.put(threads[i], values[i]);
            }
        }
        return byThread;
    }
}
