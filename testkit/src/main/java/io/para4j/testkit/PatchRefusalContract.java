package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.TypeMismatchException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks PAT-2, PAT-4 and PAT-5: invalid patches, and patches of missing objects or other types, are refused and change
 * nothing.
 */
interface PatchRefusalContract extends Contract {

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void additionsThatTheFieldCannotHoldAreRefused() {
        Tenant tenant = kit().tenant();
        Gadget gadget = Samples.gadget();
        gadget.stock = Integer.MAX_VALUE - 1;
        gadget.views = Long.MIN_VALUE;
        gadget.price = new BigDecimal("9.9999999999999999999999999999999999999E+125");
        tenant.store().create(gadget);
        Patch<Gadget> patch = Patch.of(Gadget.class);
        isRefused("an int above its maximum", gadget, patch.add("stock", 2));
        isRefused("a long below its minimum", gadget, patch.add("views", -1));
        isRefused("a decimal above the largest storable number", gadget, patch.add("price", new BigDecimal("1E+125")));
        isRefused("a fraction added to an int", gadget, patch.add("stock", 0.5));
        isRefused(
                "a valid change and a sum that does not fit",
                gadget,
                patch.set("label", "x").add("stock", 2));
        tenant.store().patch(Samples.id(gadget), patch.add("stock", 1));
        equal(
                "stock at its maximum",
                (long) Integer.MAX_VALUE,
                tenant.stored(gadget).attributes().get("stock"));
    }

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void aSumOfOver38DigitsIsRefused() {
        Tenant tenant = kit().tenant();
        Gadget gadget = Samples.gadget();
        gadget.price = new BigDecimal("1E+40");
        tenant.store().create(gadget);
        isRefused("a sum of 41 digits", gadget, Patch.of(Gadget.class).add("price", 1));
        isRefused("a sum of 42 digits", gadget, Patch.of(Gadget.class).add("price", new BigDecimal("0.5")));
    }

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void additionsToWhatIsNotANumberAreRefused() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(tenant.newItem(kit().newId(), "unlisted", SampleValues.oneOfEach()));
        for (String field : List.of("text", "numberText", "yes", "bytes", "list", "map", "emptyText")) {
            refused(
                    InvalidObjectException.class,
                    "addition to " + field,
                    () -> tenant.store()
                            .patch(
                                    item.id(),
                                    Patch.of("unlisted").set("other", 1).add(field, 1)));
            tenant.unchanged("addition to " + field, item);
        }
        for (String field : List.of("text", "zero", "yes", "bytes", "map")) {
            refused(
                    InvalidObjectException.class,
                    "append to " + field,
                    () -> tenant.store()
                            .patch(
                                    item.id(),
                                    Patch.of("unlisted").set("other", 1).append(field, 1)));
            tenant.unchanged("append to " + field, item);
        }
    }

    private void isRefused(String what, Gadget gadget, Patch<Gadget> patch) {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(gadget);
        refused(InvalidObjectException.class, what, () -> tenant.store().patch(stored.id(), patch));
        tenant.unchanged(what, stored);
    }

    /** Patches of gadgets that break a rule of the class, by a description of the violation. */
    private static Map<String, Patch<Gadget>> breakingRules() {
        Map<String, Patch<Gadget>> patches = new LinkedHashMap<>();
        Patch<Gadget> patch = Patch.of(Gadget.class);
        for (String field : List.of(
                "id",
                "type",
                "appid",
                "timestamp",
                "version",
                "revision",
                "updated",
                "key",
                "_w",
                "parentid",
                "creatorid",
                "serial")) {
            patches.put("locked or reserved " + field, patch.set(field, "x"));
            patches.put("removal of " + field, patch.remove(field));
            patches.put("addition to " + field, patch.add(field, 1));
        }
        patches.put("a text in an int", patch.set("stock", "seven"));
        patches.put("a numeric text in an int", patch.set("stock", "7"));
        patches.put("a fraction in an int", patch.set("stock", 1.5));
        patches.put("a long in an int", patch.set("stock", 1L << 40));
        patches.put("a number in a text", patch.set("label", 7));
        patches.put("a text in a list", patch.set("colours", "red"));
        patches.put("a list in a number", patch.set("price", List.of(1)));
        patches.put("an addition to a text", patch.add("label", 1));
        patches.put("an append to a number", patch.append("stock", 1));
        patches.put("an append of a number to texts", patch.append("colours", 1));
        patches.put("a name that is a number", patch.set("name", 1));
        patches.put("tags that are a text", patch.set("tags", "t"));
        patches.put("a label too long", patch.set("label", "x".repeat(Gadget.MAX_LABEL + 1)));
        patches.put("a price below zero", patch.set("price", new BigDecimal("-0.01")));
        patches.put("a good and a bad change", patch.set("stock", 1).set("label", "x".repeat(Gadget.MAX_LABEL + 1)));
        return patches;
    }

    @Test
    @Rule("PAT-4")
    @Tag("PAT-4")
    default void patchesThatBreakARuleOfTheClassAreRefusedBeforeAnythingIsSent() {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(tenant.given(Samples.gadget()));
        breakingRules().forEach((what, patch) -> {
            refused(
                    InvalidObjectException.class,
                    "patch with " + what,
                    () -> tenant.store().patch(stored.id(), patch));
            tenant.unchanged("a patch with " + what, stored);
            // If the patch were sent, the store would report that there is no object under the id.
            refused(
                    InvalidObjectException.class,
                    "patch of a missing object with " + what,
                    () -> tenant.store().patch("not stored", patch));
        });
    }

    @Test
    @Rule("PAT-4")
    @Tag("PAT-4")
    default void patchesByTypeObeyTheRegisteredClass() {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(tenant.given(Samples.gadget()));
        Patch<ParaObject> patch = Patch.of(Gadget.TYPE);
        for (Patch<ParaObject> each : List.of(
                patch.set("serial", "x"),
                patch.remove("serial"),
                patch.set("creatorid", "x"),
                patch.set("stock", "many"),
                patch.set("label", "x".repeat(Gadget.MAX_LABEL + 1)),
                Patch.of("unlisted").set("timestamp", 1),
                Patch.of("unlisted").set("_w", "x"),
                Patch.of("unlisted").set("parentid", "x"))) {
            refused(
                    InvalidObjectException.class,
                    "patch by type",
                    () -> tenant.store().patch(stored.id(), each));
            tenant.unchanged("a patch by type", stored);
        }
        tenant.store().patch(stored.id(), patch.set("label", "good"));
        equal("label", "good", tenant.stored(stored.id()).attributes().get("label"));
    }

    @Test
    @Rule("PAT-4")
    @Tag("PAT-4")
    default void callsThatAreWrongAsAWholeAreRefused() {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(tenant.given(Samples.gadget()));
        Patch<Gadget> patch = Patch.of(Gadget.class);
        refused(
                IllegalArgumentException.class,
                "a patch without changes",
                () -> tenant.store().patch(stored.id(), patch));
        refused(
                IllegalArgumentException.class,
                "a field twice",
                () -> patch.set("stock", 1).add("stock", 1));
        refused(
                IllegalArgumentException.class,
                "an empty id",
                () -> tenant.store().patch("", patch.set("stock", 1)));
        Gadget other = tenant.given(Samples.gadget());
        refused(
                IllegalArgumentException.class,
                "ifUnchanged of another object",
                () -> tenant.store().patch(stored.id(), patch.set("stock", 1).ifUnchanged(other)));
        tenant.unchanged("patches with invalid arguments", stored);
    }

    @Test
    @Rule("PAT-5")
    @Tag("PAT-5")
    default void aPatchOfWhatIsNotStoredOrOfAnotherTypeIsRefused() {
        Tenant tenant = kit().tenant();
        String deleted = Samples.id(tenant.given(Samples.gadget()));
        tenant.store().delete(deleted);
        Item gizmo = tenant.stored(tenant.given(Samples.gizmo(kit().newId())));
        Patch<Gadget> patch = Patch.of(Gadget.class);
        for (Patch<Gadget> each : List.of(
                patch.set("label", "x"), patch.add("stock", 1), patch.append("colours", "x"), patch.remove("label"))) {
            for (String id : List.of(deleted, kit().newId())) {
                ObjectNotFoundException error = refused(
                        ObjectNotFoundException.class,
                        "patch of what is not stored",
                        () -> tenant.store().patch(id, each));
                equal("id in the error", id, error.id());
                tenant.absent("a patch of what is not stored", id);
            }
            TypeMismatchException error = refused(
                    TypeMismatchException.class,
                    "patch of a gizmo as gadget",
                    () -> tenant.store().patch(gizmo.id(), each));
            equal("type expected, in the error", Gadget.TYPE, error.expected());
            equal("type stored, in the error", Gizmo.TYPE, error.stored());
            tenant.unchanged("a patch of another type", gizmo);
        }
    }
}
