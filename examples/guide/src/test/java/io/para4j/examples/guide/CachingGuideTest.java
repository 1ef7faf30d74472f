package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.CacheStatistics;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Cached;
import io.para4j.model.Stored;
import org.junit.jupiter.api.Test;

/** Runs the code of caching.md. */
class CachingGuideTest {

    @Cached("30s")
    static final class Price extends AbstractParaObject {
        @Stored
        long cents;
    }

    @Cached(Cached.NEVER)
    static final class Balance extends AbstractParaObject {
        @Stored
        long cents;
    }

    @Test
    void statisticsShowWhatTheCacheSaved() {
        Para para = Para.start(
                new ParaModule(ConfigFactory.load()).types(Price.class, Balance.class),
                new MemoryDAOModule(), // or any other store
                new CaffeineCacheModule());
        try (para) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            String price = shop.create(new Price());
            String balance = shop.create(new Balance());

            shop.read(Price.class, price); // a hit: it was cached when it was created
            shop.read(Balance.class, balance); // a miss, each time
            shop.read(Price.class, price, ReadOptions.strong()); // what the store holds, always

            CacheStatistics cache = para.cacheStatistics().orElseThrow();

            assertThat(cache.hits()).isEqualTo(1);
            assertThat(cache.misses()).isEqualTo(1);
            assertThat(cache.hitRate()).isEqualTo(0.5);
            assertThat(cache.readUnitsSaved()).isEqualTo(0.5);
        }
    }
}
