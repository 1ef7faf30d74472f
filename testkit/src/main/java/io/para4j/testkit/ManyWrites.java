package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Store;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ParaException;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A batch of writes, each of its own object, with the effect on each object if the write is applied exactly once. */
final class ManyWrites {
    /** The effect on each object and its version. */
    private enum Effect {
        STORED,
        UPDATED,
        DELETED
    }

    private final Tenant tenant;
    private final String name;
    private final List<Gadget> gadgets;
    private final Runnable call;
    private final Effect effect;
    private final Map<String, Item> before;

    private ManyWrites(Tenant tenant, String name, List<Gadget> gadgets, Runnable call, Effect effect) {
        this.tenant = tenant;
        this.name = name;
        this.gadgets = gadgets;
        this.call = call;
        this.effect = effect;
        this.before = effect == Effect.STORED ? Map.of() : tenant.stored(Samples.ids(gadgets));
    }

    /** Returns one batch of each kind. */
    static List<ManyWrites> all(Kit kit, Tenant tenant, int count) {
        List<ManyWrites> batches = new ArrayList<>(checked(kit, tenant, count));
        Store store = tenant.store();
        List<Gadget> anonymous = Samples.gadgets(kit, count);
        anonymous.forEach(gadget -> gadget.setId(null));
        batches.add(new ManyWrites(
                tenant, "createAll under new ids", anonymous, () -> store.createAll(anonymous), Effect.STORED));
        List<Gadget> restored = Samples.gadgets(kit, count);
        restored.forEach(gadget -> gadget.setTimestamp(1L));
        restored.forEach(gadget -> gadget.setVersion(1L));
        batches.add(new ManyWrites(tenant, "restoreAll", restored, () -> store.restoreAll(restored), Effect.STORED));
        List<Gadget> byId = given(tenant, count);
        List<String> ids = Samples.ids(byId);
        batches.add(new ManyWrites(tenant, "deleteAllById", byId, () -> store.deleteAllById(ids), Effect.DELETED));
        return batches;
    }

    /** Returns one batch of each kind that checks a precondition for each object. */
    static List<ManyWrites> checked(Kit kit, Tenant tenant, int count) {
        Store store = tenant.store();
        List<Gadget> chosen = Samples.gadgets(kit, count);
        List<Gadget> updated = given(tenant, count);
        List<Gadget> deleted = given(tenant, count);
        return List.of(
                new ManyWrites(
                        tenant, "createAll under chosen ids", chosen, () -> store.createAll(chosen), Effect.STORED),
                new ManyWrites(tenant, "updateAll", updated, () -> store.updateAll(updated), Effect.UPDATED),
                new ManyWrites(tenant, "deleteAll", deleted, () -> store.deleteAll(deleted), Effect.DELETED));
    }

    private static List<Gadget> given(Tenant tenant, int count) {
        List<Gadget> gadgets = tenant.givenGadgets(count);
        gadgets.forEach(gadget -> gadget.label = "written again");
        return gadgets;
    }

    String name() {
        return name;
    }

    void run() {
        call.run();
    }

    /** Runs the batch, and returns the outcome of each write. */
    List<BatchEntry> entries() {
        try {
            call.run();
            return allDone();
        } catch (BatchException e) {
            return e.entries();
        } catch (ParaException e) {
            throw new AssertionError(name + ": expected BatchException or nothing but found " + e, e);
        }
    }

    /** Returns the outcome of each write of a batch that has ended, with or without an error. */
    List<BatchEntry> entries(Interrupted ended) {
        claim(ended.error() == null, "%s: expected BatchException or nothing but found %s", name, ended.error());
        return ended.entries().isEmpty() ? allDone() : ended.entries();
    }

    private List<BatchEntry> allDone() {
        return IntStream.range(0, gadgets.size())
                .mapToObj(i -> BatchEntry.done(i, Samples.id(gadgets.get(i))))
                .toList();
    }

    /** Proves that each object has one entry, and that the store agrees with it. */
    void areTrue(List<BatchEntry> entries) {
        equal(name + ", entries", gadgets.size(), entries.size());
        Map<String, Item> stored =
                tenant.stored(entries.stream().map(BatchEntry::id).toList());
        for (int i = 0; i < entries.size(); i++) {
            BatchEntry entry = entries.get(i);
            String held = gadgets.get(i).getId();
            equal(name + ", index of entry " + i, i, entry.index());
            claim(
                    held == null ? entry.state() == BatchEntry.State.REFUSED : held.equals(entry.id()),
                    "%s, id of entry %s: expected that of the caller's object, %s, but found %s",
                    name,
                    i,
                    held,
                    entry.id());
            Item before = this.before.get(entry.id());
            isTrue(gadgets.get(i), entry, before, stored.get(entry.id()));
        }
    }

    private void isTrue(Gadget gadget, BatchEntry entry, @Nullable Item before, @Nullable Item stored) {
        boolean isOnce = isOnce(gadget, before, stored);
        boolean isUnchanged = Optional.ofNullable(before).equals(Optional.ofNullable(stored));
        boolean isTrue = switch (entry.state()) {
            case DONE -> isOnce;
            case REFUSED -> isUnchanged;
            case UNKNOWN -> isOnce || isUnchanged;
        };
        claim(isTrue, "%s: reported as %s, but stored is %s, before %s", name, entry, stored, before);
    }

    private boolean isOnce(Gadget gadget, @Nullable Item before, @Nullable Item stored) {
        if (effect == Effect.DELETED || stored == null) {
            return effect == Effect.DELETED && stored == null;
        }
        long version = before == null ? 1 : before.version() + 1;
        return stored.version() == version
                && String.valueOf(gadget.label).equals(stored.attributes().get("label"));
    }
}
