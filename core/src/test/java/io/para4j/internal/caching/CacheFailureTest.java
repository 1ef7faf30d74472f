package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.TIME;
import static io.para4j.internal.caching.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A cache that throws: a miss, never an error of a read or a write. */
class CacheFailureTest {
    private static final AppId BLOG = AppId.of("blog");

    private final CachingFixture node = new CachingFixture();
    private final AtomicLong nanos = new AtomicLong();
    private final CacheBypass bypass = new CacheBypass(nanos::get);

    @Test
    void aGetThatThrowsIsAMissCountedAndReported() {
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
    void aMissingClassOfTheCacheIsSurvivedToo() {
        node.stored("a", 1);
        node.cache.failing.add("get");
        node.cache.failure = new NoClassDefFoundError("codec");
        assertThat(node.read("a")).isPresent();
    }

    @Test
    void wantOfMemoryIsNot() {
        node.stored("a", 1);
        node.cache.failing.add("get");
        node.cache.failure = new OutOfMemoryError();
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> node.read("a"));
    }

    @Test
    void afterAPutThatThrewTheRestOfALoadIsNotPut() {
        node.stored("a", 1);
        node.stored("b", 1);
        node.cache.failing.add("put");
        assertThat(node.cached.readAll(SHOP, List.of("a", "b"), Consistency.EVENTUAL))
                .containsOnlyKeys("a", "b");
        assertThat(node.failures).hasSize(1);
    }

    @Test
    void afterAPutThatThrewTheIdGoesPastTheCacheForItsTimeToLive() {
        node.stored("a", 1);
        node.cache.failing.add("put");
        node.cached.update(SHOP, node.update("a"));
        assertPastTheCacheUntil("a", TIME.toMillis());
    }

    @Test
    void afterARemovalThatThrewTheIdGoesPastTheCacheForItsTimeToLive() {
        node.stored("a", 1);
        node.read("a");
        node.cache.failing.add("remove");
        node.cached.delete(SHOP, Deletion.of("a"));
        assertThat(node.read("a")).isEmpty();
        assertPastTheCacheUntil("a", TIME.toMillis());
    }

    private void assertPastTheCacheUntil(String id, long millis) {
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
    void whenAnAppsEntriesCannotBeRemovedEverythingBypassesTheCache() {
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
    void noWriteFailsForTheCache() {
        node.cache.failing.addAll(List.of("get", "put", "remove", "removeAll"));
        node.cached.create(SHOP, new Creation(item("a", 1), false));
        node.cached.update(SHOP, node.update("a"));
        node.cached.restoreAll(SHOP, List.of(item("b", 3)));
        node.cached.delete(SHOP, Deletion.of("a"));
        node.cached.dropped(BLOG);
        assertThat(node.dao.items).containsOnlyKeys("shop/b");
    }

    @Test
    void aCacheThatCannotTellItsUsageLeavesTheStatisticsAlone() {
        Cache silent = new FakeCache() {
            @Override
            public Optional<Occupancy> occupancy() {
                throw new IllegalStateException("occupancy");
            }
        };
        CachedTypes types = CachedTypes.of(List.of(), io.para4j.spi.CacheTimes.DEFAULT);
        assertThat(new CacheAccess(silent, types, System::nanoTime, operation -> {}).occupancy())
                .isEmpty();
    }

    /** An old entry of another type would be told by its stamp, and one of the same type is over. */
    @Test
    void theTimeIsThatOfTheItemsClass() {
        node.stored(item("a", "brief", 1));
        node.cache.failing.add("put");
        node.cached.update(SHOP, node.update("a"));
        assertPastTheCacheUntil("a", 30_000);
    }

    @Test
    void theTimeIsThatOfAbsencesIfTheyAreKeptForLonger() {
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
    void aLoadThatCouldNotBePutDoesNotSendItsIdPastTheCache() {
        node.stored("a", 1);
        node.cache.failing.add("put");
        node.read("a");
        node.cache.failing.clear();
        node.read("a");
        assertThat(node.hit("a")).contains(Optional.of(item("a", 1)));
        assertThat(node.failures).hasSize(1);
    }

    @Test
    void expiredIdsLeaveTheBypass() {
        bypass.add(new CacheKey(SHOP, "a"), Duration.ofNanos(20));
        bypass.add(new CacheKey(SHOP, "b"), Duration.ofNanos(10));
        nanos.set(10);
        assertThat(bypass.covers(SHOP, "b")).isFalse();
        nanos.set(19);
        assertThat(bypass.covers(SHOP, "a")).isTrue();
        assertThat(bypass.isEmpty()).isFalse();
        nanos.set(20);
        assertThat(bypass.covers(SHOP, "a")).isFalse();
        assertThat(bypass.isEmpty()).isTrue();
    }

    @Test
    void aShorterTimeDoesNotEndALongerOne() {
        CacheKey key = new CacheKey(SHOP, "a");
        bypass.add(key, Duration.ofNanos(20));
        bypass.add(key, Duration.ofNanos(10));
        nanos.set(19);
        assertThat(bypass.covers(SHOP, "a")).isTrue();

        bypass.addAll(Duration.ofNanos(20));
        bypass.addAll(Duration.ofNanos(10));
        bypass.add(new CacheKey(BLOG, "a"), Duration.ofNanos(10));
        nanos.set(38);
        assertThat(bypass.covers(BLOG, "b")).isTrue();
        nanos.set(39);
        assertThat(bypass.covers(BLOG, "b")).isFalse();
    }

    @Test
    void anIdWithoutPossibleEntriesIsNotAdded() {
        bypass.add(new CacheKey(SHOP, "a"), Duration.ZERO);
        assertThat(bypass.isEmpty()).isTrue();
    }

    @Test
    void withTooManyIdsEverythingBypassesTheCache() {
        for (int i = 0; i <= CacheBypass.MAX_IDS; i++) {
            assertThat(bypass.covers(SHOP, "unknown")).isFalse();
            bypass.add(new CacheKey(SHOP, "id" + i), Duration.ofNanos(10));
        }
        assertThat(bypass.covers(SHOP, "unknown")).isTrue();
        assertThat(bypass.covers(BLOG, "unknown")).isTrue();
        nanos.set(10);
        assertThat(bypass.covers(SHOP, "unknown")).isFalse();
    }

    @Test
    void failureOfOneIdDoesNotProlongTheBypassOfEverything() {
        bypass.addAll(Duration.ofNanos(10));
        nanos.set(9);
        bypass.add(new CacheKey(SHOP, "a"), Duration.ofNanos(10));
        nanos.set(10);
        assertThat(bypass.covers(SHOP, "a")).isTrue();
        assertThat(bypass.covers(SHOP, "b")).isFalse();
    }

    @Test
    void idsWhoseTimeIsOverMakeRoomForOthers() {
        CachingFixture clocked = new CachingFixture();
        clocked.cache.failing.add("remove");
        for (int i = 0; i < CacheBypass.MAX_IDS; i++) {
            clocked.cached.delete(SHOP, Deletion.of("id" + i));
        }
        clocked.millis.set(TIME.toMillis());
        clocked.cached.delete(SHOP, Deletion.of("one more"));
        clocked.cache.calls.clear();
        clocked.read("one more");
        clocked.read("id1");
        assertThat(clocked.cache.calls).containsExactly("get id1");
    }
}
