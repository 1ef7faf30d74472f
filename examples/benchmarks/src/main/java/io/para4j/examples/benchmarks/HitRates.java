package io.para4j.examples.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.CacheStatistics;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.io.PrintStream;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A count of the misses of caches that hold all objects, by the number of objects and the share of writes. A write puts
 * the new object into the cache, so each miss is caused by writes of other objects. All objects are read and written
 * equally often. The result is the same on every machine.
 */
final class HitRates {
    private static final int OPERATIONS = 1_000_000;
    private static final long SEED = 42;
    private static final int[] OBJECTS = {10_000, 100_000, 300_000, 1_000_000};
    private static final int[] WRITE_PERCENTS = {5, 20, 50};

    /** A small object. */
    static final class Meter extends AbstractParaObject {
        @Stored
        long total;

        /** Creates an object that is filled by its fields. */
        public Meter() {}
    }

    private HitRates() {}

    static void run(PrintStream out) {
        out.printf("%,d operations, seed %d%n%-10s", OPERATIONS, SEED, "objects");
        IntStream.of(WRITE_PERCENTS).forEach(percent -> out.printf(" %12s", percent + "% writes"));
        out.println();
        for (int objects : OBJECTS) {
            measure(objects, out);
        }
    }

    private static void measure(int objects, PrintStream out) {
        Config config = ConfigFactory.parseMap(Map.of(
                        "para.cache.max_bytes", 0, "para.cache.max_entries", objects, "para.cache.time_to_live", "1d"))
                .withFallback(ConfigFactory.load());
        ParaModule module = new ParaModule(config).types(Meter.class);
        try (Para para = Para.start(module, new MemoryDAOModule(), new CaffeineCacheModule())) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            shop.createAll(IntStream.range(0, objects).mapToObj(HitRates::meter), result -> {});
            out.printf("%,-10d", objects);
            for (int percent : WRITE_PERCENTS) {
                CacheStatistics statistics = para.cacheStatistics().orElseThrow();
                long hits = statistics.hits();
                long misses = statistics.misses();
                operate(shop, objects, percent);
                CacheStatistics after = para.cacheStatistics().orElseThrow();
                double missed = after.misses() - misses;
                out.printf(" %11.3f%%", 100 * missed / (missed + after.hits() - hits));
                out.flush();
            }
            out.println();
        }
    }

    private static Meter meter(int id) {
        Meter meter = new Meter();
        meter.setId(Integer.toString(id));
        return meter;
    }

    private static void operate(Store shop, int objects, int writePercent) {
        Random random = new Random(SEED);
        Patch<Meter> turn = Patch.of(Meter.class).add("total", 1);
        for (int i = 0; i < OPERATIONS; i++) {
            String id = Integer.toString(random.nextInt(objects));
            if (random.nextInt(100) < writePercent) {
                shop.patch(id, turn);
            } else if (shop.read(Meter.class, id).isEmpty()) {
                throw new IllegalStateException("meter " + id + " is gone");
            }
        }
    }
}
