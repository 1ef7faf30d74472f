package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks OBJ-2, OBJ-7 and OBJ-8: objects with bad values, violated annotations or an excessive size are refused, and
 * nothing is written.
 */
interface ObjectLimitsContract extends Contract {

    /** Values that some stores cannot hold, by a description of the problem. */
    private static Map<String, Object> unstorable() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("39 digits", new BigDecimal("123456789012345678901234567890123456789"));
        values.put("39 digits after the point", new BigDecimal("0.123456789012345678901234567890123456789"));
        values.put("a number above 9.99E125", new BigDecimal("1E+126"));
        values.put("a number below -9.99E125", new BigDecimal("-1E+126"));
        values.put("a number below 1E-130 in magnitude", new BigDecimal("1E-131"));
        values.put("a double above 9.99E125", Double.MAX_VALUE);
        values.put("a double below 1E-130", Double.MIN_VALUE);
        values.put("NaN", Double.NaN);
        values.put("infinity", Double.NEGATIVE_INFINITY);
        values.put("a float NaN", Float.NaN);
        values.put("32 levels of nesting", SampleValues.nested(SampleValues.MAX_NESTING + 1));
        values.put("an empty nested name", Map.of("", 1));
        values.put("a deeper empty nested name", List.of(Map.of("a", Map.of("", 1))));
        values.put("a lone high surrogate", "x\uD83D");
        values.put("a lone low surrogate", "\uDE00x");
        values.put("a lone surrogate inside", List.of(Map.of("a", "\uDE00\uD83D")));
        values.put("a lone surrogate in a name", Map.of("\uD83D", 1));
        return values;
    }

    @Test
    @Rule("OBJ-2")
    @Tag("OBJ-2")
    default void valuesThatNotEveryStoreCanHoldAreRefusedAtCreate() {
        Tenant tenant = kit().tenant();
        unstorable().forEach((what, value) -> {
            Sysprop object = new Sysprop().set("fine", 1L).set("culprit", value);
            object.setId(kit().newId());
            names("culprit", "create with " + what, () -> tenant.store().create(object));
            refused(
                    BatchException.class,
                    "createAll with " + what,
                    () -> tenant.store().createAll(List.of(object)));
            object.setTimestamp(1L);
            object.setVersion(1L);
            refused(
                    BatchException.class,
                    "restoreAll with " + what,
                    () -> tenant.store().restoreAll(List.of(object)));
            tenant.absent(what, Samples.id(object));
        });
    }

    @Test
    @Rule("OBJ-2")
    @Tag("OBJ-2")
    default void valuesThatNotEveryStoreCanHoldAreRefusedAtUpdateAndPatch() {
        Tenant tenant = kit().tenant();
        Sysprop object = tenant.given(new Sysprop("unlisted").set("culprit", "fine"));
        Item stored = tenant.stored(object);
        unstorable().forEach((what, value) -> {
            object.set("culprit", value);
            names("culprit", "update with " + what, () -> tenant.store().update(object));
            Patch<?> patch = Patch.of("unlisted").set("other", 1).set("culprit", value);
            names("culprit", "patch with " + what, () -> tenant.store().patch(stored.id(), patch));
            tenant.unchanged(what, stored);
        });
        equal("version in the caller's object", 1L, object.getVersion());
    }

    @Test
    @Rule("OBJ-2")
    @Tag("OBJ-2")
    default void fieldsOfClassesAreHeldToTheSameLimits() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item stored = tenant.stored(gadget);
        gadget.rating = Double.NaN;
        names("rating", "update with NaN", () -> tenant.store().update(gadget));
        gadget.rating = 1.0;
        gadget.price = new BigDecimal("1E+126");
        names("price", "update with 1E126", () -> tenant.store().update(gadget));
        gadget.price = null;
        gadget.sizes = Map.of("", 1);
        names("sizes", "update with an empty nested name", () -> tenant.store().update(gadget));
        gadget.sizes = null;
        gadget.setTags(List.of("fine", "\uD83D"));
        names("tags", "update with a lone surrogate", () -> tenant.store().update(gadget));
        tenant.unchanged("refused updates", stored);
    }

    @Test
    @Rule("OBJ-2")
    @Tag("OBJ-2")
    default void over256FieldsAreRefusedAnd256Accepted() {
        Tenant tenant = kit().tenant();
        Sysprop object = new Sysprop("unlisted");
        for (int i = 0; i < 256; i++) {
            object.set("field" + i, i);
        }
        tenant.store().create(object);
        equal("fields stored", 256, tenant.stored(object).attributes().size());
        Sysprop larger = new Sysprop("unlisted");
        object.getProperties().forEach(larger::set);
        larger.set("one more", 1L);
        larger.setId(kit().newId());
        names("fields", "create with 257 fields", () -> tenant.store().create(larger));
        tenant.absent("create with 257 fields", Samples.id(larger));
    }

    private static void names(String field, String call, ThrowingCallable action) {
        InvalidObjectException error = refused(InvalidObjectException.class, call, action);
        claim(
                error.violations().stream().anyMatch(violation -> violation.startsWith(field)),
                "%s: the error does not name field %s: %s",
                call,
                field,
                error.getMessage());
    }

    @Test
    @Rule("OBJ-7")
    @Tag("OBJ-7")
    default void anObjectThatBreaksItsAnnotationsIsRefusedWithEveryViolation() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item stored = tenant.stored(gadget);
        Gadget fresh = invalid(Samples.gadget(kit().newId()));
        namesBoth("create", () -> tenant.store().create(fresh));
        refused(BatchException.class, "createAll", () -> tenant.store().createAll(List.of(fresh)));
        tenant.absent("create of an invalid object", Samples.id(fresh));
        namesBoth("update", () -> tenant.store().update(invalid(gadget)));
        refused(BatchException.class, "updateAll", () -> tenant.store().updateAll(List.of(gadget)));
        namesBoth("modify", () -> tenant.store().modify(Gadget.class, stored.id(), ObjectLimitsContract::invalid));
        tenant.unchanged("updates with an invalid object", stored);
    }

    @Test
    @Rule("OBJ-7")
    @Tag("OBJ-7")
    default void aGenericObjectOfARegisteredTypeObeysItsAnnotations() {
        Tenant tenant = kit().tenant();
        Sysprop fresh = new Sysprop(Gadget.TYPE);
        fresh.setId(kit().newId());
        fresh.set("label", "x".repeat(Gadget.MAX_LABEL + 1)).set("price", -1);
        namesBoth("create of a generic object", () -> tenant.store().create(fresh));
        tenant.absent("create of an invalid object", Samples.id(fresh));
        Item stored = tenant.stored(tenant.given(Samples.gadget()));
        Sysprop generic = tenant.reread(Sysprop.class, stored.id());
        generic.set("label", "x".repeat(Gadget.MAX_LABEL + 1)).set("price", -1);
        namesBoth("update of a generic object", () -> tenant.store().update(generic));
        tenant.unchanged("update with an invalid object", stored);
    }

    private static Gadget invalid(Gadget gadget) {
        gadget.label = "x".repeat(Gadget.MAX_LABEL + 1);
        gadget.price = BigDecimal.valueOf(-1);
        return gadget;
    }

    private static void namesBoth(String call, ThrowingCallable action) {
        InvalidObjectException error = refused(InvalidObjectException.class, call + " of an invalid object", action);
        equal(call + ", violations", 2, error.violations().size());
        names("label", call, action);
        names("price", call, action);
    }

    @Test
    @Rule("OBJ-8")
    @Tag("OBJ-8")
    default void anObjectOver400KilobytesIsRefusedAtCreateAndRestore() {
        Tenant tenant = kit().tenant();
        Gadget large = Samples.gadget(kit().newId());
        large.text = Samples.tooLong();
        isTooLarge(
                "create",
                refused(
                        ObjectTooLargeException.class,
                        "create of 410 KB",
                        () -> tenant.store().create(large)));
        isTooLarge("createAll", ofBatch(() -> tenant.store().createAll(List.of(large))));
        large.setTimestamp(1L);
        large.setVersion(1L);
        isTooLarge("restoreAll", ofBatch(() -> tenant.store().restoreAll(List.of(large))));
        tenant.absent("writes of 410 KB", Samples.id(large));
    }

    private static ObjectTooLargeException ofBatch(ThrowingCallable call) {
        BatchException error = refused(BatchException.class, "a batch of one object of 410 KB", call);
        return refused(ObjectTooLargeException.class, "the object of 410 KB", () -> {
            throw error.entries().get(0).error().orElseThrow();
        });
    }

    private static void isTooLarge(String call, ObjectTooLargeException error) {
        claim(error.size() > Samples.TOO_LONG, "%s: the error reports a size of %s bytes", call, error.size());
        equal(call + ", limit", 400L * 1024, error.limit());
        equal(
                call + ", largest field",
                "text",
                error.largestFields().keySet().stream().findFirst().orElse("none"));
    }

    @Test
    @Rule("OBJ-8")
    @Tag("OBJ-8")
    default void anUpdateOrPatchTo400KilobytesIsRefusedAndChangesNothing() {
        Tenant tenant = kit().tenant();
        Gadget gadget = Samples.gadget();
        gadget.text = "x".repeat(300 * 1024);
        tenant.store().create(gadget);
        Item stored = tenant.stored(gadget);
        gadget.colours = List.of("y".repeat(110 * 1024));
        ObjectTooLargeException update = refused(
                ObjectTooLargeException.class,
                "update to 410 KB",
                () -> tenant.store().update(gadget));
        isTooLarge("update", update);
        tenant.unchanged("update to 410 KB", stored);
        equal("version in the caller's object", 1L, gadget.getVersion());
        isTooLarge("updateAll", ofBatch(() -> tenant.store().updateAll(List.of(gadget))));
        for (Patch<Gadget> patch : List.of(
                Patch.of(Gadget.class).append("colours", "y".repeat(110 * 1024)),
                Patch.of(Gadget.class).set("stock", 1).set("name", "y".repeat(110 * 1024)))) {
            isTooLarge(
                    "patch",
                    refused(
                            ObjectTooLargeException.class,
                            "patch to 410 KB",
                            () -> tenant.store().patch(stored.id(), patch)));
            tenant.unchanged("patch to 410 KB", stored);
        }
    }
}
