package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.AppNotFoundException;
import io.para4j.internal.caching.FakeCache;
import io.para4j.model.Sysprop;
import io.para4j.spi.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of {@link AppDirectory} with a cache: entries of an app that another node deletes or recreates. */
class AppDirectoryTest {
    private static final int REFRESH_MILLIS = 10_000;

    private final ScriptedDAO dao = new ScriptedDAO();
    private final FakeCache cache = new FakeCache();
    private final ScriptedStorage storage = new ScriptedStorage();
    private final ManualClock clock = new ManualClock(1_000_000);
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
                new ParaModule(ConfigFactory.empty()).clock(clock), cacheModule, new ScriptedModule(dao, storage));
    }

    @BeforeEach
    void cacheAnObject() {
        storage.onDrop = dao::removeAll;
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
    void entriesOfAnAppRecreatedElsewhereAreMissesOnceItsRecordIsReadAgain() {
        replaceElsewhere(); // with the same creation time, to the millisecond
        assertThat(shop.read("a")).as("within para.app_refresh").isPresent();

        clock.add(REFRESH_MILLIS);

        assertThat(shop.read("a")).isEmpty();
        assertThat(cache.entries).isEmpty();
    }

    @Test
    void entryThatExpiresWhileTheRecordIsReadIsAMiss() {
        clock.add(REFRESH_MILLIS);
        dao.beforeRead = id -> {
            dao.beforeRead = other -> {};
            cache.entries.clear();
        };
        dao.calls.clear();

        assertThat(shop.read("a")).isPresent();

        assertThat(dao.calls).containsExactly("read shop STRONG", "read a STRONG");
    }

    @Test
    void entriesOfADeletedAppAreRemovedWhenTheDeletionIsDetected() {
        elsewhere.apps().delete("shop");
        clock.add(REFRESH_MILLIS);

        assertThatThrownBy(() -> shop.read("a")).isInstanceOf(AppNotFoundException.class);

        assertThat(cache.entries).isEmpty();
    }

    @Test
    void entriesOfAnAppThatIsBeingDeletedAreRemoved() {
        dao.beforeWrite = id -> {
            if (dao.calls.get(dao.calls.size() - 1).equals("delete shop")) {
                throw new IllegalStateException("the record stays");
            }
        };
        assertThatThrownBy(() -> elsewhere.apps().delete("shop")).hasMessage("the record stays");
        clock.add(REFRESH_MILLIS);

        assertThatThrownBy(() -> shop.read("a")).isInstanceOf(AppNotFoundException.class);

        assertThat(cache.entries).isEmpty();
    }

    @Test
    void entriesOfAnAppDeletedElsewhereAreMissesAfterItIsRecreatedHere() {
        elsewhere.apps().delete("shop");
        here.apps().create("shop");

        assertThat(shop.read("a")).isEmpty();
    }

    @Test
    void appReadWhileAnotherIsCreatedHereIsComparedNextTime() {
        elsewhere.apps().delete("shop");
        clock.add(REFRESH_MILLIS);
        assertThatThrownBy(() -> shop.read("a")).isInstanceOf(AppNotFoundException.class);
        cacheAgainWhileAnAppIsCreatedHere();
        replaceElsewhere();

        assertThat(shop.read("a")).isEmpty();
    }

    /** Reads the record, which is not remembered because another app is created before the read returns. */
    private void cacheAgainWhileAnAppIsCreatedHere() {
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
    void unchangedAppKeepsItsEntries() {
        clock.add(REFRESH_MILLIS);
        dao.calls.clear();

        assertThat(shop.read("a")).isPresent();

        assertThat(dao.calls).containsExactly("read shop STRONG");
    }
}
