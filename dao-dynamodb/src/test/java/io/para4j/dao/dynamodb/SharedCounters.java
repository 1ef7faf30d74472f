package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.dao.dynamodb.OutcomeTally.End;
import io.para4j.error.ParaException;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Objects that all threads write concurrently. Each write adds one to a counter and its own name to a list, so that the
 * stored object shows which writes were applied, and how often.
 */
final class SharedCounters {
    private static final int COUNT = 12;

    private final Store store;
    private final OutcomeTally tally;
    private final AtomicInteger names = new AtomicInteger();
    private final List<Set<String>> done = new ArrayList<>();
    private final List<Set<String>> unknown = new ArrayList<>();

    private SharedCounters(Store store, OutcomeTally tally) {
        this.store = store;
        this.tally = tally;
    }

    static SharedCounters create(Store store, OutcomeTally tally) {
        SharedCounters counters = new SharedCounters(store, tally);
        for (int i = 0; i < COUNT; i++) {
            Sysprop object = new Sysprop().set("count", 0L).set("log", List.of());
            object.setId("counter-" + i);
            store.create(object);
            counters.done.add(ConcurrentHashMap.newKeySet());
            counters.unknown.add(ConcurrentHashMap.newKeySet());
        }
        return counters;
    }

    void step(Random random) {
        tally.begin();
        int counter = random.nextInt(COUNT);
        String id = "counter-" + counter;
        String name = "w" + names.incrementAndGet();
        End end = switch (random.nextInt(4)) {
            case 0 -> tally.end(() -> store.modify(Sysprop.class, id, object -> add(object, name)));
            case 1 -> update(id, name);
            default ->
                tally.end(() ->
                        store.patch(id, Patch.of("sysprop").add("count", 1).append("log", name)));
        };
        if (end == End.DONE) {
            done.get(counter).add(name);
        } else if (end == End.UNKNOWN) {
            unknown.get(counter).add(name);
        }
    }

    /**
     * Updates a counter. A conflict is no failure, since others may be faster; the final check proves that it was not
     * applied.
     */
    private End update(String id, String name) {
        Optional<Sysprop> read;
        try {
            read = store.read(Sysprop.class, id, ReadOptions.strong());
        } catch (ParaException e) {
            return End.REFUSED;
        }
        if (read.isEmpty()) {
            tally.fail(id + " is not found");
            return End.REFUSED;
        }
        Sysprop object = read.get();
        add(object, name);
        return tally.end(() -> store.update(object));
    }

    private static void add(Sysprop object, String name) {
        List<Object> log = new ArrayList<>((List<?>) object.get("log"));
        log.add(name);
        object.set("log", log).set("count", (Long) object.get("count") + 1);
    }

    void assertStoredAsExpected() {
        for (int i = 0; i < COUNT; i++) {
            Sysprop stored = store.read(Sysprop.class, "counter-" + i, ReadOptions.strong())
                    .orElseThrow();
            List<?> log = (List<?>) stored.get("log");
            assertThat(log).as("writes applied to %s", stored.getId()).doesNotHaveDuplicates();
            Set<Object> allowed = new HashSet<>(done.get(i));
            allowed.addAll(unknown.get(i));
            assertThat(new HashSet<Object>(log))
                    .as("writes applied to %s: all that were done, and of the others only unknown ones", stored.getId())
                    .containsAll(done.get(i))
                    .isSubsetOf(allowed);
            assertThat(stored.get("count")).as("count of %s", stored.getId()).isEqualTo((long) log.size());
            assertThat(stored.getVersion()).isEqualTo(log.size() + 1L);
        }
    }
}
