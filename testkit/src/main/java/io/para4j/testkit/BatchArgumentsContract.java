package io.para4j.testkit;

import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.BatchResult;
import io.para4j.Store;
import io.para4j.error.BatchEntry;
import io.para4j.error.ObjectExistsException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks BAT-4: calls with a repeated id or a null element are refused before anything is written. */
interface BatchArgumentsContract extends Contract {

    @Test
    @Rule("BAT-4")
    @Tag("BAT-4")
    default void theSameIdTwiceIsRefusedBeforeAnythingIsWritten() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        List<Gadget> fresh = Samples.gadgets(kit(), 60);
        fresh.get(59).setId(fresh.get(0).getId());
        wholeCallIsRefused(IllegalArgumentException.class, "createAll", () -> store.createAll(fresh));
        fresh.forEach(gadget -> equal("version after a refused createAll", null, gadget.getVersion()));
        fresh.forEach(gadget -> gadget.setTimestamp(1L));
        fresh.forEach(gadget -> gadget.setVersion(1L));
        wholeCallIsRefused(IllegalArgumentException.class, "restoreAll", () -> store.restoreAll(fresh));
        equal("objects stored by refused calls", Map.of(), tenant.stored(Samples.ids(fresh.subList(0, 59))));
    }

    @Test
    @Rule("BAT-4")
    @Tag("BAT-4")
    default void aNullElementIsRefusedBeforeAnythingIsWritten() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        List<Gadget> fresh = new ArrayList<>(Samples.gadgets(kit(), 60));
        List<String> ids = Samples.ids(fresh);
        fresh.forEach(gadget -> gadget.setTimestamp(1L));
        Collection<Gadget> holed = withNull(fresh);
        wholeCallIsRefused(NullPointerException.class, "createAll", () -> store.createAll(holed));
        fresh.forEach(gadget -> gadget.setVersion(1L));
        wholeCallIsRefused(NullPointerException.class, "restoreAll", () -> store.restoreAll(holed));
        wholeCallIsRefused(
                NullPointerException.class,
                "createAll of a stream",
                () -> store.createAll(holed.stream(), result -> {}));
        equal("objects stored by refused calls", Map.of(), tenant.stored(ids));
        refused(NullPointerException.class, "readAll with a null id", () -> store.readAll(withNull(ids)));
    }

    @SuppressWarnings("NullAway") // passes null to check that it is refused
    private static <T> Collection<T> withNull(List<T> elements) {
        List<T> holed = new ArrayList<>(elements);
        holed.add(null);
        return holed;
    }

    @Test
    @Rule("BAT-4")
    @Tag("BAT-4")
    default void writesOfStoredObjectsRefuseNullAndRepeatedIdsAsAWhole() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        List<Gadget> gadgets = Samples.gadgets(kit(), 40);
        store.createAll(gadgets);
        Item[] before = tenant.stored(Samples.ids(gadgets)).values().toArray(new Item[0]);
        gadgets.forEach(gadget -> gadget.label = "changed");
        List<Gadget> twice = new ArrayList<>(gadgets);
        twice.add(tenant.reread(Gadget.class, Samples.id(gadgets.get(0))));
        List<String> idsTwice = Samples.ids(twice);
        wholeCallIsRefused(IllegalArgumentException.class, "updateAll", () -> store.updateAll(twice));
        wholeCallIsRefused(IllegalArgumentException.class, "deleteAll", () -> store.deleteAll(twice));
        wholeCallIsRefused(IllegalArgumentException.class, "deleteAllById", () -> store.deleteAllById(idsTwice));
        wholeCallIsRefused(NullPointerException.class, "updateAll", () -> store.updateAll(withNull(gadgets)));
        wholeCallIsRefused(NullPointerException.class, "deleteAll", () -> store.deleteAll(withNull(gadgets)));
        wholeCallIsRefused(
                NullPointerException.class, "deleteAllById", () -> store.deleteAllById(withNull(Samples.ids(gadgets))));
        tenant.unchanged("calls refused as a whole", before);
        gadgets.forEach(gadget -> equal("version in the caller's object", 1L, gadget.getVersion()));
    }

    private static void wholeCallIsRefused(Class<? extends Throwable> error, String call, Runnable action) {
        refused(error, call + " with invalid arguments", action::run);
    }

    @Test
    @Rule("BAT-4")
    @Tag("BAT-4")
    default void aStreamRefusesRepeatedIdsByBatchOrAsTaken() {
        Tenant tenant = kit().tenant();
        List<Gadget> within = Samples.gadgets(kit(), 30);
        within.get(29).setId(within.get(0).getId());
        Consumer<BatchResult> ignored = result -> {};
        refused(
                IllegalArgumentException.class,
                "createAll of a stream with a repeated id in one batch",
                () -> tenant.store().createAll(within.stream(), ignored));
        equal("objects stored by the refused batch", Map.of(), tenant.stored(Samples.ids(within.subList(0, 29))));
        List<Gadget> across = Samples.gadgets(kit(), Store.STREAM_BATCH);
        Gadget again = Samples.gadget(Samples.id(across.get(0)));
        List<BatchEntry> entries = new ArrayList<>();
        Stream<ParaObject> stream = Stream.concat(across.stream(), Arrays.stream(new ParaObject[] {again}));
        tenant.store().createAll(stream, result -> entries.addAll(result.entries()));
        equal("entries", Store.STREAM_BATCH + 1, entries.size());
        for (BatchEntry entry : entries.subList(0, Store.STREAM_BATCH)) {
            equal("state of " + entry, BatchEntry.State.DONE, entry.state());
        }
        Facts.claim(
                entries.get(Store.STREAM_BATCH)
                        .error()
                        .filter(ObjectExistsException.class::isInstance)
                        .isPresent(),
                "the repeated id was not refused as taken: %s",
                entries.get(Store.STREAM_BATCH));
        equal(
                "label stored",
                "number 0",
                tenant.stored(Samples.id(again)).attributes().get("label"));
    }
}
