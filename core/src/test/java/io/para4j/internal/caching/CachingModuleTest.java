package io.para4j.internal.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.ReadOptions;
import io.para4j.ScriptedDAO;
import io.para4j.ScriptedModule;
import io.para4j.ScriptedStorage;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheTimes;
import io.para4j.spi.DAO;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of {@link CachingModule}: the installation of a cache. */
class CachingModuleTest {
    private static final Clock STOPPED = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final ScriptedDAO dao = new ScriptedDAO();
    private final FakeCache cache = new FakeCache();
    private final ScriptedStorage storage = new ScriptedStorage();

    private ScriptedModule storeModule() {
        return new ScriptedModule(dao, storage);
    }

    private final class CacheModule extends AbstractModule {
        @Provides
        Cache cache() {
            return cache;
        }
    }

    private static ParaModule paraModule() {
        return new ParaModule(ConfigFactory.empty()).clock(STOPPED);
    }

    private Para start(Module... more) {
        List<Module> modules = new ArrayList<>(List.of(more));
        modules.add(paraModule());
        modules.add(storeModule());
        return Para.start(modules.toArray(Module[]::new));
    }

    @Test
    void withoutACacheNothingIsDecorated() {
        assertThat(Guice.createInjector(paraModule(), storeModule()).getInstance(DAO.class))
                .isSameAs(dao);
        try (Para para = start()) {
            assertThat(para.cacheStatistics()).isEmpty();
        }
    }

    @Test
    void boundCacheServesReads() {
        try (Para para = start(new CacheModule())) {
            Sysprop object = new Sysprop("city");
            object.setId("a");
            para.store("para").create(object);
            dao.calls.clear();
            Sysprop read = para.store("para").read(Sysprop.class, "a").orElseThrow();
            read.set("unsaved", true);
            assertThat(para.store("para").read(Sysprop.class, "a").orElseThrow().get("unsaved"))
                    .isNull();
            assertThat(dao.calls).isEmpty();
            assertThat(para.cacheStatistics().orElseThrow().hits()).isEqualTo(2);
        }
    }

    @Test
    void readOfSomeFieldsCachesTheWholeItem() {
        try (Para para = start(new CacheModule())) {
            Sysprop object = new Sysprop("city");
            object.setId("a");
            object.set("size", 3L);
            object.set("mayor", "x");
            para.store("para").create(object);
            cache.entries.clear();
            Store store = para.store("para");
            store.read(Sysprop.class, "a", ReadOptions.only("size"));
            assertThat(store.read(Sysprop.class, "a").orElseThrow().get("mayor"))
                    .isEqualTo("x");
            assertThat(dao.calls).containsOnlyOnce("read a STRONG");
        }
    }

    @Test
    void timesBoundByTheCacheModuleApply() {
        AbstractModule times = new AbstractModule() {
            @Provides
            CacheTimes times() {
                return new CacheTimes(Duration.ofSeconds(9), Duration.ZERO);
            }
        };
        try (Para para = start(new CacheModule(), times)) {
            para.store("para").create(new Sysprop("city"));
        }
        assertThat(cache.times.values()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void defaultTimesApplyWithoutABinding() {
        try (Para para = start(new CacheModule())) {
            para.store("para").create(new Sysprop("city"));
        }
        assertThat(cache.times.values()).containsExactly(CacheTimes.DEFAULT.timeToLive());
    }

    @Test
    void deletingAnAppRemovesItsEntries() {
        try (Para para = start(new CacheModule())) {
            para.apps().create("shop");
            para.store("shop").create(new Sysprop("city"));
            assertThat(cache.entries).hasSize(1);
            para.apps().delete("shop");
            assertThat(cache.entries).isEmpty();
        }
    }

    @Test
    void failedDeletionOfAnAppRemovesItsEntries() {
        try (Para para = start(new CacheModule())) {
            para.apps().create("shop");
            para.store("shop").create(new Sysprop("city"));
            storage.onDrop = app -> {
                throw new IllegalStateException("drop");
            };
            assertThatIllegalStateException().isThrownBy(() -> para.apps().delete("shop"));
            assertThat(cache.entries).isEmpty();
        }
    }

    @Test
    void listenerReceivesTheFailuresOfTheCache() {
        List<Throwable> heard = new ArrayList<>();
        OperationListener listener = new OperationListener() {
            @Override
            public void onOperation(Operation operation) {}

            @Override
            public void onCacheFailure(AppId app, Throwable error) {
                heard.add(error);
            }
        };
        cache.failing.add("put");
        ParaModule module = paraModule().listener(listener);
        try (Para para = Para.start(module, storeModule(), new CacheModule())) {
            para.store("para").create(new Sysprop("city"));
        }
        assertThat(heard).containsExactly(cache.failure);
    }
}
