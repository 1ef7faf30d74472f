package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.TIME;
import static io.para4j.internal.caching.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of {@link CacheAccess}: a cache that throws causes misses, and never fails a read or a write. */
class CacheAccessTest {
    private static final AppId BLOG = AppId.of("blog");

    private final CachingFixture node = new CachingFixture();

    @Test
    void failedGetIsAMissThatIsCountedAndReported() {
        node.stored("a", 1);
        node.cache.failing.add("get");
        assertThat(node.read("a")).contains(item("a", 1));
        assertThat(node.cached.readAll(SHOP, List.of("a"), Consistency.EVENTUAL))
                .containsOnlyKeys("a");
        assertThat(node.failures).containsExactly(node.cache.failure, node.cache.failure);
        assertThat(node.cached.counters().cacheFailures()).isEqualTo(2);
        assertThat(node.cached.counters().hits()).isZero();
    }

    @Test
    void missingClassOfTheCacheIsSurvived() {
        node.stored("a", 1);
        node.cache.failing.add("get");
        node.cache.failure = new NoClassDefFoundError("codec");
        assertThat(node.read("a")).isPresent();
    }

    @Test
    void outOfMemoryErrorIsNotSurvived() {
        node.stored("a", 1);
        node.cache.failing.add("get");
        node.cache.failure = new OutOfMemoryError();
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> node.read("a"));
    }

    @Test
    void failedPutSkipsTheRemainingPutsOfALoad() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.cache.failing.add("put");
        assertThat(node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL))
                .containsOnlyKeys("a", "b");
        assertThat(node.failures).hasSize(1);
    }

    @Test
    void idBypassesTheCacheForItsTimeToLiveAfterAFailedPut() {
        node.stored("a", 1);
        node.cache.failing.add("put");
        node.cached.update(SHOP, node.update("a"));
        assertBypassesTheCacheUntil("a", TIME.toMillis());
    }

    @Test
    void idBypassesTheCacheForItsTimeToLiveAfterAFailedRemoval() {
        node.stored("a", 1);
        node.read("a");
        node.cache.failing.add("remove");
        node.cached.delete(SHOP, Deletion.of("a"));
        assertThat(node.read("a")).isEmpty();
        assertBypassesTheCacheUntil("a", TIME.toMillis());
    }

    private void assertBypassesTheCacheUntil(String id, long millis) {
        node.cache.failing.clear();
        node.cache.calls.clear();
        node.millis.set(millis - 1);
        node.read(id);
        node.cached.readAll(SHOP, List.of(id), Consistency.EVENTUAL);
        node.cached.read(SHOP, id, Consistency.STRONG);
        assertThat(node.cache.calls).doesNotContain("get " + id, "put " + id);
        node.read("other");
        assertThat(node.cache.calls).contains("get other");
        node.stored(id, 8);
        node.millis.set(millis);
        node.read(id);
        assertThat(node.cache.calls).contains("get " + id, "put " + id);
    }

    @Test
    void allIdsBypassTheCacheAfterAFailedRemovalOfAnApp() {
        node.stored("a", 1);
        node.read("a");
        node.cache.failing.add("removeAll");
        node.cached.dropped(SHOP);
        node.cache.calls.clear();
        node.read("a");
        node.cached.read(BLOG, "a", Consistency.EVENTUAL);
        assertThat(node.cache.calls).isEmpty();
        node.millis.set(TIME.toMillis());
        node.read("a");
        assertThat(node.read("a")).isPresent();
        assertThat(node.cached.counters().hits()).isEqualTo(1);
    }

    @Test
    void writesSucceedWhileTheCacheFails() {
        node.cache.failing.addAll(List.of("get", "put", "remove", "removeAll"));
        node.cached.create(SHOP, new Creation(item("a", 1), false));
        node.cached.update(SHOP, node.update("a"));
        node.cached.restoreAll(SHOP, List.of(item("b", 3)));
        node.cached.delete(SHOP, Deletion.of("a"));
        node.cached.dropped(BLOG);
        assertThat(node.dao.items).containsOnlyKeys("shop/b");
    }

    @Test
    void failedOccupancyIsEmpty() {
        Cache silent = new FakeCache() {
            @Override
            public Optional<Occupancy> occupancy() {
                throw new IllegalStateException("occupancy");
            }
        };
        CachedTypes types = CachedTypes.of(List.of(), CacheTimes.DEFAULT);
        assertThat(new CacheAccess(silent, types, System::nanoTime, operation -> {}).occupancy())
                .isEmpty();
    }

    /** An older entry of another type has an outdated stamp, and one of the same type has expired. */
    @Test
    void bypassLastsForTheTimeToLiveOfTheItemsClass() {
        node.stored(item("a", "brief", 1));
        node.cache.failing.add("put");
        node.cached.update(SHOP, node.update("a"));
        assertBypassesTheCacheUntil("a", 30_000);
    }

    @Test
    void bypassLastsForTheTimeOfAbsencesIfLonger() {
        CachingFixture negative = new CachingFixture(Duration.ofSeconds(40), 100);
        negative.stored(item("a", "brief", 1));
        negative.cache.failing.add("put");
        negative.cached.update(SHOP, negative.update("a"));
        negative.cache.calls.clear();
        negative.millis.set(39_999);
        negative.read("a");
        assertThat(negative.cache.calls).isEmpty();
    }

    @Test
    void idDoesNotBypassTheCacheAfterAFailedPutOfALoad() {
        node.stored("a", 1);
        node.cache.failing.add("put");
        node.read("a");
        node.cache.failing.clear();
        node.read("a");
        assertThat(node.hit("a")).contains(Optional.of(item("a", 1)));
        assertThat(node.failures).hasSize(1);
    }
}
