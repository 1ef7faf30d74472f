package io.para4j.internal.feed;

import io.para4j.spi.ChangePage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hand-over of pages from the reader to one subscription. It holds one page, so a slow handler stops the reader and
 * bounds the memory of the feed. Safe for use by many threads.
 */
final class PageQueue {
    private @Nullable ChangePage waiting;
    private boolean isEnded;
    private boolean isStopped;

    /** Adds a page, after waiting until there is room. Does nothing once the queue is stopped. */
    synchronized void put(ChangePage page) throws InterruptedException {
        while (waiting != null && !isStopped) {
            wait();
        }
        waiting = page;
        notifyAll();
    }

    /** Adds a page if there is room. */
    synchronized void putIfRoom(ChangePage page) {
        if (waiting == null) {
            waiting = page;
            notifyAll();
        }
    }

    /** Takes the next page, after waiting for it. Empty if the queue is stopped, or has ended and every page was taken. */
    synchronized Optional<ChangePage> take() throws InterruptedException {
        while (waiting == null && !isEnded && !isStopped) {
            wait();
        }
        if (isStopped || waiting == null) {
            return Optional.empty();
        }
        ChangePage page = waiting;
        waiting = null;
        notifyAll();
        return Optional.of(page);
    }

    /** Ends the queue after the page that waits: the reader adds no more. */
    synchronized void end() {
        isEnded = true;
        notifyAll();
    }

    /** Stops the queue at once: nothing is added or taken any more. */
    synchronized void stop() {
        isStopped = true;
        waiting = null;
        notifyAll();
    }
}
