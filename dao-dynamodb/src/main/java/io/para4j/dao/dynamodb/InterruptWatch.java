package io.para4j.dao.dynamodb;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Aborts the requests of interrupted threads, from a thread of its own that sleeps while no request is under way. A
 * request whose thread is interrupted has between one and two {@link #PERIOD}s left to end by itself. Safe for use by
 * many threads.
 */
final class InterruptWatch implements AutoCloseable {
    static final Duration PERIOD = Duration.ofMillis(300);

    /** A request under way, the only one of its thread. */
    private static final class Watched {
        private final Runnable abort;
        private boolean wasInterrupted;

        Watched(Runnable abort) {
            this.abort = abort;
        }
    }

    private final Map<Thread, Watched> underWay = new ConcurrentHashMap<>();
    private final Thread watcher = new Thread(this::watch, "para-dynamodb-interrupts");
    private volatile boolean idle;
    private volatile boolean closed;
    private volatile boolean started;

    /** Begins to watch a request of the calling thread. */
    void begin(Runnable abort) {
        underWay.put(Thread.currentThread(), new Watched(abort));
        if (idle) {
            LockSupport.unpark(watcher);
        }
        if (!started) {
            start();
        }
    }

    private synchronized void start() {
        if (!started && !closed) {
            watcher.setDaemon(true);
            watcher.start();
            started = true;
        }
    }

    /** Ends the watch over the request of the calling thread. */
    void end() {
        underWay.remove(Thread.currentThread());
    }

    private void watch() {
        while (!closed) {
            idle = true;
            while (underWay.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            idle = false;
            LockSupport.parkNanos(this, PERIOD.toNanos());
            abortInterrupted();
        }
    }

    private void abortInterrupted() {
        underWay.forEach((thread, request) -> {
            boolean isInterrupted = thread.isInterrupted();
            if (isInterrupted && request.wasInterrupted) {
                request.abort.run();
            }
            request.wasInterrupted = isInterrupted;
        });
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
