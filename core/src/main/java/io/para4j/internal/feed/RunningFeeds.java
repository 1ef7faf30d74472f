package io.para4j.internal.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The feeds that are open. They are closed with Para, before the store is. Safe for use by many threads. */
final class RunningFeeds implements AutoCloseable {
    private final Set<RunningFeed> open = new LinkedHashSet<>();
    private boolean isClosed;

    /** Adds a feed. Returns false if Para is closed, and the caller is to close the feed. */
    synchronized boolean add(RunningFeed feed) {
        return !isClosed && open.add(feed);
    }

    synchronized void remove(RunningFeed feed) {
        open.remove(feed);
    }

    private synchronized List<RunningFeed> takeAll() {
        isClosed = true;
        return new ArrayList<>(open);
    }

    /** Closes all feeds, even if one of them fails. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (RunningFeed feed : takeAll()) {
            try {
                feed.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
