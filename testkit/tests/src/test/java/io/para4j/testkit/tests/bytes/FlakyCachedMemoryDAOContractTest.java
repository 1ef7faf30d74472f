package io.para4j.testkit.tests.bytes;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.util.Modules;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.Cache;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.FlakyCache;
import jakarta.inject.Singleton;

/** Rule CCH-8: a cache of which a fifth of all calls fail costs no correctness, whatever the store is asked for. */
class FlakyCachedMemoryDAOContractTest extends DAOContract {
    private static final double RATE = 0.2;

    @Override
    protected Module store() {
        Module cache = Modules.override(new ByteCacheModule(10_000)).with(new AbstractModule() {
            @Provides
            @Singleton
            Cache cache(ByteCache cache) {
                return new FlakyCache(cache, seed(), RATE);
            }
        });
        return Modules.combine(new MemoryDAOModule(), cache);
    }

    @Override
    protected String storeName() {
        return "MemoryDAO";
    }

    @Override
    protected String variant() {
        return "own storage, ByteCache that fails at random";
    }
}
