package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of {@link StoredApps}: reads while an app changes, overlapping deletions, and deletions that fail. */
class StoredAppsTest {
    private final ScriptedDAO dao = new ScriptedDAO();
    private final ScriptedStorage storage = new ScriptedStorage();
    private final Para para = start();

    private Para start() {
        Config config = ConfigFactory.parseString("para { app_refresh = 1h, prepend_shared_appids_with_space = true }");
        return Para.start(new ParaModule(config), new ScriptedModule(dao, storage));
    }

    @AfterEach
    void close() {
        para.close();
    }

    /** Runs an action once, after the next read has found its record and before it returns. */
    private void duringTheNextRead(Runnable action) {
        dao.beforeAnswer = () -> {
            dao.beforeAnswer = () -> {};
            action.run();
        };
    }

    @Test
    void deletionStopsWhenANewAppHasTheName() {
        para.apps().create("shop");
        storage.onDrop = app -> {
            storage.onDrop = other -> {};
            para.apps().delete("shop");
            para.apps().create("shop");
            storage.calls.clear();
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(VersionConflictException.class);

        assertThat(storage.calls).isEmpty();
        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.ACTIVE);
    }

    @Test
    void appWithProtectedStorageStaysUsable() {
        para.apps().create("shop");
        storage.onCheckDrop = app -> {
            throw StorageException.notSent("drop of app '" + app + "'", "it is protected", null);
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);

        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.ACTIVE);
        assertThat(para.store("shop").read("a")).isEmpty();
        assertThat(storage.calls).doesNotContain("drop shop");
    }

    @Test
    void recordReadBeforeADeletionIsNotRemembered() {
        para.apps().create("shop");
        Store store = para.store("shop");
        duringTheNextRead(() -> para.apps().delete("shop"));

        store.read("a");

        assertThatThrownBy(() -> store.read("a")).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void recordReadBeforeTheAppWasRecreatedIsNotRemembered() {
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
    void recordIsRememberedIfNothingChangesMeanwhile() {
        para.apps().create("shop");
        Store store = para.store("shop");
        store.read("a");
        dao.calls.clear();

        store.read("a");

        assertThat(dao.calls).containsExactly("read a EVENTUAL");
    }

    @Test
    void recordIsReadAgainAfterADeletionWithUnknownOutcome() {
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
    void failedDeletionContinuesWhenCalledAgain() {
        para.apps().createShared("shop");
        storage.onDrop = app -> {
            throw StorageException.failed("drop", "scripted", null);
        };
        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);
        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.DELETING);
        assertThatThrownBy(() -> para.store("shop").read("a")).isInstanceOf(AppNotFoundException.class);
        storage.onDrop = app -> {};

        para.apps().delete("shop");

        assertThat(storage.calls).endsWith("drop  shop", "drop  shop");
        assertThat(para.apps().read("shop")).isEmpty();
    }

    @Test
    void deletionThatWasTakenOverEndsAndLeavesTheRecord() {
        para.apps().createShared("shop");
        storage.onDrop = app -> {
            storage.onDrop = other -> {
                throw StorageException.failed("drop", "scripted", null);
            };
            assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(StorageException.class);
            storage.onDrop = other -> {};
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(VersionConflictException.class);

        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.DELETING);
        assertThat(storage.calls).endsWith("drop  shop", "drop  shop");
        para.apps().delete("shop");
        assertThat(para.apps().read("shop")).isEmpty();
    }

    @Test
    void deletionOfAnAppDeletedMeanwhileThrowsAppNotFound() {
        para.apps().createShared("shop");
        dao.beforeWrite = id -> {
            dao.beforeWrite = other -> {};
            para.apps().delete("shop");
        };

        assertThatThrownBy(() -> para.apps().delete("shop")).isInstanceOf(AppNotFoundException.class);
    }

    @Test
    void lateDeletionLeavesARecreatedSharedApp() {
        para.apps().createShared("shop");
        storage.onDrop = app -> {
            storage.onDrop = other -> {};
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
    private void duringTheFirstPart(Runnable action) {
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
    void batchStopsInAnAppThatIsDeletedMeanwhile() {
        para.apps().createShared("shop");
        List<Sysprop> objects = objects(2 * Batch.PART + 1);
        duringTheFirstPart(() -> para.apps().delete("shop"));

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
    void batchKeepsItsOutcomesWhenTheAppsRecordCannotBeRead() {
        para.apps().createShared("shop");
        duringTheFirstPart(() -> {
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
    void batchReportsDoneObjectsWhenALaterPartFails() {
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
    void batchInAMissingAppIsRefusedAsAWhole() {
        assertThatThrownBy(() -> para.store("shop").createAll(objects(1))).isInstanceOf(AppNotFoundException.class);
    }

    private static Sysprop object(String id) {
        Sysprop object = new Sysprop();
        object.setId(id);
        return object;
    }
}
