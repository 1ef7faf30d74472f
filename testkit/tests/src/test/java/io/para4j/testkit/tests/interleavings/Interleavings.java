package io.para4j.testkit.tests.interleavings;

import io.para4j.spi.Cache;
import io.para4j.testkit.Kit;
import io.para4j.testkit.tests.interleavings.Schedule.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Interleavings of many combinations of operations, in several settings. They run on all cores. Each share uses its own
 * ids and its own node, so that shares have nothing in common.
 */
final class Interleavings {
    private final Kit kit;
    private final Cache cache;
    private final Queue<Share> shares = new ConcurrentLinkedQueue<>();
    private final Queue<AssertionError> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger schedules = new AtomicInteger();

    private record Share(Setting setting, List<List<CacheOperation>> combinations) {}

    Interleavings(Kit kit) {
        this.kit = kit;
        this.cache = kit.cache().orElseThrow();
        // Created here, not by several threads at once.
        kit.tenant();
    }

    /**
     * Runs all schedules of each combination in each setting, and returns their number as text.
     *
     * @throws AssertionError if a schedule fails
     */
    String runAll(List<Setting> settings, List<List<List<CacheOperation>>> combinations) {
        combinations.forEach(some -> settings.forEach(setting -> shares.add(new Share(setting, some))));
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(core -> runShares());
        Optional.ofNullable(failures.peek()).ifPresent(failure -> {
            throw failure;
        });
        int places =
                settings.size() * combinations.stream().mapToInt(List::size).sum();
        return String.format(Locale.ROOT, "%,d schedules of %,d combinations", schedules.get(), places);
    }

    private void runShares() {
        for (Share share = shares.poll(); share != null && failures.isEmpty(); share = shares.poll()) {
            try {
                run(share);
            } catch (AssertionError e) {
                failures.add(e);
            } catch (RuntimeException e) {
                failures.add(new AssertionError("unexpected " + e, e));
            }
        }
    }

    private void run(Share share) {
        try (Interleaving interleaving = new Interleaving(kit, cache, share.setting())) {
            for (List<CacheOperation> operations : share.combinations()) {
                schedules.addAndGet(interleaving.runAll(operations, failures::isEmpty));
            }
        }
    }

    /** Runs one schedule. */
    void run(Schedule schedule) {
        try (Interleaving interleaving = new Interleaving(kit, cache, schedule.setting())) {
            interleaving.run(schedule.operations(), schedule.chooser());
        }
    }
}
