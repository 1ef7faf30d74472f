package io.para4j.testkit.tests.bytes;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.para4j.ForPara;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Closer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** A module that caches objects on the server, in front of any store. */
final class ByteCacheModule extends AbstractModule {
    private final int maxEntries;

    ByteCacheModule(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    @Override
    protected void configure() {
        bind(Cache.class).to(ByteCache.class);
    }

    @Provides
    @Singleton
    ByteServer server(@ForPara Clock clock, Closer closer) {
        return closer.register(new ByteServer(clock, maxEntries));
    }

    @Provides
    CacheTimes cacheTimes() {
        return new CacheTimes(Duration.ofMinutes(1), Duration.ofSeconds(5));
    }
}
