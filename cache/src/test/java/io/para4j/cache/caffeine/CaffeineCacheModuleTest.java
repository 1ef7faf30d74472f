package io.para4j.cache.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConfigException;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.Settings;
import io.para4j.spi.Stamp;
import io.para4j.spi.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CaffeineCacheModuleTest {
    private static final AppId SHOP = AppId.of("shop");
    private static final CacheEntry ABSENT = new CacheEntry(Optional.empty(), new Stamp(1, 2));

    private static Settings settings(String values) {
        List<ConfigSection<?>> sections = List.of(CacheConfig.SECTION);
        return Settings.of(
                ConfigFactory.parseString("para.cache { " + values + " }")
                        .withFallback(ConfigFactory.defaultReference())
                        .resolve(),
                sections);
    }

    private static CacheConfig config(String values) {
        return settings(values).get(CacheConfig.class);
    }

    private static List<String> problems(String values) {
        try {
            return List.of("none, but " + config(values));
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private final AtomicLong nodeNanos = new AtomicLong();

    private Injector injector(CaffeineCacheModule module, Closer closer) {
        return Guice.createInjector(module, new AbstractModule() {
            @Override
            protected void configure() {
                bind(Settings.class).toInstance(settings(""));
                bind(Closer.class).toInstance(closer);
                bind(Ticker.class).toInstance(nodeNanos::get);
            }
        });
    }

    @Test
    void theDefaultsAreThoseOfReferenceConf() {
        assertThat(config("")).isEqualTo(new CacheConfig(CacheTimes.DEFAULT, 64L << 20, 0));
    }

    @Test
    void configuredValuesAreRead() {
        assertThat(config("time_to_live = 1m, negative_time_to_live = 2s, max_bytes = 0, max_entries = 50"))
                .isEqualTo(new CacheConfig(new CacheTimes(Duration.ofMinutes(1), Duration.ofSeconds(2)), 0, 50));
        assertThat(config("max_bytes = 1 GiB").maxBytes()).isEqualTo(1L << 30);
    }

    @Test
    void exactlyOneBoundIsRequired() {
        assertThat(problems("max_entries = 50"))
                .containsExactly("para.cache.max_entries = 50, expected 0 while para.cache.max_bytes = 67108864");
        assertThat(problems("max_bytes = 0"))
                .containsExactly("para.cache.max_entries = 0, expected 1 to 100000000 while para.cache.max_bytes = 0");
    }

    @Test
    void allProblemsAreReportedTogether() {
        assertThat(problems("time_to_live = 0s, negative_time_to_live = 2h, max_bytes = 5 bytes, max_entry = 1"))
                .containsExactly(
                        "para.cache.time_to_live = 0s, expected a duration from 1s to 2592000s",
                        "para.cache.negative_time_to_live = 2h, expected a duration from 0s to 3600s",
                        "para.cache.max_bytes = 5, expected 0, or 1048576 to 1099511627776 bytes",
                        "para.cache.max_entry is unknown, expected one of the known keys: max_bytes, max_entries,"
                                + " negative_time_to_live, time_to_live");
        assertThat(problems("max_bytes = -1")).hasSize(1);
        assertThat(problems("max_bytes = much"))
                .containsExactly("para.cache.max_bytes = much, expected 0 to 1099511627776 bytes");
    }

    @Test
    void entriesExpireByTheNodesTicker() {
        Cache cache = injector(new CaffeineCacheModule(), new Closer()).getInstance(Cache.class);
        nodeNanos.set(5);
        cache.put(SHOP, "a", ABSENT, Duration.ofSeconds(1));
        nodeNanos.set(1_000_000_004);
        assertThat(cache.get(SHOP, "a")).isPresent();
        assertThat(cache.getAll(SHOP, List.of("a"))).containsOnlyKeys("a");
        nodeNanos.set(1_000_000_005);
        assertThat(cache.get(SHOP, "a")).isEmpty();
    }

    @Test
    void theCacheIsClosedWithPara() {
        Closer closer = new Closer();
        Cache cache = injector(new CaffeineCacheModule(), closer).getInstance(Cache.class);
        cache.put(SHOP, "a", ABSENT, Duration.ofSeconds(1));
        closer.close();
        assertThat(cache.get(SHOP, "a")).isEmpty();
    }

    @Test
    void theTimesOfTheSectionAreBound() {
        assertThat(injector(new CaffeineCacheModule(), new Closer()).getInstance(CacheTimes.class))
                .isEqualTo(CacheTimes.DEFAULT);
    }
}
