package io.para4j.testkit;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two apps of the model, which share nothing but the ids of writes. */
record ModelApps(List<ModelStore> apps, Side side) {
    /** How the ids begin that the model makes where the store under test has made none. */
    static final String BORN = "born-";

    /** Makes two empty apps; objects without an id get those in the queue first. */
    static ModelApps create(List<String> names, Clock clock, Deque<String> ids) {
        AtomicInteger made = new AtomicInteger();
        ModelStore.Supplies supplies = new ModelStore.Supplies(
                () -> ids.isEmpty() ? BORN + made.incrementAndGet() : ids.remove(),
                () -> "revision " + made.incrementAndGet(),
                clock::millis);
        List<ModelStore> apps =
                names.stream().map(name -> new ModelStore(name, supplies)).toList();
        return new ModelApps(apps, new Side(apps, new View(names, clock.millis())));
    }

    /** Makes two empty apps that depend on nothing outside. */
    static ModelApps create() {
        return create(List.of("one", "two"), new KitClock(), new ArrayDeque<>());
    }
}
