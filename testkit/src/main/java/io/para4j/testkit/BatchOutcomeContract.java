package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.ParaException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks BAT-2 and BAT-3: bad objects are refused without stopping the others, and the reported outcome of each object
 * matches the store.
 */
interface BatchOutcomeContract extends Contract {

    /** The number of objects in these batches, more than stores accept in one request. */
    int OBJECTS = 60;

    /**
     * Calls a batch with some bad objects. Checks that each of these is refused for its own reason and reported as
     * such.
     */
    private List<BatchEntry> failures(
            String call, List<Gadget> all, Map<Integer, Class<? extends ParaException>> bad, ThrowingCallable batch) {
        BatchException error = refused(BatchException.class, call + " with " + bad.size() + " bad objects", batch);
        List<BatchEntry> entries = error.entries();
        equal(call + ", entries", all.size(), entries.size());
        for (int i = 0; i < entries.size(); i++) {
            BatchEntry entry = entries.get(i);
            String id = all.get(i).getId();
            equal(call + ", index of entry " + i, i, entry.index());
            equal(call + ", id of entry " + i, id == null ? entry.id() : id, entry.id());
            BatchEntry.State expected = bad.containsKey(i) ? BatchEntry.State.REFUSED : BatchEntry.State.DONE;
            equal(call + ", state of entry " + i, expected, entry.state());
            Class<?> reason = bad.get(i);
            Object found = entry.error().<Object>map(Object::getClass).orElse(null);
            equal(call + ", error of entry " + i, reason, found);
        }
        equal(call + ", ids unknown", List.of(), error.ids(BatchEntry.State.UNKNOWN));
        equal(
                call + ", ids refused",
                bad.size(),
                error.ids(BatchEntry.State.REFUSED).size());
        return entries;
    }

    @Test
    @Rule("BAT-2")
    @Tag("BAT-2")
    default void createAllDoesAllButTheBadOnes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), OBJECTS);
        Item taken = tenant.stored(tenant.given(Samples.gadget(Samples.id(gadgets.get(7)))));
        gadgets.get(0).text = Samples.tooLong();
        gadgets.get(30).price = BigDecimal.valueOf(-1);
        gadgets.get(31).rating = Double.POSITIVE_INFINITY;
        Map<Integer, Class<? extends ParaException>> bad = Map.of(
                0, ObjectTooLargeException.class,
                7, ObjectExistsException.class,
                30, InvalidObjectException.class,
                31, InvalidObjectException.class);
        failures("createAll", gadgets, bad, () -> tenant.store().createAll(gadgets));
        for (int i = 0; i < OBJECTS; i++) {
            boolean isStored = !bad.containsKey(i) || i == 7;
            equal(
                    "whether object " + i + " is stored",
                    isStored,
                    tenant.find(Samples.id(gadgets.get(i))).isPresent());
            equal(
                    "version of the caller's object " + i,
                    bad.containsKey(i) ? null : 1L,
                    gadgets.get(i).getVersion());
        }
        tenant.unchanged("createAll of a taken id", taken);
    }

    @Test
    @Rule("BAT-2")
    @Tag("BAT-2")
    default void createAllOfObjectsWithoutIdsDoesAllButTheBadOnes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), OBJECTS);
        gadgets.forEach(gadget -> gadget.setId(null));
        gadgets.get(59).text = Samples.tooLong();
        gadgets.get(3).rating = Double.NaN;
        List<BatchEntry> entries = failures(
                "createAll without ids",
                gadgets,
                Map.of(59, ObjectTooLargeException.class, 3, InvalidObjectException.class),
                () -> tenant.store().createAll(gadgets));
        for (BatchEntry entry : entries) {
            boolean isDone = entry.state() == BatchEntry.State.DONE;
            Gadget gadget = gadgets.get(entry.index());
            equal("id of the caller's object " + entry.index(), isDone ? entry.id() : null, gadget.getId());
            equal(
                    "whether object " + entry.index() + " is stored",
                    isDone,
                    tenant.find(entry.id()).isPresent());
        }
    }

    @Test
    @Rule("BAT-2")
    @Tag("BAT-2")
    default void updateAllDoesAllButTheBadOnes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), OBJECTS);
        tenant.store().createAll(gadgets);
        spoil(tenant, gadgets);
        gadgets.forEach(gadget -> gadget.views = 99);
        gadgets.get(1).text = Samples.tooLong();
        gadgets.get(50).price = BigDecimal.valueOf(-1);
        gadgets.get(59).setAppid("elsewhere");
        Map<Integer, Class<? extends ParaException>> bad = new HashMap<>(spoiled());
        bad.put(1, ObjectTooLargeException.class);
        bad.put(50, InvalidObjectException.class);
        bad.put(59, InvalidObjectException.class);
        bad.put(12, ObjectNotFoundException.class);
        failures("updateAll", gadgets, bad, () -> tenant.store().updateAll(gadgets));
        for (int i = 0; i < OBJECTS; i++) {
            Object views = tenant.find(Samples.id(gadgets.get(i)))
                    .<Object>map(item -> item.attributes().getOrDefault("views", "none"))
                    .orElse("not stored");
            equal("whether object " + i + " was updated", !bad.containsKey(i), views.equals(99L));
            equal(
                    "version of the caller's object " + i,
                    bad.containsKey(i) ? 1L : 2L,
                    gadgets.get(i).getVersion());
        }
    }

    @Test
    @Rule("BAT-2")
    @Tag("BAT-2")
    default void deleteAllDoesAllButTheBadOnes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), OBJECTS);
        tenant.store().createAll(gadgets);
        spoil(tenant, gadgets);
        gadgets.get(59).setVersion(null);
        Map<Integer, Class<? extends ParaException>> bad = new HashMap<>(spoiled());
        bad.put(59, InvalidObjectException.class);
        failures("deleteAll", gadgets, bad, () -> tenant.store().deleteAll(gadgets));
        for (int i = 0; i < OBJECTS; i++) {
            boolean isStored = tenant.find(Samples.id(gadgets.get(i))).isPresent();
            equal("whether object " + i + " is still stored", bad.containsKey(i), isStored);
        }
    }

    /** Changes the store without the caller's knowledge: updates 5, deletes 12 and recreates 40 as another type. */
    private static void spoil(Tenant tenant, List<Gadget> gadgets) {
        tenant.store().update(tenant.reread(Gadget.class, Samples.id(gadgets.get(5))));
        tenant.store().delete(Samples.id(gadgets.get(12)));
        tenant.store().delete(Samples.id(gadgets.get(40)));
        tenant.given(Samples.gizmo(Samples.id(gadgets.get(40))));
    }

    private static Map<Integer, Class<? extends ParaException>> spoiled() {
        return Map.of(5, VersionConflictException.class, 40, TypeMismatchException.class);
    }

    @Test
    @Rule("BAT-2")
    @Tag("BAT-2")
    default void restoreAllDoesAllButTheBadOnes() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = Samples.gadgets(kit(), OBJECTS);
        gadgets.forEach(gadget -> gadget.setTimestamp(1L));
        gadgets.forEach(gadget -> gadget.setVersion(5L));
        gadgets.get(2).text = Samples.tooLong();
        gadgets.get(33).rating = Double.NaN;
        gadgets.get(34).setVersion(null);
        Map<Integer, Class<? extends ParaException>> bad = Map.of(
                2, ObjectTooLargeException.class, 33, InvalidObjectException.class, 34, InvalidObjectException.class);
        failures("restoreAll", gadgets, bad, () -> tenant.store().restoreAll(gadgets));
        for (int i = 0; i < OBJECTS; i++) {
            boolean isStored = tenant.find(Samples.id(gadgets.get(i))).isPresent();
            equal("whether object " + i + " is stored", !bad.containsKey(i), isStored);
        }
    }

    @Test
    @Rule("BAT-3")
    @Tag("BAT-3")
    default void batchExceptionHasEveryObjectOnceAndTheStoreAgrees() {
        Tenant tenant = kit().tenant();
        List<Gadget> gadgets = new ArrayList<>(Samples.gadgets(kit(), 130));
        for (int i = 0; i < gadgets.size(); i += 3) {
            tenant.given(new Gadget(Samples.id(gadgets.get(i))));
        }
        BatchException error = refused(
                BatchException.class,
                "createAll with every third id taken",
                () -> tenant.store().createAll(gadgets));
        List<String> all = new ArrayList<>(error.ids(BatchEntry.State.DONE));
        all.addAll(error.ids(BatchEntry.State.REFUSED));
        all.addAll(error.ids(BatchEntry.State.UNKNOWN));
        equal(
                "ids in all states together",
                Samples.ids(gadgets).stream().sorted().toList(),
                all.stream().sorted().toList());
        equal("app in the error", tenant.app().name(), error.app());
        for (BatchEntry entry : error.entries()) {
            equal("id of entry " + entry.index(), gadgets.get(entry.index()).getId(), entry.id());
            agrees(tenant, gadgets.get(entry.index()), entry);
        }
    }

    private void agrees(Tenant tenant, Gadget gadget, BatchEntry entry) {
        boolean isDone = entry.state() == BatchEntry.State.DONE;
        equal(
                "whether entry " + entry.index() + " has an error",
                !isDone,
                entry.error().isPresent());
        Object label = tenant.stored(entry.id()).attributes().getOrDefault("label", "none");
        equal("label stored for entry " + entry.index(), isDone ? gadget.label : "none", label);
        equal(
                "whether entry " + entry.index() + " gave the caller's object a version",
                isDone,
                gadget.getVersion() != null);
    }
}
