package io.para4j.testkit.tests.bytes;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.para4j.spi.Cache;
import io.para4j.testkit.FlakyCache;
import jakarta.inject.Singleton;

/** Installs a {@code ByteCache} of which some calls fail at random. */
final class FlakyByteCacheModule extends AbstractModule {
    private final int maxEntries;
    private final long seed;
    private final double rate;

    FlakyByteCacheModule(int maxEntries, long seed, double rate) {
        this.maxEntries = maxEntries;
        this.seed = seed;
        this.rate = rate;
    }

    @Override
    protected void configure() {
        install(Modules.override(new ByteCacheModule(maxEntries)).with(new AbstractModule() {
            @Provides
            @Singleton
            Cache cache(ByteCache cache) {
                return new FlakyCache(cache, seed, rate);
            }
        }));
    }
}
