package io.para4j;

import static io.para4j.CachingFixture.SHOP;
import static io.para4j.CachingFixture.TIME;
import static io.para4j.CachingFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cache that throws: a miss, never an error of a read or a write. */
class CacheFailureTest {
    private static final AppId BLOG = AppId.of("blog");

    private final CachingFixture node = new CachingFixture();

    @Test
    void aGetThatThrowsIsAMissCountedAndReported() {
        node.stored("a", 1);
        node.cache.failing.add("get");
        assertThat(node.read("a")).contains(item("a", 1));
        assertThat(node.cached.readAll(SHOP, List.of("a"), Consistency.EVENTUAL))
                .containsOnlyKeys("a");
        assertThat(node.failures).containsExactly(node.cache.failure, node.cache.failure);
        assertThat(node.cached.statistics().cacheFailures()).isEqualTo(2);
        assertThat(node.cached.statistics().hits()).isZero();
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
    void whenAnAppsEntriesCannotBeRemovedTheAppGoesPastTheCache() {
        node.stored("a", 1);
        node.read("a");
        node.cache.failing.add("removeAll");
        node.cached.dropped(SHOP);
        node.cache.calls.clear();
        node.read("a");
        assertThat(node.cache.calls).isEmpty();
        node.cached.read(BLOG, "a", Consistency.EVENTUAL);
        assertThat(node.cache.calls).contains("get a");
        node.millis.set(TIME.toMillis());
        node.read("a");
        assertThat(node.read("a")).isPresent();
        assertThat(node.cached.statistics().hits()).isEqualTo(1);
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
            public Optional<Usage> usage() {
                throw new IllegalStateException("usage");
            }
        };
        CachedTypes types = CachedTypes.of(List.of(), io.para4j.spi.CacheTimes.DEFAULT);
        CacheBypass bypass = new CacheBypass(TIME, Clock.systemUTC());
        assertThat(new CacheAccess(silent, types, bypass, operation -> {})
                        .statistics()
                        .usage())
                .isEmpty();
    }

    private static CacheBypass bypassAt(long millis) {
        return new CacheBypass(Duration.ofMillis(10), Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    @Test
    void withTooManyIdsTheirAppGoesPastTheCacheAndNoOther() {
        CacheBypass bypass = bypassAt(0);
        for (int i = 0; i <= CacheBypass.MAX_IDS; i++) {
            assertThat(bypass.covers(SHOP, "unknown")).isFalse();
            bypass.add(SHOP, "id" + i);
        }
        assertThat(bypass.covers(SHOP, "unknown")).isTrue();
        assertThat(bypass.covers(BLOG, "unknown")).isFalse();
    }

    @Test
    void withTooManyAppsNothingIsCached() {
        CacheBypass bypass = bypassAt(0);
        for (int i = 0; i < CacheBypass.MAX_APPS; i++) {
            bypass.add(AppId.of("app" + i));
        }
        assertThat(bypass.covers(BLOG, "a")).isFalse();
        bypass.add(SHOP);
        assertThat(bypass.covers(BLOG, "a")).isTrue();
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
