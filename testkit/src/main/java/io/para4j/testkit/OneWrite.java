package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.same;

import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.BatchException;
import io.para4j.error.ParaException;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A write of its own object, with the effect on the object if the write is applied exactly once. */
final class OneWrite {
    private static final int ADDED = 5;

    private final Tenant tenant;
    private final String name;
    private final ParaObject held;
    private final Runnable call;
    private final Predicate<Optional<Item>> isOnce;
    private final Optional<Item> before;
    private final Map<String, Object> heldBefore;

    private OneWrite(Tenant tenant, String name, ParaObject held, Runnable call, Predicate<Optional<Item>> isOnce) {
        this.tenant = tenant;
        this.name = name;
        this.held = held;
        this.call = call;
        this.isOnce = isOnce;
        this.before = Optional.ofNullable(held.getId()).flatMap(tenant::find);
        this.heldBefore = Fields.of(held);
    }

    /** Returns one write of each kind, each of its own object. */
    static List<OneWrite> all(Kit kit, Tenant tenant) {
        List<OneWrite> writes = new ArrayList<>();
        writes.add(create("create under a new id", tenant, Samples.gadget()));
        writes.add(create("create under a chosen id", tenant, Samples.gadget(kit.newId())));
        writes.addAll(patches(tenant));
        writes.addAll(deletions(tenant));
        Store store = tenant.store();
        Gadget updated = tenant.given(Samples.gadget());
        updated.label = "updated";
        writes.add(new OneWrite(
                tenant, "update", updated, () -> store.update(updated), after -> is(after, 2, "label", "updated")));
        Gadget modified = tenant.given(Samples.gadget());
        String id = Samples.id(modified);
        writes.add(new OneWrite(
                tenant,
                "modify",
                modified,
                () -> store.modify(Gadget.class, id, gadget -> gadget.stock += ADDED),
                after -> is(after, 2, "stock", 7L + ADDED)));
        Gadget restored = Samples.gadget(kit.newId());
        restored.setTimestamp(1L);
        restored.setVersion(5L);
        writes.add(new OneWrite(
                tenant,
                "restoreAll of one",
                restored,
                () -> store.restoreAll(List.of(restored)),
                after -> is(after, 5, "label", "first")));
        return writes;
    }

    private static OneWrite create(String name, Tenant tenant, Gadget gadget) {
        return new OneWrite(
                tenant, name, gadget, () -> tenant.store().create(gadget), after -> is(after, 1, "label", "first"));
    }

    private static List<OneWrite> patches(Tenant tenant) {
        Store store = tenant.store();
        Gadget set = tenant.given(Samples.gadget());
        Gadget added = tenant.given(Samples.gadget());
        Gadget checked = tenant.given(Samples.gadget());
        Patch<Gadget> setting = Patch.of(Gadget.class).set("label", "patched");
        Patch<Gadget> adding = Patch.of(Gadget.class).add("stock", ADDED);
        Patch<Gadget> checking = Patch.of(Gadget.class).set("label", "patched").ifUnchanged(checked);
        return List.of(
                new OneWrite(
                        tenant,
                        "patch that sets",
                        set,
                        () -> store.patch(Samples.id(set), setting),
                        after -> is(after, 2, "label", "patched")),
                new OneWrite(
                        tenant,
                        "patch that adds",
                        added,
                        () -> store.patch(Samples.id(added), adding),
                        after -> is(after, 2, "stock", 7L + ADDED)),
                new OneWrite(
                        tenant,
                        "patch if unchanged",
                        checked,
                        () -> store.patch(Samples.id(checked), checking),
                        after -> is(after, 2, "label", "patched")));
    }

    private static List<OneWrite> deletions(Tenant tenant) {
        Gadget asRead = tenant.given(Samples.gadget());
        Gadget byId = tenant.given(Samples.gadget());
        return List.of(
                new OneWrite(
                        tenant,
                        "delete of an object",
                        asRead,
                        () -> tenant.store().delete(asRead),
                        Optional::isEmpty),
                new OneWrite(
                        tenant,
                        "delete by id",
                        byId,
                        () -> tenant.store().delete(Samples.id(byId)),
                        Optional::isEmpty));
    }

    private static boolean is(Optional<Item> after, long version, String field, Object value) {
        return after.isPresent()
                && after.get().version() == version
                && value.equals(after.get().attributes().get(field));
    }

    String name() {
        return name;
    }

    /** Returns whether the write begins with a read, so that it fails differently when reads fail. */
    boolean reads() {
        return name.equals("modify");
    }

    ParaObject held() {
        return held;
    }

    /**
     * Writes, and returns the error; empty if the write was applied. The error of a batch of one is that of its object.
     */
    Optional<ParaException> run() {
        try {
            call.run();
            return Optional.empty();
        } catch (BatchException e) {
            return e.entries().get(0).error();
        } catch (ParaException e) {
            return Optional.of(e);
        }
    }

    /** Proves that the object is stored as the write leaves it if it is applied once. */
    void isAppliedOnce(String after) {
        Optional<Item> stored = stored();
        claim(
                isOnce.test(stored),
                "%s, %s: expected it to be applied once but found %s, before %s",
                name,
                after,
                stored,
                before);
    }

    /** Proves that the object is stored as before, or as the write leaves it if it is applied once. */
    void isAppliedOnceOrNot(String after) {
        Optional<Item> stored = stored();
        claim(
                stored.equals(before) || isOnce.test(stored),
                "%s, %s: expected it to be applied once or not at all but found %s, before %s",
                name,
                after,
                stored,
                before);
    }

    private Optional<Item> stored() {
        return tenant.find(Samples.id(held));
    }

    /** Proves that neither the store nor the caller's object has changed. */
    void isRefused(ParaException error) {
        String id =
                held.getId() == null && error instanceof ThrottledException throttled ? throttled.id() : held.getId();
        Optional<Item> stored = Optional.ofNullable(id).flatMap(tenant::find);
        Facts.equal(name + ", stored after " + error.getClass().getSimpleName(), before, stored);
        same(name + ", caller's object after " + error.getClass().getSimpleName(), heldBefore, Fields.of(held));
    }

    /**
     * Proves that the caller's object has not changed, except that an object to be created has the id that it was
     * given.
     */
    void leavesItsId(WriteOutcomeUnknownException error) {
        Facts.equal(name + ", id of the caller's object and of the error", error.id(), held.getId());
        Facts.equal(name + ", app of the error", tenant.app().name(), error.app());
        same(
                name + ", caller's object except its id",
                Fields.without(heldBefore, "id"),
                Fields.without(Fields.of(held), "id"));
    }
}
