package io.para4j.cache.caffeine;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.testkit.CacheContract;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

class CaffeineCacheContractTest extends CacheContract {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    protected Module cache() {
        return bound(new CacheConfig(CacheTimes.DEFAULT, 64L << 20, 0));
    }

    @Override
    protected Optional<Consumer<Duration>> time() {
        return Optional.of(duration -> nanos.addAndGet(duration.toNanos()));
    }

    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.of(bound(new CacheConfig(CacheTimes.DEFAULT, 0, maxEntries)));
    }

    private Module bound(CacheConfig config) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Cache.class).toInstance(new CaffeineCache(config, nanos::get));
            }
        };
    }

    @Override
    protected void finishPending(Cache cache) {
        ((CaffeineCache) cache).cleanUp();
    }
}
