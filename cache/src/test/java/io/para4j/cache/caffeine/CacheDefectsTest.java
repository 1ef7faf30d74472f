package io.para4j.cache.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.typesafe.config.ConfigFactory;
import io.para4j.CacheStatistics;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Cache;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Raw;
import io.para4j.spi.Update;
import io.para4j.testkit.ForwardingDAO;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests that our cache has none of the defects seen in other caches, on a store in memory.
 * {@code docs/known-defects.md} lists them by number.
 */
class CacheDefectsTest {
    private final ScriptedStore dao;
    private final AppStorage storage;
    private final List<Para> nodes = new ArrayList<>();
    private final Para para;
    private final Store shop;

    /** The same objects on another node. */
    private final Store elsewhere;

    CacheDefectsTest() {
        Injector stored = Guice.createInjector(new ParaModule(ConfigFactory.empty()), new MemoryDAOModule());
        dao = new ScriptedStore(stored.getInstance(Key.get(DAO.class, Raw.class)));
        storage = stored.getInstance(AppStorage.class);
        para = startNode();
        shop = para.store("shop");
        elsewhere = startNode().store("shop");
    }

    /** An object with one field that never changes after its creation. */
    static final class Product extends AbstractParaObject {
        @Stored
        @Nullable
        String title;

        @Stored
        @Locked
        @Nullable
        String maker;

        @Stored
        @Nullable
        List<String> colors;
    }

    /**
     * A store that runs an action of the test after a read and before its result is returned, or whose updates fail.
     */
    private static final class ScriptedStore extends ForwardingDAO {
        private Runnable beforeResult = () -> {};
        private @Nullable RuntimeException updatesFailWith;

        ScriptedStore(DAO delegate) {
            super(delegate);
        }

        /** Runs an action after the next read has read the store, and before its result is returned. */
        void beforeNextResult(Runnable action) {
            beforeResult = action;
        }

        void failUpdates(@Nullable RuntimeException error) {
            updatesFailWith = error;
        }

        private <T> T passOn(T read) {
            Runnable action = beforeResult;
            beforeResult = () -> {};
            action.run();
            return read;
        }

        @Override
        public Optional<Item> read(AppId app, String id, Consistency consistency) {
            return passOn(super.read(app, id, consistency));
        }

        @Override
        public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
            return passOn(super.readAll(app, ids, consistency));
        }

        @Override
        public Optional<Item> update(AppId app, Update update) {
            if (updatesFailWith != null) {
                throw updatesFailWith;
            }
            return super.update(app, update);
        }
    }

    /** Starts a node on the shared store, with a cache of its own. */
    private Para startNode() {
        ParaModule core = new ParaModule(ConfigFactory.parseString(
                        "para { app_refresh = 1h, cache { max_bytes = 0, max_entries = 100 } }"))
                .types(Product.class);
        Para node = Para.start(core, new CaffeineCacheModule(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                bind(AppStorage.class).toInstance(storage);
            }
        });
        nodes.add(node);
        return node;
    }

    @BeforeEach
    void createApp() {
        para.apps().create("shop");
        shop.exists("any"); // loads the app's record, so that the next read of the store is the test's
    }

    @AfterEach
    void close() {
        nodes.forEach(Para::close);
    }

    /** Creates an object on the other node, so that it is not in this node's cache. */
    private Product given() {
        return given(elsewhere);
    }

    private static Product given(Store store) {
        Product product = new Product();
        product.title = "Bicycle";
        product.maker = "Acme";
        product.colors = new ArrayList<>(List.of("red"));
        store.create(product);
        return product;
    }

    private Product read(String id) {
        return shop.read(Product.class, id).orElseThrow();
    }

    private static String id(AbstractParaObject object) {
        return String.valueOf(object.getId());
    }

    private CacheStatistics statistics() {
        return para.cacheStatistics().orElseThrow();
    }

    @Test
    @DisplayName("defect 22: a load that began before an update puts the old value back")
    void aLoadThatBeganBeforeAnUpdateIsNotCached() {
        Product product = given();
        dao.beforeNextResult(() -> {
            product.title = "Tandem";
            shop.update(product);
        });
        assertThat(read(id(product)).title)
                .as("the read that began before the update")
                .isEqualTo("Bicycle");
        assertThat(read(id(product)).title).isEqualTo("Tandem");
    }

    @Test
    @DisplayName("defect 22: a load that began before a delete brings the deleted object back")
    void aLoadThatBeganBeforeADeleteIsNotCached() {
        Product product = given();
        Product other = given();
        dao.beforeNextResult(() -> shop.delete(id(product)));
        shop.readAll(Product.class, List.of(id(product), id(other)));
        assertThat(shop.read(Product.class, id(product))).isEmpty();
        assertThat(shop.exists(id(product))).isFalse();
        assertThat(shop.exists(id(other))).isTrue();
    }

    @Test
    @DisplayName("defect 23: the cache hands out its own instance, one caller's unsaved change is seen by all")
    void unsavedChangesAreVisibleToNoOtherCaller() {
        Product created = given(shop);
        for (int i = 0; i < 4; i++) {
            Product mine = i == 0 ? created : read(id(created));
            mine.title = "unsaved";
            List<String> colors = mine.colors;
            assertThat(colors).containsExactly("red");
            colors.add("unsaved");
        }
        Product read = read(id(created));
        assertThat(read.title).isEqualTo("Bicycle");
        assertThat(read.colors).containsExactly("red");
        assertThat(statistics().hits()).isEqualTo(4);
    }

    @Test
    @DisplayName("defect 24: after a conflict the stale entry stays, and the usual retry loop loses an update")
    void aRetryAfterAConflictReadsTheNewState() {
        Product product = given();
        Product held = read(id(product));
        product.colors = List.of("blue");
        elsewhere.update(product);
        held.title = "Tandem";
        assertThatThrownBy(() -> shop.update(held)).isInstanceOf(VersionConflictException.class);

        Product again = read(id(product));
        again.title = "Tandem";
        shop.update(again);
        assertThat(read(id(product)).title).isEqualTo("Tandem");
        assertThat(read(id(product)).colors).containsExactly("blue");
    }

    @Test
    @DisplayName("defect 25: after update the cache holds the caller's object, locked fields included")
    void lockedFieldsAreReadAsStored() {
        Product product = given(shop);
        product.maker = "Another";
        product.setCreatorid("another");
        shop.update(product);
        assertThat(read(id(product)).maker).isEqualTo("Acme");
        assertThat(read(id(product)).getCreatorid()).isNull();
        assertThat(statistics().misses()).as("reads of the store").isEqualTo(1);
    }

    @Test
    @DisplayName("defect 25: after update the cache holds the caller's object, partial state included")
    void fieldsMissingFromAnUpdateAreReadAsStored() {
        Sysprop city = new Sysprop("city").set("river", "Spree").set("population", 7);
        String id = shop.create(city);
        Sysprop part = new Sysprop("city").set("population", 8);
        part.setId(id);
        part.setAppid("shop");
        part.setVersion(city.getVersion());
        part.setRevision(city.getRevision());
        shop.update(part);
        Sysprop read = shop.read(Sysprop.class, id).orElseThrow();
        assertThat(read.getProperties()).isEqualTo(Map.of("river", "Spree", "population", 8L));
        assertThat(statistics().misses()).as("reads of the store").isEqualTo(1);
    }

    @Test
    @DisplayName("defect 26: reads of some columns are cached as whole objects")
    void aReadOfSomeFieldsLeavesTheWholeObjectCached() {
        String id = id(given());
        for (int i = 0; i < 3; i++) {
            Product some =
                    shop.read(Product.class, id, ReadOptions.only("title")).orElseThrow();
            assertThat(some.colors).isNull();
            assertThat(some.getVersion()).isNull();
            Product whole = read(id);
            assertThat(whole.colors).containsExactly("red");
            assertThat(whole.getVersion()).isEqualTo(1);
        }
        assertThat(statistics().hits()).isEqualTo(5);
    }

    @Test
    @DisplayName("defect 27: readAll with an immutable list fails; the caller's list is changed")
    void readAllTakesAnyCollectionAndLeavesItUnchanged() {
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> id(given())).toList();
        read(ids.get(3));
        List<String> asked = new ArrayList<>(ids);
        asked.add("unknown");
        asked.add(ids.get(0));
        List<String> before = List.copyOf(asked);
        for (Collection<String> collection :
                List.of(Collections.unmodifiableList(asked), List.copyOf(asked), asked, before)) {
            assertThat(shop.readAll(Product.class, collection).keySet()).containsExactlyElementsOf(ids);
            assertThat(collection).containsExactlyElementsOf(before);
        }
    }

    @Test
    @DisplayName("defect 28: the per-app prefix can be evicted: the app's whole cache is lost, and its entries leak")
    void noEntryDependsOnAnotherAndAllAreRemovedWithTheApp() {
        List<String> often =
                IntStream.range(0, 3).mapToObj(i -> id(given(shop))).toList();
        para.apps().create("blog");
        Store blog = para.store("blog");
        for (int i = 0; i < 2000; i++) {
            blog.create(new Sysprop());
            often.forEach(this::read);
        }
        assertThat(occupancy().evictions()).isPositive();
        long misses = statistics().misses();
        often.forEach(this::read);
        assertThat(statistics().misses())
                .as("misses of objects that are read often")
                .isEqualTo(misses);

        para.apps().delete("blog");
        assertThat(occupancy().entries())
                .as("entries after the other app was deleted")
                .isEqualTo(3);
        often.forEach(this::read);
        assertThat(statistics().misses())
                .as("misses after another app was deleted")
                .isEqualTo(misses);
    }

    private Cache.Occupancy occupancy() {
        return statistics().occupancy().orElseThrow();
    }

    @Test
    @DisplayName("defect 29: a failed write is cached as if it had succeeded")
    void aFailedWriteIsNotCached() {
        Product product = given(shop);
        Target target = new Target("update", "shop", "product", id(product));
        for (RuntimeException failure : List.of(
                StorageException.notSent("update", "made to fail", null),
                new WriteOutcomeUnknownException(target, 1, null))) {
            dao.failUpdates(failure);
            product.title = "never stored";
            assertThatThrownBy(() -> shop.update(product)).isSameAs(failure);
            dao.failUpdates(null);
            assertThat(read(id(product)).title).isEqualTo("Bicycle");
            assertThat(read(id(product)).getVersion()).isEqualTo(1);
        }
    }
}
