package io.para4j.testkit;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts the threads and open files that are left while a store is closed, before and after it was opened and closed a
 * number of times. A resource that the whole process shares is left once; a resource that its owner forgets to close is
 * left each time.
 */
final class Leftovers {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_MILLIS = 20;

    private final ThreadGroup group = new ThreadGroup("para-testkit-restarts");
    private Set<Thread> threadsBefore = Set.of();
    private long filesBefore;

    /** Runs an action in a thread of the group, since threads belong to the group of the thread that creates them. */
    void watch(Runnable action) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                group,
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException | Error e) {
                        failure.set(e);
                    }
                },
                "para-testkit-restarts");
        thread.start();
        joinFor(thread, 0);
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    /** Counts for the first time, while the store is closed. */
    void begin() {
        threadsBefore = Set.copyOf(threads());
        filesBefore = openFiles();
    }

    /** Proves, while the store is closed, that opening and closing it a number of times has left fewer than that. */
    void areFewerThan(int times) {
        long end = System.nanoTime() + TIMEOUT_NANOS;
        List<Thread> threads = newThreads();
        long files = newFiles();
        while ((threads.size() >= times || files >= times) && System.nanoTime() < end) {
            joinFor(threads.isEmpty() ? Thread.currentThread() : threads.get(0), LOOK_MILLIS);
            threads = newThreads();
            files = newFiles();
        }
        Facts.claim(
                threads.size() < times,
                "opened and closed %s times, threads left: %s, such as %s; register each resource with the Closer",
                times,
                threads.size(),
                threads.stream().map(Thread::getName).distinct().limit(5).toList());
        Facts.claim(
                files < times,
                "opened and closed %s times, files and connections left: %s; register each resource with the Closer",
                times,
                files);
    }

    /** Waits for a thread to end. At the thread itself this only lets time pass. */
    private static void joinFor(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the restarts were interrupted", e);
        }
    }

    private List<Thread> threads() {
        Thread[] found = new Thread[group.activeCount() + 64];
        return Stream.of(found).limit(group.enumerate(found)).toList();
    }

    private List<Thread> newThreads() {
        return threads().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .toList();
    }

    private long newFiles() {
        return openFiles() - filesBefore;
    }

    /** Returns the number of open files and sockets of this process; 0 where the platform does not count them. */
    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }
}
