package io.para4j.testkit.tests.mutants;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The gap between check and act of a DAO that is not atomic: the first two threads of a race that come to it for one id wait
 * for each other, so that both have checked before either acts, every time.
 */
final class Gap {
    private static final long TOGETHER_MILLIS = 5_000;
    private static final long BEFORE_MILLIS = 40;

    private final Map<String, Meeting> byId = new ConcurrentHashMap<>();

    /** Two that come to one id. */
    private record Meeting(CountDownLatch one, CountDownLatch both) {
        Meeting() {
            this(new CountDownLatch(1), new CountDownLatch(2));
        }
    }

    private Meeting meeting(String id) {
        return byId.computeIfAbsent(id, any -> new Meeting());
    }

    /** Comes to the gap and waits in it for the other one. */
    void pass(String id) {
        come(id);
        await(meeting(id).both(), TOGETHER_MILLIS);
    }

    /** Comes to the gap without waiting in it. */
    void come(String id) {
        if (isOfRace()) {
            meeting(id).one().countDown();
            meeting(id).both().countDown();
        }
    }

    /** Lets another one come to the gap first, if there is another one. */
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

    /** Only there more than one thread writes, so that who comes first does not wait in vain. */
    private static boolean isOfRace() {
        return Thread.currentThread().getName().equals("para-testkit-race");
    }
}
