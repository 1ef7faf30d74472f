package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.AppNotFoundException;
import io.para4j.internal.caching.FakeCache;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Cache;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node has cached of an app that another node deletes, or makes anew under the same name. */
class AppReplacedTest {
    private static final int REFRESH_MILLIS = 10_000;

    private final ScriptedDAO dao = new ScriptedDAO();
    private final FakeCache cache = new FakeCache();
    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final Para here = start(new AbstractModule() {
        @Override
        protected void configure() {
            bind(Cache.class).toInstance(cache);
        }
    });
    private final Para elsewhere = start(new AbstractModule() {});
    private final Store shop = here.store("shop");

    private Para start(Module cacheModule) {
        return Para.start(
                new ParaModule(ConfigFactory.empty()).clock(new SteppedClock()), cacheModule, new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                        bind(AppStorage.class).toInstance(new Storage());
                    }
                });
    }

    private final class Storage implements AppStorage {
        @Override
        public void ensure(AppId app) {}

        @Override
        public void drop(AppId app, LongConsumer progress) {
            dao.items.keySet().removeIf(key -> key.startsWith(app + "/"));
        }

        @Override
        public Optional<AppStatus> status(AppId app) {
            return Optional.empty();
        }
    }

    private final class SteppedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }
    }

    @BeforeEach
    void cacheAnObject() {
        elsewhere.apps().create("shop");
        Sysprop object = new Sysprop();
        object.setId("a");
        elsewhere.store("shop").create(object);
        assertThat(shop.read("a")).isPresent();
        assertThat(cache.entries).hasSize(1);
    }

    @AfterEach
    void close() {
        here.close();
        elsewhere.close();
    }

    private void replaceElsewhere() {
        elsewhere.apps().delete("shop");
        elsewhere.apps().create("shop");
    }

    @Test
    void nothingOfAnAppThatWasMadeAnewElsewhereIsAHitOnceItsRecordIsReadAgain() {
        replaceElsewhere(); // at the same time of creation, to the millisecond
        assertThat(shop.read("a")).as("within para.app_refresh").isPresent();

        millis.addAndGet(REFRESH_MILLIS);

        assertThat(shop.read("a")).isEmpty();
        assertThat(cache.entries).isEmpty();
    }

    @Test
    void entriesOfADeletedAppGoWhenItIsFoundGone() {
        elsewhere.apps().delete("shop");
        millis.addAndGet(REFRESH_MILLIS);

        assertThatThrownBy(() -> shop.read("a")).isInstanceOf(AppNotFoundException.class);

        assertThat(cache.entries).isEmpty();
    }

    @Test
    void entriesOfAnAppThatIsBeingDeletedGoToo() {
        dao.beforeWrite = id -> {
            if (dao.calls.get(dao.calls.size() - 1).equals("delete shop")) {
                throw new IllegalStateException("the record stays");
            }
        };
        assertThatThrownBy(() -> elsewhere.apps().delete("shop")).hasMessage("the record stays");
        millis.addAndGet(REFRESH_MILLIS);

        assertThatThrownBy(() -> shop.read("a")).isInstanceOf(AppNotFoundException.class);

        assertThat(cache.entries).isEmpty();
    }

    @Test
    void nothingOfAnAppThatWasDeletedElsewhereIsAHitWhenItIsMadeAnewHere() {
        elsewhere.apps().delete("shop");
        here.apps().create("shop");

        assertThat(shop.read("a")).isEmpty();
    }

    @Test
    void anAppThatWasReadWhileAnotherWasMadeHereIsComparedTheNextTime() {
        elsewhere.apps().delete("shop");
        millis.addAndGet(REFRESH_MILLIS);
        assertThatThrownBy(() -> shop.read("a")).isInstanceOf(AppNotFoundException.class);
        cacheAgainWhileAnAppIsMadeHere();
        replaceElsewhere();

        assertThat(shop.read("a")).isEmpty();
    }

    /** The record is read, and not used again, since another app is made before the answer comes. */
    private void cacheAgainWhileAnAppIsMadeHere() {
        elsewhere.apps().create("shop");
        Sysprop object = new Sysprop();
        object.setId("a");
        elsewhere.store("shop").create(object);
        dao.beforeAnswer = () -> {
            dao.beforeAnswer = () -> {};
            here.apps().create("news");
        };
        assertThat(shop.read("a")).isPresent();
        assertThat(cache.entries).hasSize(1);
    }

    @Test
    void anAppThatIsTheSameKeepsItsEntries() {
        millis.addAndGet(REFRESH_MILLIS);
        dao.calls.clear();

        assertThat(shop.read("a")).isPresent();

        assertThat(dao.calls).containsExactly("read shop STRONG");
    }
}
