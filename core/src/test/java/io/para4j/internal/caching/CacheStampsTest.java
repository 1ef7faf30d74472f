package io.para4j.internal.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.Stamp;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests of {@link CacheStamps}: a write outdates the entries of its id, and hardly any other. */
class CacheStampsTest {
    private static final int TENANTS = 1_000;

    /** Returns the share of the reads that miss in a cache that holds all ids, on which a write puts the new item. */
    private static double misses(int ids, double writes, int apps) {
        int operations = Math.max(ids * 3 / 2, 600_000);
        CacheStamps stamps = new CacheStamps(1, new AppFences(10), () -> ids);
        Stamp[] entries = new Stamp[ids];
        Random random = new Random(42);
        int reads = 0;
        int misses = 0;
        for (int i = 0; i < operations; i++) {
            int id = random.nextInt(ids);
            AppId app = AppId.of("tenant-" + id % apps);
            int hash = CacheStamps.hash(app, "product-" + id / apps);
            Stamp entry = entries[id];
            if (random.nextDouble() < writes) {
                entries[id] = stamps.end(app, hash, stamps.now()).stamp();
            } else if (entry == null) {
                entries[id] = stamps.current();
            } else {
                reads++;
                misses += stamps.isCurrent(entry, app, hash) ? 0 : 1;
                entries[id] = stamps.isCurrent(entry, app, hash) ? entry : stamps.current();
            }
        }
        return 100.0 * misses / reads;
    }

    @Test
    void atMostOneInAThousandReadsMissesBecauseOfWritesOfOtherIds() {
        assertThat(misses(300_000, 0.2, 1))
                .as("300,000 objects, 20 percent writes")
                .isLessThan(0.1);
        assertThat(misses(1_000_000, 0.05, 1))
                .as("1,000,000 objects, 5 percent writes")
                .isLessThan(0.1);
    }

    @Test
    void theSameIdsInManyAppsDoNotShareHashes() {
        assertThat(misses(300_000, 0.2, TENANTS)).isLessThan(0.1);
    }

    @Test
    void tableThatMayNotGrowLosesTheEntriesNotRefreshedFor50000Changes() {
        CacheStamps stamps = new CacheStamps(1, new AppFences(10), () -> 0);
        AppId app = AppId.of("shop");
        int hash = CacheStamps.hash(app, "a");
        Stamp entry = stamps.current();
        for (int i = 0; i < 20_000; i++) {
            stamps.end(app, CacheStamps.hash(app, "new-" + i), stamps.now());
        }
        assertThat(stamps.isCurrent(entry, app, hash)).isTrue();
        for (int i = 20_000; i < 300_000; i++) {
            stamps.end(app, CacheStamps.hash(app, "new-" + i), stamps.now());
        }
        assertThat(stamps.isCurrent(entry, app, hash)).isFalse();
        assertThat(stamps.isCurrent(stamps.current(), app, hash)).isTrue();
    }
}
