package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.typesafe.config.ConfigFactory;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.App;
import io.para4j.model.Locked;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Settings;
import io.para4j.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of {@link DAOStore}: the rules that core enforces for every store, over a scripted store. */
class DAOStoreTest {
    static class Product extends AbstractParaObject {
        @Stored
        String title = "t";

        @Stored
        int stock;

        @Stored
        @Locked
        String maker = "m";
    }

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(5000), ZoneOffset.UTC);

    private final ScriptedDAO dao = new ScriptedDAO();
    private final Store store = store("para", Duration.ofSeconds(5));

    /** Creates a store; only the root app works without a record. */
    private Store store(String app, Duration deadline) {
        ObjectCodec codec = Codecs.codec(App.class, Product.class);
        ParaConfig config = Settings.of(ConfigFactory.defaultReference().resolve(), List.of(ParaConfig.SECTION))
                .get(ParaConfig.class);
        Validation validation = new Validation(Optional.empty());
        DeclaredIndexes indexes = new DeclaredIndexes(List.of());
        WritePlanner writes =
                new WritePlanner(codec, new IndexedValues(indexes), validation, new TimeOrderedIds(CLOCK), CLOCK);
        PageReader pages = new PageReader(dao, codec, config);
        StoreServices services = new StoreServices(
                dao,
                new AppDirectory(dao, codec, config, Ticker.of(CLOCK), gone -> {}, () -> false),
                codec,
                writes,
                new PatchPlanner(codec, new IndexedValues(indexes), validation, writes),
                pages,
                new QueryReader(dao, Optional.empty(), new QueryPlanner(indexes, codec), codec, pages),
                new Modifier(deadline, System::nanoTime),
                config);
        return new DAOStore(app, services);
    }

    private static Product product(String id) {
        Product product = new Product();
        product.setId(id);
        return product;
    }

    private static Target target(String id) {
        return Target.of("create", "para", id);
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void createSetsTheFrameworkProperties() {
        Product product = new Product();
        String id = store.create(product);
        assertThat(product.getId()).isEqualTo(id);
        assertThat(product.getAppid()).isEqualTo("para");
        assertThat(product.getTimestamp()).isEqualTo(5000);
        assertThat(product.getVersion()).isEqualTo(1);
        assertThat(product.getRevision()).isNotEmpty();
    }

    @Test
    void refusedCreateLeavesTheObjectUnchanged() {
        Product product = new Product();
        dao.beforeWrite = id -> {
            throw new ObjectExistsException(target(id));
        };
        assertThatExceptionOfType(ObjectExistsException.class).isThrownBy(() -> store.create(product));
        assertThat(ObjectState.of(product)).isEqualTo(ObjectState.of(new Product()));
    }

    @Test
    void objectKeepsItsIdAfterAnUnknownCreate() {
        Product product = new Product();
        dao.beforeWrite = id -> {
            throw new WriteOutcomeUnknownException(target(id), 1, null);
        };
        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(() -> store.create(product))
                .satisfies(error -> assertThat(error.id()).isEqualTo(product.getId()));
        assertThat(product.getVersion()).isNull();
        assertThat(product.getTimestamp()).isNull();
    }

    @Test
    void unknownCreationInABatchKeepsItsIdAndARefusedOneDoesNot() {
        Product unknown = new Product();
        Product refused = new Product();
        dao.beforeWrite = id -> {
            if (dao.calls.size() == 1) {
                throw new WriteOutcomeUnknownException(target(id), 1, null);
            }
            throw new ObjectExistsException(target(id));
        };
        assertThatExceptionOfType(BatchException.class).isThrownBy(() -> store.createAll(List.of(unknown, refused)));
        assertThat(unknown.getId()).isNotNull();
        assertThat(refused.getId()).isNull();
    }

    @Test
    void lockedFieldsAreNotUpdated() {
        Product product = product("a");
        store.create(product);
        product.maker = "other";
        product.setParentid("other");
        product.title = "new";
        store.update(product);
        Product stored = store.read(Product.class, "a").orElseThrow();
        assertThat(stored.maker).isEqualTo("m");
        assertThat(stored.getParentid()).isNull();
        assertThat(stored.title).isEqualTo("new");
    }

    @Test
    void objectWithoutVersionOrOfAnotherAppIsRefused() {
        Product product = product("a");
        store.create(product);
        dao.calls.clear();
        product.setVersion(null);
        product.setAppid("blog");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> store.update(product))
                .satisfies(error -> assertThat(error.violations()).hasSize(2));
        assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> store.delete(product));
        assertThat(dao.calls).isEmpty();
    }

    @Test
    void refusedUpdateLeavesTheObjectUnchanged() {
        Product product = product("a");
        store.create(product);
        Product stale = store.read(Product.class, "a").orElseThrow();
        store.update(product);
        ObjectState before = ObjectState.of(stale);
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> store.update(stale));
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> store.update(stale));
        assertThat(ObjectState.of(stale)).isEqualTo(before);
    }

    @Test
    void objectOfAnotherTypeIsRefused() {
        Sysprop city = new Sysprop("city");
        city.setId("c");
        store.create(city);
        assertThatExceptionOfType(TypeMismatchException.class).isThrownBy(() -> store.read(Product.class, "c"));
    }

    @Test
    void objectReadInPartCannotBeUpdated() {
        store.create(product("a"));
        Product some = store.read(Product.class, "a", ReadOptions.only("title")).orElseThrow();
        assertThat(some.title).isEqualTo("t");
        assertThat(some.getVersion()).isNull();
        assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> store.update(some));
    }

    @Test
    void readsAreEventualByDefault() {
        store.read("a");
        store.read(ParaObject.class, "a", ReadOptions.strong());
        assertThat(dao.calls).containsExactly("read a EVENTUAL", "read a STRONG");
    }

    @Test
    void invalidArgumentsAreRefusedBeforeAnythingIsSent() {
        Store other = store("shop", Duration.ofSeconds(5));
        assertThatIllegalArgumentException().isThrownBy(() -> other.delete(""));
        assertThatIllegalArgumentException().isThrownBy(() -> other.read(""));
        assertThatIllegalArgumentException().isThrownBy(() -> other.exists(""));
        assertThatNullPointerException().isThrownBy(() -> other.updateAll(null));
        assertThatNullPointerException().isThrownBy(() -> other.updateAll(List.of(new Product())));
        assertThatNullPointerException().isThrownBy(() -> other.createAll(Arrays.asList(product("a"), null)));
        assertThatIllegalArgumentException().isThrownBy(() -> other.createAll(List.of(product("a"), product("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> other.deleteAll(List.of(product("a"), product("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> other.restoreAll(List.of(product("a"), product("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> other.deleteAllById(List.of("a", "a")));
        assertThatNullPointerException().isThrownBy(() -> other.deleteAllById(Arrays.asList("a", null)));
        assertThatIllegalArgumentException().isThrownBy(() -> other.readPage(Pager.of(1001)));
        assertThatIllegalArgumentException().isThrownBy(() -> other.stream(Pager.of(1001)));
        assertThatExceptionOfType(InvalidCursorException.class)
                .isThrownBy(() -> other.readPage(Pager.of(5).after("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> other.patch("a", Patch.of("city")));
        assertThat(dao.calls).isEmpty();
    }

    @Test
    void refusalInPlanningIsTheOutcomeOfOneObject() {
        Sysprop bad = new Sysprop("");
        bad.setId("bad");
        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> store.createAll(List.of(product("a"), bad, product("b"))))
                .satisfies(error -> {
                    assertThat(error.ids(BatchEntry.State.DONE)).containsExactly("a", "b");
                    assertThat(error.ids(BatchEntry.State.REFUSED)).containsExactly("bad");
                });
    }

    /** An object that runs an action, as another thread would, when a batch asks for its id. */
    static final class Meanwhile extends AbstractParaObject {
        private final Runnable action;

        Meanwhile(Runnable action) {
            this.action = action;
        }

        @Override
        public String getId() {
            action.run();
            return "z";
        }
    }

    @Test
    void objectThatLosesItsIdMeanwhileIsNotCreatedAsNew() {
        Product product = product("a");

        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> store.createAll(List.of(product, new Meanwhile(() -> product.setId(null)))))
                .satisfies(error -> assertThat(error.ids(BatchEntry.State.DONE)).containsExactly("a"));

        assertThat(dao.creations).singleElement().satisfies(creation -> {
            assertThat(creation.id()).isEqualTo("a");
            assertThat(creation.isIdNew()).isFalse();
        });
    }

    @Test
    void objectThatChangesItsIdMeanwhileIsRefusedByOtherBatches() {
        Product product = product("a");
        store.create(product);
        Product other = product("b");
        store.create(other);
        Runnable change = () -> product.setId("b");

        for (Consumer<List<AbstractParaObject>> batch :
                List.<Consumer<List<AbstractParaObject>>>of(store::updateAll, store::deleteAll, store::restoreAll)) {
            product.setId("a");
            assertThatExceptionOfType(BatchException.class)
                    .isThrownBy(() -> batch.accept(List.of(product, new Meanwhile(change))))
                    .satisfies(error ->
                            assertThat(error.ids(BatchEntry.State.REFUSED)).contains("a"));
        }
        assertThat(store.read("b").map(ParaObject::getRevision)).hasValue(other.getRevision());
    }

    @Test
    void negativeVersionInARestoreIsTheOutcomeOfOneObject() {
        Product good = product("a");
        Product bad = product("bad");
        for (Product each : List.of(good, bad)) {
            each.setTimestamp(1L);
            each.setVersion(each == bad ? -1L : 7L);
        }
        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> store.restoreAll(List.of(bad, good, new Product())))
                .satisfies(error -> assertThat(error.ids(BatchEntry.State.DONE)).containsExactly("a"));
        assertThat(store.read("a").orElseThrow().getVersion()).isEqualTo(7);
    }

    @Test
    void wrongNumberOfOutcomesIsAnError() {
        dao.outcomes = outcomes -> outcomes.subList(1, outcomes.size());
        assertThatIllegalStateException()
                .isThrownBy(() -> store.createAll(List.of(product("a"), product("b"))))
                .withMessage("the store gave 1 outcomes for 2 writes");
    }

    @Test
    void missingOutcomeDoesNotCountAsDone() {
        dao.outcomes = outcomes -> Arrays.asList(outcomes.get(0), null);
        Product second = product("b");
        assertThatNullPointerException().isThrownBy(() -> store.createAll(List.of(product("a"), second)));
        assertThat(second.getVersion()).isNull();
    }

    @Test
    void streamIsCreatedInBoundedBatches() {
        List<BatchResult> results = new ArrayList<>();
        store.createAll(Stream.iterate(0, i -> i + 1).limit(1001).map(i -> product("p" + i)), results::add);
        assertThat(results).extracting(BatchResult::offset).containsExactly(0L, 500L, 1000L);
        assertThat(results).allMatch(BatchResult::isDone);
        assertThat(results.get(2).entries()).extracting(BatchEntry::index).containsExactly(0);
    }

    @Test
    void theIndexOfANullInAStreamIsThatOfTheStream() {
        Stream<Product> products =
                Stream.iterate(0, i -> i + 1).limit(700).map(i -> i == 650 ? null : product("n" + i));
        assertThatNullPointerException()
                .isThrownBy(() -> store.createAll(products, result -> {}))
                .withMessage("createAll has a null element at index 650");
    }

    @Test
    void whatCannotBeReadExists() {
        dao.beforeRead = id -> {
            throw UnreadableObjectException.ofItem(target(id), "", "it is odd", null);
        };
        assertThat(store.exists("a")).isTrue();
        assertThatExceptionOfType(UnreadableObjectException.class).isThrownBy(() -> store.read("a"));
    }

    @Test
    void streamOfAClassThatIsNotRegisteredIsRefused() {
        class Unknown extends AbstractParaObject {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.stream(Unknown.class, Pager.first()))
                .withMessageContaining("is not registered");
        assertThat(store.stream(Sysprop.class, Pager.first().generic())).isEmpty();
    }

    @Test
    void errorsOfAPatchNameThePatch() {
        store.create(product("a"));
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> store.patch("none", Patch.of(Product.class).set("stock", 1)))
                .withMessageContaining("patch of product 'none'");
        assertThatExceptionOfType(ConditionFailedException.class)
                .isThrownBy(() -> store.patch(
                        "a", Patch.of(Product.class).set("stock", 1).onlyIf(Condition.equal("title", "hunter2"))))
                .withMessageContaining("patch of product 'a'")
                .withMessageContaining("the condition title = a text of 7 characters does not hold");
    }

    @Test
    void pagesAndStreamsReturnEveryObjectOnce() {
        List<String> ids = store.createAll(
                Stream.of("a", "b", "c", "d", "e").map(DAOStoreTest::product).toList());
        Page<ParaObject> first = store.readPage(Pager.of(2));
        assertThat(first.objects()).hasSize(2);
        assertThat(store.readPage(Pager.of(3).after(first.next().orElseThrow())).next())
                .isEmpty();
        assertThat(store.stream(Pager.of(2)).map(ParaObject::getId)).containsExactlyElementsOf(ids);
    }

    @Test
    void modifyRetriesAfterAConflict() {
        store.create(product("a"));
        List<Integer> seen = new ArrayList<>();
        Product result = store.modify(Product.class, "a", product -> {
            if (seen.isEmpty()) {
                store.patch("a", Patch.of(Product.class).add("stock", 5));
            }
            seen.add(product.stock);
            product.stock++;
        });
        assertThat(seen).containsExactly(0, 5);
        assertThat(result.stock).isEqualTo(6);
        assertThat(result.getVersion()).isEqualTo(3);
        assertThat(dao.calls).contains("read a STRONG").doesNotContain("read a EVENTUAL");
    }

    @Test
    void modifyEndsAtItsDeadlineWithTheConflict() {
        Store impatient = store("para", Duration.ZERO);
        impatient.create(product("a"));
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> impatient.modify(
                        Product.class,
                        "a",
                        product -> impatient.patch("a", Patch.of(Product.class).add("stock", 1))));
    }

    @Test
    void interruptEndsModifyAndTheFlagStaysSet() {
        store.create(product("a"));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.modify(Product.class, "a", product -> {
                    store.patch("a", Patch.of(Product.class).add("stock", 1));
                    Thread.currentThread().interrupt();
                }));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void modifyUndoesChangesOfFrameworkProperties() {
        store.create(product("a"));
        store.modify(Product.class, "a", product -> {
            product.setVersion(null);
            product.setRevision("x");
            product.setAppid("other");
            product.setId("b");
            product.stock = 9;
        });
        assertThat(store.read(Product.class, "a").orElseThrow().stock).isEqualTo(9);
        assertThat(store.exists("b")).isFalse();
    }
}
