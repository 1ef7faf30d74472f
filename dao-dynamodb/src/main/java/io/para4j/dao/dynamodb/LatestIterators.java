package io.para4j.dao.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The iterators of positions that were asked for as the latest, for readers that are opened there soon. Their positions
 * have only times, which are less exact. An iterator that has expired is refused by the service. Safe for use by many
 * threads.
 */
final class LatestIterators {
    /** The largest number of iterators, of which the oldest is forgotten first. */
    private static final int MAX = 5_000;

    private static final int RADIX = 36;

    private final String instance = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), RADIX);
    private final AtomicLong count = new AtomicLong();

    private final Map<String, String> iterators = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX;
        }
    };

    /** Returns a token that no other request has, in this process or another one. */
    String newToken() {
        return instance + "x" + Long.toString(count.incrementAndGet(), RADIX);
    }

    /** Keeps the iterator of a shard under the token of its request. */
    synchronized void put(String shard, String token, String iterator) {
        iterators.put(shard + token, iterator);
    }

    /** Returns the iterator of a shard, if this process has asked for it. */
    synchronized Optional<String> find(String shard, String token) {
        return Optional.ofNullable(iterators.get(shard + token));
    }
}
