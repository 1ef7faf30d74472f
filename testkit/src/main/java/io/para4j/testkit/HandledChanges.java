package io.para4j.testkit;

import io.para4j.feed.ChangeHandler;
import io.para4j.feed.ObjectChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A handler of a feed that keeps the changes that it is given and those that it has handled. */
final class HandledChanges implements ChangeHandler {
    private final Duration patience;
    private final ChangeHandler behaviour;
    private final List<ObjectChange> given = new ArrayList<>();
    private final List<ObjectChange> handled = new ArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /**
     * Creates a handler.
     *
     * @param patience the time to wait for a call since the last one
     * @param behaviour fails or waits as the test needs it
     */
    HandledChanges(Duration patience, ChangeHandler behaviour) {
        this.patience = patience;
        this.behaviour = behaviour;
    }

    @Override
    public void handle(ObjectChange change) throws Exception {
        threads.add(Thread.currentThread());
        add(given, change);
        behaviour.handle(change);
        add(handled, change);
    }

    private synchronized void add(List<ObjectChange> list, ObjectChange change) {
        list.add(change);
        notifyAll();
    }

    /** Returns the versions of the objects that were given, in the order of the calls. */
    synchronized List<Long> givenVersions() {
        return versions(given);
    }

    /** Returns the versions of the objects whose changes were handled. */
    synchronized List<Long> handledVersions() {
        return versions(handled);
    }

    synchronized List<ObjectChange> handled() {
        return List.copyOf(handled);
    }

    /** Returns the threads that have called this handler. */
    Set<Thread> threads() {
        return threads;
    }

    private static List<Long> versions(List<ObjectChange> changes) {
        return changes.stream().map(ObjectChange::version).toList();
    }

    /** Waits until a number of changes have been handled. */
    void awaitHandled(int count) {
        await(each -> each.handled.size() >= count, count + " changes handled");
    }

    /** Waits until the handler has been called a number of times. */
    void awaitGiven(int count) {
        await(each -> each.given.size() >= count, count + " calls of the handler");
    }

    private synchronized void await(Predicate<HandledChanges> isReached, String what) {
        int calls = given.size();
        long start = System.nanoTime();
        try {
            while (!isReached.test(this)) {
                if (given.size() > calls) {
                    calls = given.size();
                    start = System.nanoTime();
                }
                long left = TimeUnit.NANOSECONDS.toMillis(start + patience.toNanos() - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("expected " + what + ", but " + patience.toSeconds()
                            + " s after the last call the versions given are " + versions(given)
                            + " and those handled " + versions(handled));
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the wait for " + what + " was interrupted", e);
        }
    }
}
