package io.para4j.testkit.tests.bytes;

import io.para4j.spi.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for a server that keeps bytes under keys until they expire. If there are more values than it has room for,
 * it removes the least recently used. It shares no arrays with its callers, and is safe for use by many threads.
 */
final class ByteServer implements AutoCloseable {
    private final Clock clock;
    private final int maxValues;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Value> values = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Value> eldest) {
            return size() > maxValues;
        }
    };

    private record Value(Bytes bytes, long deadline) {}

    ByteServer(Clock clock, int maxValues) {
        this.clock = clock;
        this.maxValues = maxValues;
    }

    Optional<byte[]> get(String key) {
        return Optional.ofNullable(getAll(List.of(key)).get(key));
    }

    synchronized Map<String, byte[]> getAll(Collection<String> keys) {
        requests.incrementAndGet();
        long now = clock.millis();
        Map<String, byte[]> found = new HashMap<>();
        for (String key : keys) {
            Value value = values.get(key);
            if (value != null && now < value.deadline()) {
                found.put(key, value.bytes().toByteArray());
            }
        }
        return found;
    }

    synchronized void set(String key, byte[] bytes, Duration timeToLive) {
        requests.incrementAndGet();
        values.put(key, new Value(Bytes.of(bytes), clock.millis() + timeToLive.toMillis()));
    }

    synchronized void delete(String key) {
        requests.incrementAndGet();
        values.remove(key);
    }

    synchronized void deleteAll(String prefix) {
        requests.incrementAndGet();
        values.keySet().removeIf(key -> key.startsWith(prefix));
    }

    /** Returns the number of requests so far. */
    int requests() {
        return requests.get();
    }

    /** Closes the connection and discards all values. */
    @Override
    public synchronized void close() {
        values.clear();
    }
}
