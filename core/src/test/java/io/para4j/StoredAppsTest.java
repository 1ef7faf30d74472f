package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void appWhoseStorageIsRemovedBeforeItsRecordIsWrittenHasStorage() {
        Set<AppId> tables = new HashSet<>();
        storage.onEnsure = tables::add;
        storage.onDrop = tables::remove;
        dao.beforeWrite = id -> {
            dao.beforeWrite = other -> {};
            para.apps().create("shop");
            para.apps().delete("shop");
        };

        para.apps().create("shop");

        assertThat(tables).containsExactly(AppId.of("shop"));
        assertThat(para.apps().read("shop")).isPresent();
    }

    @Test
    void appWhoseStorageCannotBeCreatedAgainStaysForThoseThatHaveOpenedIt() {
        AtomicInteger calls = new AtomicInteger();
        storage.onEnsure = app -> {
            if (calls.incrementAndGet() == 2) {
                throw StorageException.failed("creation of the table", "scripted", null);
            }
        };

        assertThatThrownBy(() -> para.apps().create("shop")).isInstanceOf(StorageException.class);

        assertThat(para.apps().read("shop")).isPresent();
        assertThat(para.apps().openOrCreate("shop").getVersion()).isEqualTo(1);
        assertThat(calls).hasValue(3);
    }

    @Test
    void appThatIsDeletedWhileItIsOpenedIsCreatedAgain() {
        App old = para.apps().create("shop");
        storage.onEnsure = app -> {
            storage.onEnsure = none -> {};
            para.apps().delete("shop");
        };

        App opened = para.apps().openOrCreate("shop");

        assertThat(opened.getRevision())
                .isNotEqualTo(old.getRevision())
                .isEqualTo(para.apps().read("shop").orElseThrow().getRevision());
    }

    @Test
    void appIsOpenedIfItExistsAndCreatedOtherwise() {
        App created = para.apps().openOrCreate("shop");
        assertThat(para.apps().openOrCreate("shop").getRevision()).isEqualTo(created.getRevision());
        assertThat(para.apps().list()).hasSize(1);
    }

    @Test
    void openedAppGetsTheStorageThatACrashHasLeftMissing() {
        para.apps().create("shop");
        storage.calls.clear();
        para.apps().openOrCreate("shop");
        assertThat(storage.calls).containsExactly("ensure shop");
    }

    @Test
    void appThatAnotherProcessCreatesFirstIsOpened() {
        dao.beforeWrite = id -> {
            dao.beforeWrite = none -> {};
            para.apps().create("shop");
        };
        App opened = para.apps().openOrCreate("shop");
        assertThat(opened.getRevision())
                .isEqualTo(para.apps().read("shop").orElseThrow().getRevision());
    }

    @Test
    void appThatIsBeingDeletedOrOfAnotherKindIsNotOpened() {
        para.apps().create("shop");
        assertThatThrownBy(() -> para.apps().openOrCreateShared("shop"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("app 'shop' exists with storage of its own: open it by openOrCreate");
        storage.onDrop = dropped -> assertThatThrownBy(() -> para.apps().openOrCreate("shop"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("app 'shop' is being deleted");
        para.apps().delete("shop");
        para.apps().createShared("shop");
        assertThatThrownBy(() -> para.apps().openOrCreate("shop"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("app 'shop' exists in the shared storage: open it by openOrCreateShared");
    }

    /** Stores an item in the root app whose state is no state of an app. */
    private void broken(String id, String type) {
        Item item = new Item(id, type, 1, Optional.of("r"), 7, Map.of("state", "BROKEN"));
        dao.items.put("para/" + id, item);
    }

    @Test
    void unreadableObjectsOfTheRootAppDoNotEndTheList() {
        List<String> names = IntStream.range(0, 60).mapToObj(i -> "shop" + i).toList();
        names.forEach(para.apps()::create);
        dao.unreadable.add("aaa");

        assertThat(para.apps().list().map(App::getId)).hasSize(60);
    }

    @Test
    void unreadableRecordFailsTheListAfterAllOthers() {
        List<String> names = IntStream.range(0, 60).mapToObj(i -> "shop" + i).toList();
        names.forEach(para.apps()::create);
        broken("aaa", App.TYPE);
        List<App> listed = new ArrayList<>();

        assertThatThrownBy(() -> para.apps().list().forEach(listed::add)).isInstanceOf(UnreadableObjectException.class);

        assertThat(listed).hasSize(60);
    }

    @Test
    void listReadsPagesAsItIsConsumed() {
        IntStream.range(0, 60).forEach(i -> para.apps().create("shop" + i));
        dao.calls.clear();

        Stream<App> apps = para.apps().list();
        assertThat(dao.calls).isEmpty();
        assertThat(apps.findFirst()).isPresent();
        assertThat(dao.calls).hasSize(1);
    }

    private static Sysprop restored(String id) {
        Sysprop object = object(id);
        object.setTimestamp(1L);
        object.setVersion(7L);
        return object;
    }

    @Test
    void restoreDoesNotReplaceAnAppThatIsCreatedMeanwhile() {
        duringTheNextRead(() -> para.apps().create("shop"));

        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> para.store("para").restoreAll(List.of(restored("shop"), restored("other"))))
                .satisfies(error -> {
                    assertThat(error.entries().get(0).error().orElseThrow())
                            .isInstanceOf(InvalidObjectException.class)
                            .hasMessageContaining("para.apps()");
                    assertThat(error.entries().get(1).state()).isEqualTo(BatchEntry.State.DONE);
                });

        assertThat(para.apps().read("shop").orElseThrow().getVersion()).isEqualTo(1);
    }

    @Test
    void restoreReplacesAnObjectThatIsCreatedMeanwhile() {
        Store root = para.store("para");
        duringTheNextRead(() -> root.create(object("a")));

        root.restoreAll(List.of(restored("a")));

        assertThat(root.read("a").orElseThrow().getVersion()).isEqualTo(7);
    }

    @Test
    void restoreReplacesAStoredObjectOfTheRootApp() {
        Store root = para.store("para");
        root.create(object("a"));

        root.restoreAll(List.of(restored("a"), restored("b")));

        assertThat(root.readAll(List.of("a", "b")).values())
                .extracting(ParaObject::getVersion)
                .containsExactly(7L, 7L);
    }

    /** Starts a node on the same data. */
    private Para node(String refresh) {
        Config config = ConfigFactory.parseString(
                "para { app_refresh = " + refresh + ", prepend_shared_appids_with_space = true }");
        return Para.start(new ParaModule(config), new ScriptedModule(dao, storage));
    }

    @Test
    void deletionByANodeWithAShorterRefreshWaitsForTheOthers() {
        para.apps().createShared("shop");
        try (Para hasty = node("0s")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> hasty.apps().delete("shop"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(storage.calls).doesNotContain("drop  shop");
        assertThat(para.apps().read("shop").orElseThrow().getState()).isEqualTo(App.State.DELETING);

        para.apps().delete("shop");
        assertThat(storage.calls).endsWith("drop  shop");
    }

    @Test
    void deletionDropsTheStorageOnceTheTimeInTheRecordHasPassed() {
        try (Para creator = node("200ms");
                Para hasty = node("0s")) {
            creator.apps().createShared("shop");
            long start = System.nanoTime();
            hasty.apps().delete("shop");
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
        }
        assertThat(storage.calls).endsWith("drop  shop");
    }

    @Test
    void deletionOfAnAppWithItsOwnTableDoesNotWait() {
        para.apps().create("shop");
        try (Para hasty = node("0s")) {
            hasty.apps().delete("shop");
        }
        assertThat(storage.calls).endsWith("drop shop");
    }

    @Test
    void nodeReadsTheRecordAsOftenAsTheRecordDemands() {
        try (Para creator = node("0s")) {
            creator.apps().createShared("shop");
            para.store("shop").read("a");
            creator.apps().delete("shop");
        }
        assertThatThrownBy(() -> para.store("shop").read("a")).isInstanceOf(AppNotFoundException.class);
    }

    private static Sysprop object(String id) {
        Sysprop object = new Sysprop();
        object.setId(id);
        return object;
    }
}
