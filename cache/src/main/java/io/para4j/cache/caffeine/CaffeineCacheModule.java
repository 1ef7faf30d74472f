package io.para4j.cache.caffeine;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.NodeTime;
import io.para4j.spi.Settings;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Caches objects in the process, before whatever store is installed. Install it next to {@code ParaModule} and the store's
 * module; its values are the keys of {@code para.cache}.
 */
public final class CaffeineCacheModule extends AbstractModule {
    private @Nullable Ticker ticker;

    /** Creates the module. */
    public CaffeineCacheModule() {}

    /**
     * Replaces the time by which entries outlive theirs: core's, which is the system's unless its clock was replaced.
     *
     * @param replacement the ticker
     * @return this module
     */
    public CaffeineCacheModule ticker(Ticker replacement) {
        ticker = Objects.requireNonNull(replacement, "ticker");
        return this;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(CacheConfig.SECTION);
    }

    @Provides
    @Singleton
    Cache cache(Settings settings, Closer closer, NodeTime time) {
        CacheConfig config = settings.get(CacheConfig.class);
        return closer.register(
                ticker == null ? CaffeineCache.onNodeTime(config, time) : new CaffeineCache(config, ticker));
    }

    @Provides
    CacheTimes cacheTimes(Settings settings) {
        return settings.get(CacheConfig.class).times();
    }
}
