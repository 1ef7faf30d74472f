package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConfigException;
import io.para4j.error.StorageException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.App;
import io.para4j.model.Index;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.DAO;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Raw;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests of {@link ParaModule} and of starting and closing {@link Para}. */
class ParaModuleTest {
    private final ScriptedDAO dao = new ScriptedDAO();
    private final ScriptedStorage storage = new ScriptedStorage();
    private final List<String> events = storage.calls;

    /** The module of a store that records when it is closed. */
    private class StoreModule extends AbstractModule {
        @Provides
        @Singleton
        @Raw
        DAO raw(Closer closer) {
            closer.register(() -> events.add("closed"));
            return dao;
        }

        @Provides
        @Singleton
        AppStorage appStorage() {
            return storage;
        }
    }

    private static Config config(String text) {
        return ConfigFactory.parseString(text);
    }

    private static ParaModule module() {
        return new ParaModule(config(""));
    }

    @Test
    void missingStoreFailsTheInjector() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Para.start(module()))
                .withMessageContaining("DAO")
                .withMessageContaining("AppStorage");
    }

    @Index(name = "by_city", partition = "city")
    static class IndexedBike extends AbstractParaObject {
        @Stored
        String city = "";
    }

    @Test
    void indexOnAStoreWithoutIndexesIsRefusedAtTheStart() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(module().types(IndexedBike.class), new StoreModule()))
                .withMessage(
                        "[INVALID_CONFIG] 1 problem: io.para4j.ParaModuleTest$IndexedBike declares index 'by_city',"
                                + " but the store io.para4j.ScriptedDAO keeps no indexes: its module binds no IndexedDAO."
                                + " AWSDynamoDAOModule and MemoryDAOModule bind one.");
        assertThat(events).containsExactly("closed");
    }

    @Test
    void startingEnsuresTheRootAppsStorageAndClosingClosesOnce() {
        Para para = Para.start(module(), new StoreModule());
        assertThat(events).containsExactly("ensure para");
        para.close();
        para.close();
        assertThat(events).containsExactly("ensure para", "closed");
    }

    @Test
    void storeDoesNoIOUntilItIsUsed() {
        try (Para para = Para.start(module(), new StoreModule())) {
            para.store("nobody-knows");
        }
        assertThat(dao.calls).isEmpty();
    }

    @Test
    void failedStartClosesWhatWasOpened() {
        storage.onEnsure = app -> {
            throw StorageException.failed("ensure", "no disk", null);
        };
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> Para.start(module(), new StoreModule()));
        assertThat(events).containsExactly("closed");
    }

    @Test
    void startThatFailsByAnErrorClosesWhatWasOpened() {
        storage.onEnsure = app -> {
            throw new NoClassDefFoundError("driver");
        };
        assertThatThrownBy(() -> Para.start(module(), new StoreModule()))
                .hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(events).containsExactly("closed");
    }

    @Test
    void everyCallAfterTheCloseIsRefusedInTheSameWords() {
        Para para = Para.start(module(), new StoreModule());
        Store root = para.store("para");
        Sysprop object = new Sysprop("city");
        root.create(object);
        para.close();
        dao.calls.clear();

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> root.create(new Sysprop("city")),
                () -> root.read(String.valueOf(object.getId())),
                () -> root.update(object),
                () -> root.patch("a", Patch.of("city").set("x", 1)),
                () -> root.delete(object),
                () -> root.createAll(List.of(new Sysprop("city"))),
                () -> root.readAll(List.of("a")),
                () -> root.stream(Pager.first()).count(),
                () -> para.apps().create("para2"),
                () -> para.apps().status("para"),
                () -> para.apps().delete("shop"))) {
            assertThatThrownBy(call)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("was not sent: the store is closed. Start a new one.");
        }
        assertThat(dao.calls).isEmpty();
        assertThat(events).containsExactly("ensure para", "closed");
    }

    @Test
    void configurationErrorIsThrownUnwrapped() {
        ParaModule module = new ParaModule(config("para.page_size = 0, para.typo = 1"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(module, new StoreModule()))
                .satisfies(error -> assertThat(error.problems()).hasSize(2));
        assertThat(events).doesNotContain("ensure para");
    }

    @Test
    void invalidNameOfTheRootAppIsReported() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(new ParaModule(config("para.app_name = \"0\"")), new StoreModule()))
                .withMessageContaining("para.shared_table_name = 0, expected another name than para.app_name");
    }

    @Test
    void pageSizeAboveTheMaximumIsReported() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(new ParaModule(config("para.page_size = 1001")), new StoreModule()))
                .withMessage("[INVALID_CONFIG] 1 problem: para.page_size = 1001, expected at most para.max_page_size ="
                        + " 1000.");
    }

    @Test
    void invalidMaximumIsOneProblem() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(new ParaModule(config("para.max_page_size = 0")), new StoreModule()))
                .withMessage("[INVALID_CONFIG] 1 problem: para.max_page_size = 0, expected 1 to 10000.");
    }

    @Test
    void sectionsOfUninstalledModulesAreIgnored() {
        Injector injector = Guice.createInjector(new ParaModule(config("para.cache { size = 1 }")), new StoreModule());
        ParaConfig values = injector.getInstance(ParaConfig.class);
        assertThat(values.pageSize()).isEqualTo(100);
        assertThat(values.modifyDeadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(values.consistentReads()).isFalse();
    }

    @Test
    void clockAndIdsCanBeReplaced() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(7000), ZoneOffset.UTC);
        List<String> ids = new ArrayList<>(List.of("one", "two"));
        try (Para para = Para.start(module().clock(clock).ids(() -> ids.remove(0)), new StoreModule())) {
            Sysprop object = new Sysprop("city");
            assertThat(para.store("para").create(object)).isEqualTo("one");
            assertThat(object.getRevision()).isEqualTo("two");
            assertThat(object.getTimestamp()).isEqualTo(7000);
        }
    }

    private static final Operation OPERATION = new Operation(
            AppId.of("shop"),
            Operation.Kind.READ,
            new Operation.Counts(1, 0, 0),
            new Operation.Cost(1, 0, 0.5, 0),
            Duration.ZERO,
            Optional.empty());

    @Test
    void exceptionOfAListenerReachesOnlyTheThreadsHandler() throws Exception {
        List<Throwable> uncaught = new ArrayList<>();
        List<Operation> heard = new ArrayList<>();
        OperationListener listener = Guice.createInjector(
                        module().listener(operation -> {
                                    throw new IllegalStateException("listener");
                                })
                                .listener(operation -> {
                                    throw new StackOverflowError("metrics");
                                })
                                .listener(heard::add),
                        new StoreModule())
                .getInstance(OperationListener.class);
        Thread thread = new Thread(() -> listener.onOperation(OPERATION));
        thread.setUncaughtExceptionHandler((where, error) -> uncaught.add(error));
        thread.start();
        thread.join();
        assertThat(heard).containsExactly(OPERATION);
        assertThat(uncaught).hasSize(2);
        assertThat(uncaught.get(0)).hasMessage("listener");
    }

    @Test
    void oneModuleStartsTwoIndependentInjectors() {
        ParaModule module = module();
        Para first = Para.start(module, new StoreModule());
        first.close();
        try (Para second = Para.start(module, new StoreModule())) {
            assertThat(second.apps()).isNotSameAs(first.apps());
        }
        assertThat(events).containsExactly("ensure para", "closed", "ensure para", "closed");
    }

    @Test
    void sharedAppsNeedSharingTurnedOn() {
        try (Para para = Para.start(module(), new StoreModule())) {
            assertThatIllegalStateException().isThrownBy(() -> para.apps().createShared("shop"));
        }
    }

    @Test
    void appIsUsableFromItsCreationToItsDeletion() {
        try (Para para = Para.start(module(), new StoreModule())) {
            App app = para.apps().create("shop");
            assertThat(app.getState()).isEqualTo(App.State.ACTIVE);
            assertThat(para.store("shop").exists("x")).isFalse();
            assertThat(para.apps().list().map(ParaObject::getId)).containsExactly("shop");
            para.apps().delete("shop");
            assertThatExceptionOfType(io.para4j.error.AppNotFoundException.class)
                    .isThrownBy(() -> para.store("shop").exists("x"));
        }
        assertThat(events).containsExactly("ensure para", "ensure shop", "ensure shop", "drop shop", "closed");
    }
}
