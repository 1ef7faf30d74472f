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
    final class Watched {
        private final Thread thread = Thread.currentThread();
        private final Runnable abort;
        private boolean wasInterrupted;
        private boolean ended;

        private Watched(Runnable abort) {
            this.abort = abort;
        }

        /** Ends the watch. From then on no abort begins. May be called by any thread, also twice. */
        void end() {
            underWay.remove(thread, this);
            synchronized (this) {
                ended = true;
            }
        }

        /** Aborts the request if its thread was interrupted the last time too. */
        private synchronized void check() {
            boolean isInterrupted = thread.isInterrupted();
            if (isInterrupted && wasInterrupted) {
                abort();
            }
            wasInterrupted = isInterrupted;
        }

        /** Aborts the request. An error in that, which may be the application's own, does not end the watch of others. */
        private synchronized void abort() {
            if (ended) {
                return;
            }
            try {
                abort.run();
            } catch (RuntimeException | Error e) {
                Thread aborting = Thread.currentThread(); // unlike the watcher, it has not ended
                aborting.getUncaughtExceptionHandler().uncaughtException(aborting, e);
            }
        }
    }

    private final Map<Thread, Watched> underWay = new ConcurrentHashMap<>();
    private final Thread watcher = new Thread(this::watch, "para-dynamodb-interrupts");
    private volatile boolean idle;
    private volatile boolean closed;
    private volatile boolean started;

    /** Returns whether a request was watched. If so, all requests of its client are. */
    boolean isUsed() {
        return started;
    }

    /**
     * Begins to watch a request of the calling thread.
     *
     * @throws IllegalStateException if the watch is closed
     */
    Watched begin(Runnable abort) {
        Watched request = new Watched(abort);
        underWay.put(request.thread, request);
        if (closed) {
            request.end();
            throw new IllegalStateException("the HTTP client is shut down");
        }
        if (idle) {
            LockSupport.unpark(watcher);
        }
        if (!started) {
            start();
        }
        return request;
    }

    private synchronized void start() {
        if (!started && !closed) {
            watcher.setDaemon(true);
            watcher.start();
            started = true;
        }
    }

    private void watch() {
        while (!closed) {
            idle = true;
            while (underWay.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            idle = false;
            LockSupport.parkNanos(this, PERIOD.toNanos());
            underWay.values().forEach(Watched::check);
        }
    }

    /** Aborts all requests, and refuses further ones. */
    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(Watched::abort);
        LockSupport.unpark(watcher);
    }
}
