package io.para4j.cache.caffeine;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Ticker;
import io.para4j.testkit.CacheContract;
import jakarta.inject.Singleton;
import java.util.Optional;

class CaffeineCacheContractTest extends CacheContract {
    @Override
    protected Module cache() {
        return new CaffeineCacheModule();
    }

    @Override
    protected Optional<Module> bounded(int maxEntries) {
        return Optional.of(new AbstractModule() {
            @Provides
            @Singleton
            Cache cache(Ticker ticker) {
                return new CaffeineCache(new CacheConfig(CacheTimes.DEFAULT, 0, maxEntries), ticker);
            }
        });
    }

    @Override
    protected void finishPending(Cache cache) {
        ((CaffeineCache) cache).cleanUp();
    }
}
