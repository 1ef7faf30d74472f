package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.App;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The life of apps, where a read of an app's record is under way while the app changes, or a step of a deletion fails.
 */
class StoredAppsTest {
    /** Records what is asked of it, and can fail. */
    private static final class Storage implements AppStorage {
        final List<String> calls = new ArrayList<>();
        Runnable onDrop = () -> {};
        boolean isProtected;

        @Override
        public void ensure(AppId app) {
            calls.add("ensure" + app);
        }

        @Override
        public void checkDrop(AppId app) {
            if (isProtected) {
                throw StorageException.notSent("drop of app '" + app + "'", "it is protected", null);
            }
        }

        @Override
        public void drop(AppId app, LongConsumer progress) {
            calls.add("drop" + app);
            onDrop.run();
            progress.accept(0);
        }

        @Override
        public Optional<AppStatus> status(AppId app) {
            return Optional.empty();
        }
    }

    private final ScriptedDAO dao = new ScriptedDAO();
    private final Storage storage = new Storage();
    private final Para para = start();

    private Para start() {
        Config config = ConfigFactory.parseString("para { app_refresh = 1h, prepend_shared_appids_with_space = true }");
        return Para.start(new ParaModule(config), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                bind(AppStorage.class).toInstance(storage);
            }
        });
    }

    @AfterEach
    void close() {
        para.close();
    }

    /** Runs an action once, when the next read of a record knows its answer and has not given it. */
    private void duringTheNextRead(Runnable action) {
        dao.beforeAnswer = () -> {
            dao.beforeAnswer = () -> {};
            action.run();
        };
    }

    @Test
    void aDeletionThatIsOvertakenByANewAppOfTheNameEndsBeforeItRemovesMore() {
        para.apps().create("shop");
        storage.onDrop = () -> {
            storage.onDrop = () -> {};
            para.apps().delete("shop");
            para.apps().create("shop");
            storage.calls.clear();
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(VersionConflictException.class);

        assertThat(storage.calls).isEmpty();
        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.ACTIVE);
    }

    @Test
    void anAppWhoseStorageIsProtectedStaysInUse() {
        para.apps().create("shop");
        storage.isProtected = true;

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);

        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.ACTIVE);
        assertThat(para.store("shop").read("a")).isEmpty();
        assertThat(storage.calls).doesNotContain("dropshop");
    }

    @Test
    void recordThatWasReadBeforeADeletionBeganIsNotRemembered() {
        para.apps().create("shop");
        Store store = para.store("shop");
        duringTheNextRead(() -> para.apps().delete("shop"));

        store.read("a");

        assertThatThrownBy(() -> store.read("a")).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void recordThatWasReadBeforeTheAppWasMadeAnewElsewhereIsNotRemembered() {
        para.apps().create("shop");
        Store store = para.store("shop");
        duringTheNextRead(() -> {
            para.apps().delete("shop");
            para.apps().createShared("shop");
        });
        store.read("a");

        store.create(object("b"));

        assertThat(dao.items).containsKey(" shop/b").doesNotContainKey("shop/b");
    }

    @Test
    void recordIsRememberedWhenNothingHappensMeanwhile() {
        para.apps().create("shop");
        Store store = para.store("shop");
        store.read("a");
        dao.calls.clear();

        store.read("a");

        assertThat(dao.calls).containsExactly("read a EVENTUAL");
    }

    @Test
    void appWhoseMarkMayHaveBeenStoredIsNotUsedFromMemory() {
        para.apps().create("shop");
        Store store = para.store("shop");
        store.read("a");
        dao.beforeWrite = id -> {
            throw new WriteOutcomeUnknownException(Target.of("update", "para", id), 1, null);
        };
        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(WriteOutcomeUnknownException.class);
        dao.calls.clear();

        store.read("a");

        assertThat(dao.calls).containsExactly("read shop STRONG", "read a EVENTUAL");
    }

    @Test
    void deletionThatFailedGoesOnWhenItIsCalledAgain() {
        para.apps().createShared("shop");
        storage.onDrop = () -> {
            throw StorageException.failed("drop", "scripted", null);
        };
        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);
        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.DELETING);
        assertThatThrownBy(() -> para.store("shop").read("a")).isInstanceOf(AppNotFoundException.class);
        storage.onDrop = () -> {};

        para.apps().delete("shop");

        assertThat(storage.calls).endsWith("drop shop", "drop shop");
        assertThat(para.apps().read("shop")).isEmpty();
    }

    @Test
    void deletionThatAnotherHasTakenOverEndsAndLeavesItTheRecord() {
        para.apps().createShared("shop");
        storage.onDrop = () -> {
            storage.onDrop = () -> {
                throw StorageException.failed("drop", "scripted", null);
            };
            assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);
            storage.onDrop = () -> {};
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(VersionConflictException.class);

        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.DELETING);
        assertThat(storage.calls).endsWith("drop shop", "drop shop");
        para.apps().delete("shop");
        assertThat(para.apps().read("shop")).isEmpty();
    }

    @Test
    void deletionWhoseAppAnotherOneHasDeletedBeforeItsFirstWriteSaysSo() {
        para.apps().createShared("shop");
        dao.beforeWrite = id -> {
            dao.beforeWrite = other -> {};
            para.apps().delete("shop");
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void deletionThatEndsLateLeavesTheAppThatWasMadeAnewMeanwhile() {
        para.apps().createShared("shop");
        storage.onDrop = () -> {
            storage.onDrop = () -> {};
            para.apps().delete("shop");
            para.apps().createShared("shop");
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(VersionConflictException.class);

        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.ACTIVE);
    }

    private static List<Sysprop> objects(int count) {
        return IntStream.range(0, count).mapToObj(i -> object("o" + i)).toList();
    }

    /** Runs an action before the last write of a batch's first part. */
    private void inTheFirstPart(Runnable action) {
        dao.beforeWrite = id -> {
            if (id.equals("o" + (Batch.PART - 1))) {
                dao.beforeWrite = other -> {};
                action.run();
            }
        };
    }

    private static long count(BatchException error, BatchEntry.State state) {
        return error.entries().stream().filter(entry -> entry.state() == state).count();
    }

    @Test
    void batchDoesNotGoOnInAnAppThatIsDeletedMeanwhile() { // TEN-4, BAT-3
        para.apps().createShared("shop");
        List<Sysprop> objects = objects(2 * Batch.PART + 1);
        inTheFirstPart(() -> para.apps().delete("shop"));

        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> para.store("shop").createAll(objects))
                .satisfies(error -> {
                    assertThat(count(error, BatchEntry.State.DONE)).isEqualTo(Batch.PART);
                    assertThat(count(error, BatchEntry.State.REFUSED)).isEqualTo(Batch.PART + 1);
                    assertThat(error.entries().get(Batch.PART).error()).containsInstanceOf(AppNotFoundException.class);
                });

        assertThat(dao.items).hasSize(Batch.PART);
        assertThat(objects.get(0).getVersion()).isEqualTo(1);
        assertThat(objects.get(Batch.PART).getVersion()).isNull();
    }

    @Test
    void batchKeepsItsOutcomesWhenTheAppsRecordCannotBeRead() { // BAT-3
        para.apps().createShared("shop");
        inTheFirstPart(() -> {
            dao.beforeWrite = id -> {
                throw StorageException.failed("update of the record", "scripted", null);
            };
            assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);
            dao.beforeWrite = id -> {};
            dao.beforeRead = id -> {
                throw StorageException.failed("read of the record", "scripted", null);
            };
        });

        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> para.store("shop").createAll(objects(Batch.PART + 1)))
                .satisfies(error -> {
                    assertThat(count(error, BatchEntry.State.DONE)).isEqualTo(Batch.PART);
                    assertThat(error.entries().get(Batch.PART).error()).containsInstanceOf(StorageException.class);
                });
    }

    @Test
    void batchWhoseStoreFailsInALaterPartTellsWhatIsDone() { // BAT-3
        para.apps().createShared("shop");
        dao.outcomes = made -> made.size() == Batch.PART ? made : List.of();

        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> para.store("shop").createAll(objects(Batch.PART + 2)))
                .satisfies(error -> {
                    assertThat(count(error, BatchEntry.State.DONE)).isEqualTo(Batch.PART);
                    assertThat(count(error, BatchEntry.State.UNKNOWN)).isEqualTo(2);
                });
    }

    @Test
    void batchOfAnAppThatIsNotThereIsRefusedAsAWhole() { // TEN-4
        assertThatThrownBy(() -> para.store("shop").createAll(objects(1))).isInstanceOf(AppNotFoundException.class);
    }

    private static Sysprop object(String id) {
        Sysprop object = new Sysprop();
        object.setId(id);
        return object;
    }
}
