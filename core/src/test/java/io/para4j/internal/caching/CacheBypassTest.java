package io.para4j.internal.caching;

import static io.para4j.internal.caching.CachingFixture.SHOP;
import static io.para4j.internal.caching.CachingFixture.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.Deletion;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Tests of {@link CacheBypass}. */
class CacheBypassTest {
    private static final AppId BLOG = AppId.of("blog");

    private final AtomicLong nanos = new AtomicLong();
    private final CacheBypass bypass = new CacheBypass(nanos::get);

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
    void shorterBypassDoesNotEndALongerOne() {
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
    void bypassOfZeroDurationIsNotAdded() {
        bypass.add(new CacheKey(SHOP, "a"), Duration.ZERO);
        assertThat(bypass.isEmpty()).isTrue();
    }

    @Test
    void allIdsBypassTheCacheAfterTooManyFailures() {
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
    void expiredIdsMakeRoomForOthers() {
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
    void fullBypassForgetsItsIdsAndLastsUntilTheLastOfThemExpires() {
        bypass.add(new CacheKey(SHOP, "long"), Duration.ofNanos(100));
        for (int i = 0; i < CacheBypass.MAX_IDS; i++) {
            bypass.add(new CacheKey(SHOP, "id" + i), Duration.ofNanos(10));
        }
        assertThat(bypass.ids()).isZero();
        nanos.set(99);
        assertThat(bypass.covers(SHOP, "long")).isTrue();
        assertThat(bypass.covers(BLOG, "unknown")).isTrue();
        nanos.set(100);
        assertThat(bypass.covers(SHOP, "long")).isFalse();
        assertThat(bypass.isEmpty()).isTrue();
    }
}
