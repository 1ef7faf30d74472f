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
 * Interleavings of many combinations of operations, in several settings. They are taken on all cores: each share works under ids
 * of its own, on a node of its own, so that shares have nothing in common.
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
        // Made here, not by many at once.
        kit.tenant();
    }

    /**
     * Takes all schedules of each combination in each setting, and returns how many that were.
     *
     * @throws AssertionError if one fails
     */
    String takeAll(List<Setting> settings, List<List<List<CacheOperation>>> combinations) {
        combinations.forEach(some -> settings.forEach(setting -> shares.add(new Share(setting, some))));
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(core -> takeShares());
        Optional.ofNullable(failures.peek()).ifPresent(failure -> {
            throw failure;
        });
        int places =
                settings.size() * combinations.stream().mapToInt(List::size).sum();
        return String.format(Locale.ROOT, "%,d schedules of %,d combinations", schedules.get(), places);
    }

    private void takeShares() {
        for (Share share = shares.poll(); share != null && failures.isEmpty(); share = shares.poll()) {
            try {
                take(share);
            } catch (AssertionError e) {
                failures.add(e);
            } catch (RuntimeException e) {
                failures.add(new AssertionError("unexpected " + e, e));
            }
        }
    }

    private void take(Share share) {
        try (Interleaving interleaving = new Interleaving(kit, cache, share.setting())) {
            for (List<CacheOperation> operations : share.combinations()) {
                schedules.addAndGet(interleaving.takeAll(operations, failures::isEmpty));
            }
        }
    }

    /** Takes one schedule. */
    void take(Schedule schedule) {
        try (Interleaving interleaving = new Interleaving(kit, cache, schedule.setting())) {
            interleaving.take(schedule.operations(), schedule.chooser());
        }
    }
}
