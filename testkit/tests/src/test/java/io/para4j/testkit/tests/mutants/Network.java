package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.testkit.Faults;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A simulated network between a DAO and its service that fails on demand. */
final class Network implements Faults {
    private static final String ROOT_APP = "para";

    private final List<Window> windows = new CopyOnWriteArrayList<>();
    private final AtomicInteger happened = new AtomicInteger();
    private volatile CountDownLatch healed = new CountDownLatch(1);

    /** A range of requests that fail in one way, counted from the beginning of the fault. */
    private record Window(Kind kind, int passed, int count, AtomicInteger seen) {
        boolean isNext(boolean isWrite) {
            boolean isMeant = kind == Kind.READ_FAILED ? !isWrite : isWrite || !kind.isOfWrites();
            if (!isMeant) {
                return false;
            }
            int number = seen.getAndIncrement();
            return number >= passed && number - passed < count;
        }
    }

    /** Signals that the service had no capacity. */
    static final class ThrottledSignal extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Signals that there is no answer. */
    static final class UnansweredSignal extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void begin(Kind kind, int passed, int count) {
        windows.add(new Window(kind, passed, count, new AtomicInteger()));
    }

    @Override
    public int happened() {
        return happened.get();
    }

    @Override
    public void heal() {
        windows.clear();
        happened.set(0);
        healed.countDown();
        healed = new CountDownLatch(1);
    }

    boolean isSound() {
        return windows.isEmpty();
    }

    /** Sends a request to the service and returns its answer. */
    <R> R send(AppId app, boolean isWrite, Supplier<R> service) {
        if (app.name().equals(ROOT_APP)) {
            return service.get();
        }
        for (Window window : windows) {
            if (window.isNext(isWrite)) {
                happened.incrementAndGet();
                return fail(window.kind(), service);
            }
        }
        return service.get();
    }

    private <R> R fail(Kind kind, Supplier<R> service) {
        switch (kind) {
            case THROTTLED, UNPROCESSED -> throw new ThrottledSignal();
            case REQUEST_LOST, READ_FAILED -> throw new UnansweredSignal();
            case ANSWER_LOST -> throw lost(service);
            case STALLED -> awaitHealed();
        }
        return service.get();
    }

    /** Runs a request whose answer is lost. A refusal is an answer too, and is lost as well. */
    private static UnansweredSignal lost(Supplier<?> service) {
        UnansweredSignal signal = new UnansweredSignal();
        try {
            Object unused = service.get();
        } catch (RuntimeException e) {
            signal.initCause(e);
        }
        return signal;
    }

    private void awaitHealed() {
        try {
            healed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredSignal();
        }
    }
}
