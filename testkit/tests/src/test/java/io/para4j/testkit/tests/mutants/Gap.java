package io.para4j.testkit.tests.mutants;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The gap between check and act in a DAO that is not atomic. The first two threads of a race that reach it for one id
 * wait for each other, so both have always checked before either acts.
 */
final class Gap {
    private static final long TOGETHER_MILLIS = 5_000;
    private static final long BEFORE_MILLIS = 40;

    private final Map<String, Meeting> byId = new ConcurrentHashMap<>();

    /** The meeting of two threads at one id. */
    private record Meeting(CountDownLatch one, CountDownLatch both) {
        Meeting() {
            this(new CountDownLatch(1), new CountDownLatch(2));
        }
    }

    private Meeting meeting(String id) {
        return byId.computeIfAbsent(id, any -> new Meeting());
    }

    /** Enters the gap and waits in it for the other thread. */
    void pass(String id) {
        come(id);
        await(meeting(id).both(), TOGETHER_MILLIS);
    }

    /** Enters the gap without waiting in it. */
    void come(String id) {
        if (isOfRace()) {
            meeting(id).one().countDown();
            meeting(id).both().countDown();
        }
    }

    /** Waits a short time for another thread to enter the gap first. */
    void awaitOther(String id) {
        await(meeting(id).one(), BEFORE_MILLIS);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            if (isOfRace()) {
                latch.await(millis, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether this thread is in a race. Elsewhere only one thread writes, and would wait in vain. */
    static boolean isOfRace() {
        return Thread.currentThread().getName().equals("para-testkit-race");
    }
}
