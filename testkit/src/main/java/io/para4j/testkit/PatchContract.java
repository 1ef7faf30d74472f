package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Patch;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.ParaException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks PAT-1, PAT-2, PAT-3 and PAT-6: a patch changes only the fields that it names, atomically, also in races. */
interface PatchContract extends Contract {

    /** The number of additions that each thread makes to one number. */
    int ADDITIONS = 25;

    @Test
    @Rule("PAT-1")
    @Tag("PAT-1")
    default void onlyWhatThePatchNamesIsChanged() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        Patch<Gadget> patch = Patch.of(Gadget.class);
        changes(id, patch.set("label", "new"), Map.of("label", "new"));
        changes(id, patch.set("name", "new"), Map.of("name", "new"));
        changes(id, patch.set("tags", List.of("t")), Map.of("tags", List.of("t")));
        changes(id, patch.add("stock", -3), Map.of("stock", 4L));
        changes(id, patch.add("views", 1), Map.of("views", (1L << 40) + 1));
        changes(id, patch.add("price", new BigDecimal("0.25")), Map.of("price", new BigDecimal("12.75")));
        changes(id, patch.append("colours", "green", "red"), Map.of("colours", List.of("red", "blue", "green", "red")));
        changes(id, patch.append("tags", "u"), Map.of("tags", List.of("t", "u")));
        changes(id, patch.set("sizes", Map.of("width", 2)), Map.of("sizes", Map.of("width", 2L)));
        changes(id, patch.remove("rating"), Map.of("rating", "removed"));
        changes(id, patch.remove("rating"), Map.of());
        changes(
                id,
                patch.append("colours", "x").set("label", "all").add("stock", 1).remove("price"),
                Map.of(
                        "colours",
                        List.of("red", "blue", "green", "red", "x"),
                        "label",
                        "all",
                        "stock",
                        5L,
                        "price",
                        "removed"));
        changes(id, patch.remove("colours"), Map.of("colours", "removed"));
        changes(id, patch.append("colours", "first"), Map.of("colours", List.of("first")));
    }

    private void changes(String id, Patch<Gadget> patch, Map<String, Object> changed) {
        Tenant tenant = kit().tenant();
        Item before = tenant.stored(id);
        long now = kit().clock().step(Duration.ofMillis(1));
        Gadget returned = tenant.store().patch(id, patch);
        Map<String, Object> expected = new LinkedHashMap<>(before.attributes());
        expected.put(Item.UPDATED, now);
        expected.putAll(changed);
        expected.values().removeIf("removed"::equals);
        Item stored = tenant.stored(id);
        same(
                "store after a patch of " + changed,
                new Item(id, before.type(), before.version() + 1, stored.revision(), before.timestamp(), expected),
                stored);
        Facts.claim(
                !stored.revision().equals(before.revision()), "the revision is unchanged after a patch of %s", changed);
        same("object returned", Fields.of(tenant.reread(Gadget.class, id)), Fields.of(returned));
    }

    @Test
    @Rule("PAT-1")
    @Tag("PAT-1")
    default void propertiesOfUnregisteredTypesArePatched() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(tenant.newItem(kit().newId(), "unlisted", SampleValues.oneOfEach()));
        long now = kit().clock().step(Duration.ofMillis(1));
        Patch<ParaObject> patch = Patch.of("unlisted")
                .set("text", "new")
                .set("new", new byte[] {1})
                .add("zero", new BigDecimal("0.1"))
                .append("list", "x", null)
                .remove("map");
        Sysprop returned = (Sysprop) tenant.store().patch(item.id(), patch);
        Map<String, Object> expected = new LinkedHashMap<>(item.attributes());
        expected.put("text", "new");
        expected.put("new", new byte[] {1});
        expected.put("zero", new BigDecimal("0.1"));
        List<Object> longer = new ArrayList<>(
                (List<?>) Objects.requireNonNull(item.attributes().get("list")));
        longer.add("x");
        longer.add(io.para4j.spi.Null.NULL);
        expected.put("list", longer);
        expected.put(Item.UPDATED, now);
        expected.remove("map");
        Item stored = tenant.stored(item.id());
        same(
                "store after the patch",
                new Item(item.id(), item.type(), 2, stored.revision(), item.timestamp(), expected),
                stored);
        same("object returned", Fields.of(tenant.reread(Sysprop.class, item.id())), Fields.of(returned));
    }

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void concurrentAdditionsAddUp() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(new Gadget()));
        Race.allWon("concurrent additions", kit().race().run(thread -> {
            for (int i = 0; i < ADDITIONS; i++) {
                tenant.store()
                        .patch(
                                id,
                                Patch.of(Gadget.class).add("stock", thread + 1).add("price", new BigDecimal("0.1")));
            }
            return thread;
        }));
        int additions = Race.THREADS * ADDITIONS;
        Item stored = tenant.stored(id);
        equal(
                "sum of 8 threads' additions",
                36L * ADDITIONS,
                stored.attributes().get("stock"));
        equal("sum of additions to a missing number", 20L, stored.attributes().get("price"));
        equal("version after " + additions + " patches", additions + 1L, stored.version());
    }

    @Test
    @Rule("PAT-2")
    @Tag("PAT-2")
    default void aMissingNumberCountsAsZero() {
        Tenant tenant = kit().tenant();
        Sysprop object = tenant.given(new Sysprop("unlisted"));
        tenant.store()
                .patch(Samples.id(object), Patch.of("unlisted").add("count", 5).add("less", -2.5));
        equal("count", 5L, tenant.stored(object).attributes().get("count"));
        equal("less", new BigDecimal("-2.5"), tenant.stored(object).attributes().get("less"));
    }

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void ifUnchangedRefusesAnotherState() {
        Tenant tenant = kit().tenant();
        Gadget held = tenant.given(Samples.gadget());
        String id = Samples.id(held);
        Patch<Gadget> patch = Patch.of(Gadget.class).set("label", "patched").ifUnchanged(held);
        Gadget patched = tenant.store().patch(id, patch);
        equal("label after a patch of the unchanged object", "patched", patched.label);
        Item stored = tenant.stored(id);
        Map<String, Object> before = Fields.of(held);
        VersionConflictException error = refused(
                VersionConflictException.class,
                "patch of a changed object",
                () -> tenant.store().patch(id, patch));
        equal("version held, in the error", 1L, error.held());
        equal("version stored, in the error", 2L, error.stored());
        tenant.unchanged("a refused patch", stored);
        same("caller's object", before, Fields.of(held));
        tenant.store().patch(id, Patch.of(Gadget.class).set("label", "again").ifUnchanged(patched));
        equal("label", "again", tenant.stored(id).attributes().get("label"));
    }

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void onlyIfRefusesWithTheStoredObject() {
        Tenant tenant = kit().tenant();
        Gadget gadget = tenant.given(Samples.gadget());
        Item stored = tenant.stored(gadget);
        Patch<Gadget> patch = Patch.of(Gadget.class).set("label", "patched");
        for (Condition condition : List.of(
                Condition.greaterThan("stock", 7),
                Condition.lessThan("price", new BigDecimal("12.5")),
                Condition.equal("label", "other"),
                Condition.absent("label"),
                Condition.exists("text"),
                Condition.equal("stock", 7).and(Condition.equal("views", 0)),
                Condition.notEqual("version", 1))) {
            ConditionFailedException error = refused(
                    ConditionFailedException.class,
                    "patch only if " + condition,
                    () -> tenant.store().patch(stored.id(), patch.onlyIf(condition)));
            same(
                    "stored object in the error",
                    Fields.of(tenant.reread(Gadget.class, stored.id())),
                    Fields.of(error.stored(Gadget.class)));
            tenant.unchanged("a patch refused by " + condition, stored);
        }
        refused(
                ConditionFailedException.class,
                "patch only if both hold",
                () -> tenant.store()
                        .patch(
                                stored.id(),
                                patch.onlyIf(Condition.equal("stock", 7)).onlyIf(Condition.equal("stock", 8))));
        tenant.unchanged("a patch with one failing condition", stored);
        tenant.store()
                .patch(stored.id(), patch.onlyIf(Condition.equal("stock", 7)).ifUnchanged(gadget));
        equal("label", "patched", tenant.stored(stored.id()).attributes().get("label"));
    }

    @Test
    @Rule("PAT-3")
    @Tag("PAT-3")
    default void aConditionIsCheckedInOneStepWithThePatch() {
        Tenant tenant = kit().tenant();
        Gadget gadget = Samples.gadget();
        gadget.stock = 10;
        String id = Samples.id(tenant.given(gadget));
        List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
            int taken = 0;
            Patch<Gadget> take = Patch.of(Gadget.class).add("stock", -1).onlyIf(Condition.greaterThan("stock", 0));
            try {
                while (taken <= 10) {
                    tenant.store().patch(id, take);
                    taken++;
                }
                return taken;
            } catch (ConditionFailedException e) {
                return taken;
            }
        });
        int taken = Race.allWon("concurrent takes from a stock", attempts).stream()
                .mapToInt(Integer::intValue)
                .sum();
        equal("taken from a stock of 10", 10, taken);
        equal("stock left", 0L, tenant.stored(id).attributes().get("stock"));
    }

    @Test
    @Rule("PAT-6")
    @Tag("PAT-6")
    default void anAppliedPatchWhoseResultIsUnreadableIsReportedAsApplied() {
        Tenant tenant = kit().tenant();
        Item item = tenant.given(tenant.newItem(kit().newId(), Gadget.TYPE, Map.of("label", 5L, "stock", 1L)));
        UnreadableObjectException error = refused(
                UnreadableObjectException.class,
                "patch of an object that does not fit its class",
                () -> tenant.store().patch(item.id(), Patch.of(Gadget.class).add("stock", 1)));
        Item stored = tenant.stored(item.id());
        equal("stock after the patch", 2L, stored.attributes().get("stock"));
        equal("effect in the error", ParaException.Effect.APPLIED, error.effect());
        equal("field in the error", "label", error.field());
    }

    @Test
    @Rule("PAT-6")
    @Tag("PAT-6")
    default void eachPatchReturnsTheObjectRightAfterIt() {
        Tenant tenant = kit().tenant();
        Gadget gadget = new Gadget();
        String id = Samples.id(tenant.given(gadget));
        List<Race.Attempt<List<Gadget>>> attempts = kit().race().run(thread -> {
            List<Gadget> returned = new ArrayList<>();
            for (int i = 0; i < ADDITIONS; i++) {
                returned.add(tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1)));
            }
            return returned;
        });
        List<Gadget> returned = Race.allWon("concurrent patches", attempts).stream()
                .flatMap(List::stream)
                .toList();
        int all = Race.THREADS * ADDITIONS;
        equal(
                "sums that patches returned, sorted",
                LongStream.rangeClosed(1, all).boxed().toList(),
                returned.stream().map(each -> (long) each.stock).sorted().toList());
        returned.forEach(each -> equal("version returned with sum " + each.stock, each.stock + 1L, each.getVersion()));
        equal(
                "different revisions returned",
                (long) all,
                returned.stream().map(Gadget::getRevision).distinct().count());
    }
}
