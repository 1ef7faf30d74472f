package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.para4j.error.InvalidObjectException;
import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.App;
import io.para4j.model.Index;
import io.para4j.model.Locked;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.Change;
import io.para4j.spi.Creation;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests of {@link WritePlanner}. */
class WritePlannerTest {
    private static final WritePlanner.CreationId A1 = new WritePlanner.CreationId("a1", false);

    static class Product extends AbstractParaObject {
        @Stored
        @NotBlank
        String title = "t";

        @Stored
        @Min(0)
        int stock;

        @Stored
        @Locked
        String maker;
    }

    @Index(name = "by_customer", partition = "customer", sort = "opened")
    static class Visit extends AbstractParaObject {
        @Stored
        UUID customer;

        @Stored
        Instant opened;

        @Stored
        Instant closed;
    }

    private static WritePlanner planner(ObjectCodec codec, DeclaredIndexes indexes) {
        return new WritePlanner(
                codec,
                new IndexedValues(indexes),
                new io.para4j.Validation(
                        Optional.of(Validation.buildDefaultValidatorFactory().getValidator())),
                new TimeOrderedIds(CLOCK),
                CLOCK);
    }

    private static Sysprop visit(String field, String text) {
        Sysprop visit = new Sysprop("visit").set(field, text);
        visit.setId("a1");
        visit.setAppid("shop");
        visit.setTimestamp(1L);
        visit.setVersion(1L);
        return visit;
    }

    /** Texts of other widths are read as the same time, but sort after later ones: "00Z" after "00.5Z". */
    @Test
    void indexedTextInAnotherFormThanThatOfTheClassIsRefused() {
        ObjectCodec codec = Codecs.codec(Visit.class);
        WritePlanner visits = planner(codec, IndexDeclarations.of(List.of(Visit.class), List.of(), codec));
        Map<String, String> others =
                Map.of("opened", "2026-01-01T00:00:00.500Z", "customer", "4F1E0000-0000-4000-8000-000000000001");
        others.forEach((field, text) -> {
            Sysprop visit = visit(field, text);
            for (ThrowingCallable write : List.<ThrowingCallable>of(
                    () -> visits.creation("shop", visit, A1),
                    () -> visits.restoration("shop", visit),
                    () -> visits.update("shop", visit))) {
                assertThatExceptionOfType(InvalidObjectException.class)
                        .isThrownBy(write)
                        .withMessageContaining(field + ": index 'visit.by_customer' needs the text that its class"
                                + " stores for this value; a time has nine digits for the fraction of a second, and a"
                                + " UUID has small letters");
            }
        });
        Map<String, String> own = Map.of(
                "opened", "2026-01-01T00:00:00.500000000Z",
                "customer", "4f1e0000-0000-4000-8000-000000000001",
                "closed", "2026-01-01T00:00:00Z");
        own.forEach((field, text) -> {
            Sysprop visit = visit(field, text);
            assertThat(visits.creation("shop", visit, A1).item().attributes()).containsEntry(field, text);
            assertThat(visits.restoration("shop", visit).attributes()).containsEntry(field, text);
            assertThat(visits.update("shop", visit).changes()).contains(new Change.Set(field, text));
        });
    }

    static class Unregistered extends AbstractParaObject {}

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(5000), ZoneOffset.UTC);

    private final WritePlanner planner =
            planner(Codecs.codec(App.class, Product.class), new DeclaredIndexes(List.of()));

    private static <T extends ParaObject> T held(T object) {
        object.setId("a1");
        object.setAppid("shop");
        object.setVersion(3L);
        object.setRevision("r3");
        object.setTimestamp(1L);
        return object;
    }

    private static void assertRefused(Runnable plan, String... violations) {
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(plan::run)
                .satisfies(error -> assertThat(error.violations()).containsExactly(violations));
    }

    @Test
    void creationHasVersionOneWhateverTheObjectHolds() {
        Product product = held(new Product());
        product.setUpdated(9L);
        Creation creation = planner.creation("shop", product, A1);
        assertThat(creation.isIdNew()).isFalse();
        assertThat(creation.item().version()).isEqualTo(1);
        assertThat(creation.item().timestamp()).isEqualTo(5000);
        assertThat(creation.item().revision()).isNotEqualTo(Optional.of("r3"));
        assertThat(creation.item().attributes()).isEqualTo(Map.of("title", "t", "stock", 0L));
    }

    @Test
    void generatedIdIsNew() {
        assertThat(planner.creation("shop", new Product(), new WritePlanner.CreationId("made", true))
                        .isIdNew())
                .isTrue();
    }

    @Test
    void everyBrokenConstraintIsReportedInOrder() {
        Product product = held(new Product());
        product.title = " ";
        product.stock = -1;
        String[] violations = {"stock must be greater than or equal to 0", "title must not be blank"};
        assertRefused(() -> planner.creation("shop", product, A1), violations);
        assertRefused(() -> planner.update("shop", product), violations);
    }

    @Test
    void updateSetsPresentFieldsRemovesNullsAndSkipsLockedFields() {
        Product product = held(new Product());
        product.maker = "other";
        product.setTags(java.util.List.of("a"));
        product.setParentid("other");
        Update update = planner.update("shop", product);
        assertThat(update.changes())
                .contains(
                        new Change.Set("title", "t"),
                        new Change.Set("stock", 0),
                        new Change.Set("tags", java.util.List.of("a")),
                        new Change.Remove("name"),
                        new Change.Set("updated", 5000))
                .extracting(Change::field)
                .doesNotContain("maker", "parentid", "creatorid");
        assertThat(update.precondition().state()).contains(new io.para4j.spi.State(3, Optional.of("r3"), 1));
    }

    @Test
    void objectWithTheMostFieldsCanBeUpdated() {
        Sysprop object = new Sysprop("city");
        for (int i = 0; i < 256; i++) {
            object.set("f" + i, i);
        }
        planner.creation("shop", object, A1);
        assertThat(planner.update("shop", held(object)).changes()).hasSize(261);
    }

    @Test
    void genericObjectOfARegisteredTypeObeysItsRules() {
        Sysprop product = held(new Sysprop("product").set("title", "").set("stock", 5));
        assertRefused(() -> planner.creation("shop", product, A1), "title must not be blank");
        assertRefused(() -> planner.update("shop", product), "title must not be blank");
        product.set("title", "t").set("stock", "five");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> planner.creation("shop", product, A1))
                .withMessageContaining("stock: ");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> planner.update("shop", product))
                .withMessageContaining("stock: it cannot hold the value");
    }

    @Test
    void genericUpdateSkipsLockedFields() {
        Sysprop product = held(new Sysprop("product").set("maker", "other"));
        assertThat(planner.update("shop", product).changes())
                .extracting(Change::field)
                .doesNotContain("maker");
    }

    @Test
    void genericUpdateIsCheckedInItsOwnProperties() {
        assertThat(planner.update("shop", held(new Sysprop("product").set("stock", 5)))
                        .changes())
                .contains(new Change.Set("stock", 5));
        assertRefused(
                () -> planner.update("shop", held(new Sysprop("product").set("title", null))),
                "title must not be blank");
    }

    @Test
    void updateNeedsAVersionAndTheApp() {
        Product product = held(new Product());
        product.setVersion(null);
        product.setAppid("blog");
        assertRefused(
                () -> planner.update("shop", product),
                "version is missing: the object was not read whole; read it again without only(...)",
                "it belongs to app 'blog', not to this one");
        product.setVersion(-1L);
        product.setAppid("shop");
        assertRefused(() -> planner.deletion("shop", product), "version -1 is negative");
    }

    @Test
    void updateNeedsAnId() {
        assertThatNullPointerException()
                .isThrownBy(() -> planner.update("shop", new Product()))
                .withMessage("the object has no id");
    }

    @Test
    void domainObjectOfAnotherTypeIsRefused() {
        Product product = held(new Product());
        product.setType("order");
        String violation = "type is 'order', but objects of " + Product.class.getName() + " have type 'product'";
        assertRefused(() -> planner.update("shop", product), violation);
        assertRefused(() -> planner.restoration("shop", product), violation);
    }

    @Test
    void typeOfAppsIsReserved() {
        String violation = "type 'app' is for the records of apps; use para.apps()";
        Sysprop app = held(new Sysprop("app"));
        assertRefused(() -> planner.update("shop", app), violation);
        assertRefused(() -> planner.deletion("shop", app), violation);
        assertRefused(() -> planner.restoration("shop", app), violation);
    }

    @Test
    void unregisteredClassIsRefused() {
        assertRefused(
                () -> planner.creation("shop", new Unregistered(), A1),
                "type: " + Unregistered.class.getName() + " is not registered; add it to ParaModule.types(...)");
    }

    @Test
    void restorationEqualsTheObject() {
        Product product = held(new Product());
        product.setUpdated(9L);
        product.stock = -1;
        assertThat(planner.restoration("shop", product))
                .isEqualTo(new Item(
                        "a1", "product", 3, Optional.of("r3"), 1, Map.of("title", "t", "stock", -1, "updated", 9)));
    }

    @Test
    void restorationOfAGenericObjectIsExactWhateverItsClassCouldRead() {
        Sysprop product = held(new Sysprop("product").set("title", 5).set("stock", "five"));
        assertThat(planner.restoration("shop", product).attributes()).isEqualTo(Map.of("title", 5L, "stock", "five"));
    }

    @Test
    void objectStoredWithoutTimestampCanBeRestored() {
        Product product = held(new Product());
        product.setTimestamp(0L);
        assertThat(planner.restoration("shop", product).timestamp()).isZero();
    }

    @Test
    void restorationWithoutRevisionGetsOne() {
        Product product = held(new Product());
        product.setRevision(null);
        assertThat(planner.restoration("shop", product).revision()).isPresent();
        assertThat(product.getRevision()).isNull();
    }

    @Test
    void everyMissingPropertyOfARestorationIsReported() {
        assertRefused(
                () -> planner.restoration("shop", new Product()),
                "id is missing",
                "timestamp is missing",
                "version is missing");
    }
}
