package io.para4j.testkit;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two apps of the model, which share only the ids of writes. */
record ModelApps(List<ModelStore> apps, Side side) {
    /** The prefix of the ids that the model generates where the store under test has generated none. */
    static final String BORN = "born-";

    /**
     * Creates two empty apps. Objects without an id get the ids in the queue first. With the index of queries, values
     * that cannot be its keys are refused.
     */
    static ModelApps create(List<String> names, Clock clock, Deque<String> ids, boolean isIndexed) {
        AtomicInteger made = new AtomicInteger();
        ModelStore.Supplies supplies = new ModelStore.Supplies(
                () -> ids.isEmpty() ? BORN + made.incrementAndGet() : ids.remove(),
                () -> "revision " + made.incrementAndGet(),
                clock::millis,
                isIndexed);
        List<ModelStore> apps =
                names.stream().map(name -> new ModelStore(name, supplies)).toList();
        return new ModelApps(
                apps,
                new Side(apps, new ModelTransactions(apps, supplies.revisions()), new View(names, clock.millis())));
    }

    /** Creates two empty apps that depend on nothing outside the model, with or without the index of queries. */
    static ModelApps create(boolean isIndexed) {
        return create(List.of("one", "two"), new KitClock(), new ArrayDeque<>(), isIndexed);
    }
}
