package io.para4j.cache.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of {@link CaffeineCache}. */
class CaffeineCacheTest {
    private static final AppId SHOP = AppId.of("shop");
    private static final AppId BLOG = AppId.of("blog");
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final CacheEntry ABSENT = new CacheEntry(Optional.empty(), new Stamp(1, 2));

    private final AtomicLong nanos = new AtomicLong();
    private final CaffeineCache cache = bounded(0, 1000);

    private CaffeineCache bounded(long maxBytes, int maxEntries) {
        return new CaffeineCache(new CacheConfig(CacheTimes.DEFAULT, maxBytes, maxEntries), nanos::get);
    }

    private static CacheEntry entry(String id, String text) {
        return entry(id, Map.of("text", text));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static long countOf(CaffeineCache cache, AppId app, int ids) {
        return IntStream.range(0, ids)
                .filter(i -> cache.get(app, "id" + i).isPresent())
                .count();
    }

    @Test
    void anEntryIsFoundUnderItsAppAndIdOnly() {
        CacheEntry entry = entry("a", "x");
        cache.put(SHOP, "a", entry, TIME);
        assertThat(cache.get(SHOP, "a")).containsSame(entry);
        assertThat(cache.get(SHOP, "b")).isEmpty();
        assertThat(cache.get(BLOG, "a")).isEmpty();
        assertThat(cache.get(AppId.ofShared("shop"), "a")).isEmpty();
        assertThat(cache.getAll(SHOP, List.of("a", "b"))).containsExactly(Map.entry("a", entry));
    }

    @Test
    void idsWithTheSameHashAreDistinct() {
        cache.put(SHOP, "Aa", entry("Aa", "x"), TIME);
        assertThat(cache.get(SHOP, "BB")).isEmpty();
    }

    @Test
    void absenceIsAnEntryLikeAnyOther() {
        cache.put(SHOP, "a", ABSENT, TIME);
        assertThat(cache.get(SHOP, "a")).contains(ABSENT);
    }

    @Test
    void aPutReplacesTheEntry() {
        cache.put(SHOP, "a", entry("a", "x"), TIME);
        cache.put(SHOP, "a", entry("a", "y"), TIME);
        assertThat(cache.get(SHOP, "a")).contains(entry("a", "y"));
    }

    @Test
    void anEntryExpiresHoweverOftenItIsRead() {
        cache.put(SHOP, "a", entry("a", "x"), TIME);
        for (int i = 0; i < 9; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(cache.get(SHOP, "a")).isPresent();
        }
        pass(Duration.ofSeconds(1).minusNanos(1));
        assertThat(cache.get(SHOP, "a")).isPresent();
        pass(Duration.ofNanos(1));
        assertThat(cache.get(SHOP, "a")).isEmpty();
    }

    @Test
    void eachPutHasItsOwnTimeToLive() {
        cache.put(SHOP, "a", entry("a", "x"), TIME);
        cache.put(SHOP, "b", entry("b", "x"), Duration.ofDays(30));
        pass(Duration.ofSeconds(9));
        cache.put(SHOP, "a", entry("a", "y"), Duration.ofSeconds(2));
        pass(Duration.ofSeconds(1));
        assertThat(cache.get(SHOP, "a")).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(cache.get(SHOP, "a")).isEmpty();
        assertThat(cache.get(SHOP, "b")).isPresent();
    }

    @Test
    void removingRemovesOneEntry() {
        cache.put(SHOP, "a", entry("a", "x"), TIME);
        cache.put(SHOP, "b", entry("b", "x"), TIME);
        cache.remove(SHOP, "a");
        cache.remove(SHOP, "never there");
        assertThat(cache.get(SHOP, "a")).isEmpty();
        assertThat(cache.get(SHOP, "b")).isPresent();
    }

    @Test
    void removingAnAppRemovesAllItsEntriesAndNoOthers() {
        for (int i = 0; i < 300; i++) {
            cache.put(SHOP, "id" + i, entry("id" + i, "x"), TIME);
            cache.put(BLOG, "id" + i, entry("id" + i, "x"), TIME);
            cache.put(AppId.ofShared("shop"), "id" + i, entry("id" + i, "x"), TIME);
        }
        cache.removeAll(SHOP);
        assertThat(countOf(cache, SHOP, 300)).isZero();
        assertThat(countOf(cache, BLOG, 300)).isEqualTo(300);
        assertThat(countOf(cache, AppId.ofShared("shop"), 300)).isEqualTo(300);
        cache.put(SHOP, "id1", entry("id1", "y"), TIME);
        assertThat(cache.get(SHOP, "id1")).isPresent();
    }

    private static long keysOf(CaffeineCache cache, AppId app) {
        return cache.keys().of(app).size();
    }

    @Test
    void everyWayThatAnEntryGoesForgetsItsKey() {
        CaffeineCache small = bounded(0, 100);
        for (int i = 0; i < 1000; i++) {
            small.put(i % 2 == 0 ? SHOP : BLOG, "id" + i, entry("id" + i, "x"), TIME);
            small.put(SHOP, "id0", entry("id0", "y"), TIME);
        }
        assertThat(keysOf(small, SHOP) + keysOf(small, BLOG))
                .as("after evictions")
                .isEqualTo(100);
        small.removeAll(BLOG);
        assertThat(keysOf(small, SHOP))
                .isEqualTo(small.occupancy().orElseThrow().entries());
        small.remove(SHOP, "id0");
        assertThat(keysOf(small, SHOP))
                .isEqualTo(small.occupancy().orElseThrow().entries());
        small.put(BLOG, "a", entry("a", "x"), TIME);
        pass(TIME);
        assertThat(small.get(BLOG, "a")).isEmpty();
        assertThat(small.keys().apps()).isEqualTo(1);
        small.cleanUp();
        assertThat(small.keys().apps()).isZero();
    }

    @Test
    void keysAndEntriesAgreeWhateverThreadsDoAtOnce() {
        CaffeineCache small = bounded(0, 50);
        IntStream.range(0, 4).parallel().forEach(thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < 20_000; i++) {
                String id = "id" + random.nextInt(100);
                switch (random.nextInt(100)) {
                    case 0 -> small.removeAll(SHOP);
                    case 1, 2, 3 -> small.remove(SHOP, id);
                    default -> small.put(SHOP, id, entry(id, "x"), TIME);
                }
            }
        });
        small.cleanUp();
        assertThat(keysOf(small, SHOP)).isEqualTo(countOf(small, SHOP, 100)).isPositive();
    }

    @Test
    @Timeout(60)
    void removingAnAppTakesNoTimeForTheEntriesOfOthers() {
        CaffeineCache large = bounded(0, 200_000);
        for (int i = 0; i < 200_000; i++) {
            large.put(SHOP, "id" + i, ABSENT, TIME);
        }
        for (int i = 0; i < 20_000; i++) {
            AppId app = AppId.of("app-" + i);
            large.put(app, "a", ABSENT, TIME);
            large.removeAll(app);
            assertThat(large.keys().of(app)).isEmpty();
        }
    }

    @Test
    void evictingEntriesOfOneAppHidesNoneOfAnother() {
        CaffeineCache small = bounded(0, 100);
        for (int i = 0; i < 10; i++) {
            small.put(BLOG, "id" + i, entry("id" + i, "x"), TIME);
        }
        for (int i = 0; i < 5000; i++) {
            small.put(SHOP, "id" + i, entry("id" + i, "x"), TIME);
            countOf(small, BLOG, 10);
        }
        assertThat(countOf(small, BLOG, 10)).isEqualTo(10);
    }

    @Test
    void theNumberOfEntriesIsBounded() {
        CaffeineCache small = bounded(0, 100);
        for (int i = 0; i < 1000; i++) {
            small.put(SHOP, "id" + i, entry("id" + i, "x"), TIME);
            assertThat(small.occupancy().map(Cache.Occupancy::entries).orElseThrow())
                    .isLessThanOrEqualTo(100);
        }
        assertThat(countOf(small, SHOP, 1000)).isBetween(1L, 100L);
        assertThat(small.occupancy()).contains(new Cache.Occupancy(100, 900));
    }

    @Test
    void theEstimatedBytesAreBounded() {
        CaffeineCache megabyte = bounded(1 << 20, 0);
        String tenKilobytes = "x".repeat(10_000);
        for (int i = 0; i < 1000; i++) {
            megabyte.put(SHOP, "id" + i, entry("id" + i, tenKilobytes), TIME);
        }
        long large = megabyte.occupancy().orElseThrow().entries();
        assertThat(large).isBetween(80L, 104L);
        assertThat(countOf(megabyte, SHOP, 1000)).isEqualTo(large);
    }

    private static CacheEntry entry(String id, Map<String, Object> attributes) {
        Item item = new Item(id, "city", 1, Optional.of("r1"), 7, attributes);
        return new CacheEntry(Optional.of(item), new Stamp(1, 2));
    }

    private long entriesInOneMegabyte(Map<String, Object> attributes) {
        CaffeineCache megabyte = bounded(1 << 20, 0);
        for (int i = 0; i < 3000; i++) {
            megabyte.put(SHOP, "id" + i, entry("id" + i, attributes), TIME);
        }
        return megabyte.occupancy().orElseThrow().entries();
    }

    @Test
    void theEstimateIsCloseToTheMeasuredHeap() {
        Map<String, Object> fields =
                IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "field" + i, i -> "text"));
        // On the heap such entries were measured to take 756, 1842, 1290 and 1740 bytes.
        assertThat(entriesInOneMegabyte(Map.of("field", "text"))).isBetween(1340L, 1500L);
        assertThat(entriesInOneMegabyte(fields)).isBetween(555L, 610L);
        assertThat(entriesInOneMegabyte(Map.of("field", Collections.nCopies(10, "text"))))
                .isBetween(790L, 890L);
        assertThat(entriesInOneMegabyte(Map.of("field", new byte[1000]))).isBetween(580L, 640L);
    }

    @Test
    void entriesWithoutItemCountForTheBound() {
        CaffeineCache megabyte = bounded(1 << 20, 0);
        for (int i = 0; i < 10_000; i++) {
            megabyte.put(SHOP, "id" + i, ABSENT, TIME);
        }
        assertThat(megabyte.occupancy().orElseThrow().entries()).isBetween(1000L, 4000L);
    }

    @Test
    void anExpiredEntryIsNoEviction() {
        cache.put(SHOP, "a", entry("a", "x"), TIME);
        pass(TIME);
        cache.cleanUp();
        assertThat(cache.occupancy()).contains(new Cache.Occupancy(0, 0));
    }

    @Test
    void closingRemovesAllEntries() {
        cache.put(SHOP, "a", entry("a", "x"), TIME);
        cache.close();
        assertThat(cache.get(SHOP, "a")).isEmpty();
    }
}
