package io.para4j.examples.benchmarks;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.memory.MemoryDAOModule;
import java.io.PrintStream;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;

/**
 * A count of the read units that a cache saves when a few objects are read often. The same operations, generated from
 * one seed, run without a cache and with caches of several sizes, on the store in memory, which reports what DynamoDB
 * would charge. The result is the same on every machine, since it counts read units and not time.
 */
final class SkewedReads {
    private static final int OBJECTS = 100_000;
    private static final int OPERATIONS = 200_000;
    private static final double SKEW = 0.99;
    private static final double UPDATES = 0.05;
    private static final long SEED = 42;
    private static final int[] PERCENTS = {0, 1, 5, 10, 20};

    /** The result of one run, without its import. */
    private record Taken(double hitRate, double readUnits, double readUnitsSaved) {}

    private SkewedReads() {}

    static void run(PrintStream out) {
        out.printf("%,d objects, %,d operations, skew %.2f, seed %d%n", OBJECTS, OPERATIONS, SKEW, SEED);
        out.printf("%-10s %9s %12s %9s %17s%n", "cached", "hit rate", "read units", "less", "readUnitsSaved");
        double without = 0;
        for (int percent : PERCENTS) {
            Taken taken = measure(OBJECTS * percent / 100);
            without = percent == 0 ? taken.readUnits() : without;
            out.printf(
                    "%-10s %8.1f%% %,12.1f %8.1f%% %,17.1f%n",
                    percent == 0 ? "no cache" : percent + "%",
                    taken.hitRate() * 100,
                    taken.readUnits(),
                    (1 - taken.readUnits() / without) * 100,
                    taken.readUnitsSaved());
        }
    }

    private static Taken measure(int maxEntries) {
        DoubleAdder readUnits = new DoubleAdder();
        Config config = ConfigFactory.parseMap(
                        Map.of("para.cache.max_bytes", 0, "para.cache.max_entries", Math.max(1, maxEntries)))
                .withFallback(ConfigFactory.load());
        Module cache = maxEntries == 0 ? Modules.EMPTY_MODULE : new CaffeineCacheModule();
        ParaModule module = new ParaModule(config)
                .types(Bicycle.class)
                .listener(operation -> readUnits.add(operation.cost().readUnits()));
        try (Para para = Para.start(module, new MemoryDAOModule(), cache)) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            shop.createAll(IntStream.range(0, OBJECTS).mapToObj(SkewedReads::bicycle), result -> {});
            double before = readUnits.sum();
            operate(shop);
            double taken = readUnits.sum() - before;
            return para.cacheStatistics()
                    .map(cached -> new Taken(cached.hitRate(), taken, cached.readUnitsSaved()))
                    .orElse(new Taken(0, taken, 0));
        }
    }

    private static Bicycle bicycle(int id) {
        Bicycle bicycle = Bicycle.sample();
        bicycle.setId(Integer.toString(id));
        return bicycle;
    }

    private static void operate(Store shop) {
        Random random = new Random(SEED);
        ZipfIds ids = new ZipfIds(OBJECTS, SKEW, random);
        Patch<Bicycle> sold = Patch.of(Bicycle.class).add("sold", 1);
        for (int i = 0; i < OPERATIONS; i++) {
            String id = ids.next();
            if (random.nextDouble() < UPDATES) {
                shop.patch(id, sold);
            } else if (shop.read(Bicycle.class, id).isEmpty()) {
                throw new IllegalStateException("bicycle " + id + " is gone");
            }
        }
    }
}
