package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import com.typesafe.config.Config;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tests that our stores have none of the defects seen in other systems, run on each store.
 * {@code docs/known-defects.md} lists them by number.
 */
abstract class StoreDefects {
    private Para para;
    private Store shop;

    abstract Module store();

    abstract Config config();

    @BeforeEach
    void start() {
        para = Para.start(new ParaModule(config()).types(Product.class).withoutValidation(), store());
        para.apps().create("defects");
        shop = para.store("defects");
    }

    @AfterEach
    void close() {
        para.apps().delete("defects");
        para.close();
    }

    private Product given() {
        Product product = new Product("Bicycles", Product.Category.BOOK, new BigDecimal("20.50"));
        shop.create(product);
        return product;
    }

    private Product stored(ParaObject object) {
        return shop.read(Product.class, String.valueOf(object.getId())).orElseThrow();
    }

    private Product stale() {
        Product stale = given();
        shop.update(stored(stale));
        return stale;
    }

    private static BatchException failed(Runnable batch) {
        try {
            batch.run();
        } catch (BatchException e) {
            return e;
        }
        throw new AssertionError("the batch did not fail");
    }

    @Test
    @DisplayName("defect 1: a conflict is flagged on the object, and the next update with it overwrites")
    void updateAgainAfterAConflictIsRefusedAgain() {
        Product stale = stale();
        stale.setPrice(BigDecimal.ONE);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> shop.update(stale)).isInstanceOf(VersionConflictException.class);
        }
        assertThat(stored(stale).getPrice()).isEqualByComparingTo("20.5");
    }

    @Test
    @DisplayName("defect 2: a writer without a version bypasses the lock and does not raise the version")
    void everyWriteNeedsAVersionOrRaisesIt() {
        Product product = given();
        Product unversioned = stored(product);
        unversioned.setVersion(null);
        assertThatThrownBy(() -> shop.update(unversioned)).isInstanceOf(InvalidObjectException.class);
        shop.patch(product.getId(), Patch.of(Product.class).add("stock", 1));
        assertThat(stored(product).getVersion()).isEqualTo(2);
        assertThatThrownBy(() -> shop.update(product)).isInstanceOf(VersionConflictException.class);
    }

    @Test
    @DisplayName("defect 3: delete and deleteAll ignore the version")
    void deletesOfAStaleObjectAreRefused() {
        Product stale = stale();
        assertThatThrownBy(() -> shop.delete(stale)).isInstanceOf(VersionConflictException.class);
        failed(() -> shop.deleteAll(List.of(stale)));
        assertThat(stored(stale).getVersion()).isEqualTo(2);
    }

    @Test
    @DisplayName("defect 4: create silently replaces the object stored under the id")
    void createWithATakenIdIsRefused() {
        Product product = given();
        Product other = new Product("Other", Product.Category.BOOK, BigDecimal.ONE);
        other.setId(product.getId());
        assertThatThrownBy(() -> shop.create(other)).isInstanceOf(ObjectExistsException.class);
        assertThat(stored(product).getTitle()).isEqualTo("Bicycles");
    }

    @Test
    @DisplayName("defect 5: update of a deleted object inserts a ghost")
    void updateOfADeletedObjectStoresNothing() {
        Product product = given();
        shop.delete(product.getId());
        assertThatThrownBy(() -> shop.update(product)).isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() ->
                        shop.patch(product.getId(), Patch.of(Product.class).add("stock", 1)))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(shop.stream(Pager.first().generic())).isEmpty();
    }

    @Test
    @DisplayName("defect 6: a field can never be cleared; a null list becomes the text null")
    void aFieldSetToNullIsRemoved() {
        Product product = given();
        product.setTags(List.of("sale"));
        shop.update(product);
        product.setTags(null);
        product.setPrice(null);
        shop.update(product);
        Sysprop generic = shop.read(Sysprop.class, product.getId()).orElseThrow();
        assertThat(generic.getTags()).isNull();
        assertThat(generic.getProperties()).doesNotContainKeys("price", "tags");
    }

    @Test
    @DisplayName("defect 7: a partial update wipes tags and properties")
    void aPatchLeavesOtherFieldsUnchanged() {
        Sysprop city = new Sysprop("city").set("river", "Spree").set("population", 7);
        city.setTags(List.of("capital"));
        String id = shop.create(city);
        shop.patch(id, Patch.of("city").add("population", 1));
        Sysprop stored = shop.read(Sysprop.class, id).orElseThrow();
        assertThat(stored.getTags()).containsExactly("capital");
        assertThat(stored.getProperties()).isEqualTo(Map.of("river", "Spree", "population", 8L));
    }

    @Test
    @DisplayName("defect 8: everything is stored as text, and comes back as another type")
    void valuesComeBackAsTheyWere() {
        BigDecimal decimal = new BigDecimal("123456789.12345678901234567890123456789");
        Sysprop object = new Sysprop()
                .set("whole", Long.MAX_VALUE)
                .set("decimal", decimal)
                .set("flag", true)
                .set("bytes", new byte[] {0, -1, 7})
                .set("list", Arrays.asList("a", 1L, null));
        Sysprop stored = shop.read(Sysprop.class, shop.create(object)).orElseThrow();
        assertThat(stored.getProperties()).usingRecursiveComparison().isEqualTo(object.getProperties());
    }

    @Test
    @DisplayName("defect 9: a read adds a field that was never stored")
    void aReadHasNoFieldThatWasNotStored() {
        String id = shop.create(new Sysprop().set("only", 1));
        assertThat(shop.read(Sysprop.class, id).orElseThrow().getProperties()).isEqualTo(Map.of("only", 1L));
    }

    @Test
    @DisplayName(
            "defect 10: one item over 400 KB fails its whole chunk, and the caller does not learn what was written")
    void anObjectThatIsTooLargeFailsAlone() {
        List<Sysprop> objects = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> objects.add(new Sysprop().set("i", i)));
        objects.get(7).set("large", "x".repeat(420_000));
        BatchException error = failed(() -> shop.createAll(objects));
        assertThat(error.ids(BatchEntry.State.DONE)).hasSize(29);
        assertThat(error.entries().get(7).error()).containsInstanceOf(ObjectTooLargeException.class);
        assertThat(shop.stream(Pager.first())).hasSize(29);
    }

    @Test
    @DisplayName("defect 11: a null element fails a batch after earlier chunks are written")
    void aNullElementIsRefusedBeforeAnythingIsWritten() {
        List<Sysprop> objects = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> objects.add(new Sysprop()));
        objects.add(null);
        assertThatNullPointerException().isThrownBy(() -> shop.createAll(objects));
        assertThat(shop.stream(Pager.first())).isEmpty();
    }

    @Test
    @DisplayName("defect 12: of duplicate ids in a batch the last silently wins")
    void aDuplicateIdIsRefusedBeforeAnythingIsWritten() {
        Sysprop first = new Sysprop().set("i", 1);
        Sysprop second = new Sysprop().set("i", 2);
        first.setId("same");
        second.setId("same");
        assertThatIllegalArgumentException().isThrownBy(() -> shop.createAll(List.of(first, second)));
        assertThat(shop.exists("same")).isFalse();
    }

    @Test
    @DisplayName("defect 14: after deletion and recreation, a stale holder's update is accepted")
    void anUpdateOfTheDeletedObjectConflictsWithTheRecreatedOne() {
        Product old = given();
        shop.delete(old);
        Product successor = new Product("Successor", Product.Category.BOOK, BigDecimal.ONE);
        successor.setId(old.getId());
        shop.create(successor);
        assertThat(successor.getVersion()).isEqualTo(old.getVersion());
        assertThatThrownBy(() -> shop.update(old)).isInstanceOf(VersionConflictException.class);
        assertThat(stored(old).getTitle()).isEqualTo("Successor");
    }

    @Test
    @DisplayName("defect 17: the end of paging needs an extra, empty read; cursors are rebuilt from the last id")
    void aFullLastPageHasNoNext() {
        IntStream.range(0, 20).forEach(i -> shop.create(new Sysprop()));
        Page<ParaObject> first = shop.readPage(Pager.of(10));
        Page<ParaObject> second = shop.readPage(Pager.of(10).after(first.next().orElseThrow()));
        assertThat(second.objects()).hasSize(10);
        assertThat(second.next()).isEmpty();
        assertThat(first.next()).isNotEqualTo(Optional.of(first.objects().get(9).getId()));
    }

    @Test
    @DisplayName("defect 18: readAll loses the requested order; its result cannot be iterated and read at once")
    void readAllKeepsTheRequestedOrderInAnOrdinaryMap() {
        List<String> ids = shop.createAll(
                IntStream.range(0, 120).mapToObj(i -> new Sysprop()).toList());
        List<String> shuffled = new ArrayList<>(ids.subList(60, 120));
        shuffled.addAll(ids.subList(0, 60));
        Map<String, ParaObject> found = shop.readAll(shuffled);
        List<String> seen = new ArrayList<>();
        found.forEach((id, object) -> {
            assertThat(found.get(id)).isSameAs(object);
            seen.add(id);
        });
        assertThat(seen).isEqualTo(shuffled);
    }

    @Test
    @DisplayName("defect 30: locking exists in one store only")
    void everyStoreLocks() {
        Product stale = stale();
        assertThatThrownBy(() -> shop.update(stale))
                .hasMessage("[VERSION_CONFLICT] update of product '" + stale.getId()
                        + "' in app 'defects' refused: caller holds version 1, store holds version 2."
                        + " Read it again and reapply the change.");
    }

    @Test
    @DisplayName("defect 31: a store hands out live objects, and loses its place in paging after a delete")
    void anObjectReadIsTheReadersOwnAndPagingContinuesAfterADelete() {
        IntStream.range(0, 5).forEach(i -> shop.create(new Sysprop().set("list", List.of("a"))));
        Page<ParaObject> first = shop.readPage(Pager.of(2));
        Sysprop read = (Sysprop) first.objects().get(1);
        ((List<?>) read.get("list")).clear();
        assertThat(shop.read(Sysprop.class, read.getId()).orElseThrow().get("list"))
                .isEqualTo(List.of("a"));
        shop.delete(read);
        Page<ParaObject> rest = shop.readPage(Pager.of(10).after(first.next().orElseThrow()));
        assertThat(rest.objects()).hasSize(3);
    }

    @Test
    @DisplayName("defect 32: a missing id is absent in one store and a null value in another")
    void aMissingIdIsAbsent() {
        String id = shop.create(new Sysprop());
        assertThat(shop.read("unknown")).isEmpty();
        assertThat(shop.readAll(List.of("unknown", id))).containsOnlyKeys(id);
    }
}
