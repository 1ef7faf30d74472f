package io.para4j.internal.caching;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.DAO;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Raw;
import io.para4j.spi.Ticker;
import io.para4j.spi.TransactionalDAO;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Binds the unmarked {@link DAO} and {@link TransactionalDAO}: the store's {@link Raw} ones, behind the cache if a
 * {@link Cache} is bound.
 */
public final class CachingModule extends AbstractModule {
    private static final int MAX_FENCED_APPS = 10_000;

    /** The number of entries to assume if the cache does not report it. */
    private static final long UNKNOWN_ENTRIES = 500_000;

    /** Creates the module. It needs the {@link CachedTypes}. */
    public CachingModule() {}

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), Cache.class);
        OptionalBinder.newOptionalBinder(binder(), CacheTimes.class);
    }

    @Provides
    @Singleton
    Optional<CachingDAO> cachingDAO(
            @Raw DAO raw, Optional<Cache> cache, CachedTypes cachedTypes, OperationListener listener, Ticker ticker) {
        return cache.map(bound -> {
            CacheAccess access = new CacheAccess(bound, cachedTypes, ticker, listener);
            CacheStamps stamps = new CacheStamps(
                    new SecureRandom().nextLong(),
                    new AppFences(MAX_FENCED_APPS),
                    () -> access.occupancy().map(Cache.Occupancy::entries).orElse(UNKNOWN_ENTRIES));
            return new CachingDAO(raw, access, cachedTypes, stamps);
        });
    }

    @Provides
    @Singleton
    Optional<TransactionalDAO> transactionalDAO(@Raw Optional<TransactionalDAO> raw, Optional<CachingDAO> caching) {
        return caching.isPresent() ? raw.map(store -> new CachingTransactions(store, caching.get())) : raw;
    }

    @Provides
    @Singleton
    DAO dao(@Raw DAO raw, Optional<CachingDAO> caching) {
        return caching.isPresent() ? caching.get() : raw;
    }
}
