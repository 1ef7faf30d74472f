package io.para4j.cache.caffeine;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.Settings;
import io.para4j.spi.Ticker;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * A module that caches objects in the process, in front of any store. Install it next to {@code ParaModule} and the
 * store's module. The keys of {@code para.cache} configure it.
 */
public final class CaffeineCacheModule extends AbstractModule {
    /** Creates the module. */
    public CaffeineCacheModule() {}

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(CacheConfig.SECTION);
    }

    @Provides
    @Singleton
    Cache cache(Settings settings, Closer closer, Ticker ticker) {
        return closer.register(new CaffeineCache(settings.get(CacheConfig.class), ticker));
    }

    @Provides
    CacheTimes cacheTimes(Settings settings) {
        return settings.get(CacheConfig.class).times();
    }

    /** Returns whether the other is such a module too, so that an injector installs it once. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaffeineCacheModule;
    }

    @Override
    public int hashCode() {
        return CaffeineCacheModule.class.hashCode();
    }
}
