package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.none;

import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.model.Sysprop;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Condition;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FED-2, FED-3, FED-5 and FED-6: which changes arrive, and with what. */
interface ChangeFeedContract extends Contract {

    @Test
    @Rule("FED-6")
    @Tag("FED-6")
    default void eachWriteOfAnObjectArrivesWithWhatWasStoredBeforeAndAfter() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        MadeChanges made = new MadeChanges(tenant);
        Gadget gadget = Samples.gadget(kit().newId());
        String id = Samples.id(gadget);
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made.by(() -> store.create(gadget), id);
            gadget.label = "second";
            gadget.colours = null;
            made.by(() -> store.update(gadget), id);
            Patch<Gadget> patch = Patch.of(Gadget.class)
                    .set("label", "third")
                    .add("stock", 5)
                    .set("sizes.width", 4)
                    .remove("rating");
            made.by(() -> store.patch(id, patch), id);
            made.by(() -> store.modify(Gadget.class, id, each -> each.stock++), id);
            Gadget restored = Samples.gadget(id);
            restored.setTimestamp(1L);
            restored.setVersion(9L);
            restored.setRevision(kit().newRevision());
            made.by(() -> store.restoreAll(List.of(restored)), id);
            made.by(() -> store.delete(id), id);
            made.by(() -> store.restoreAll(List.of(restored)), id);
            equal("changes made", 7, made.count());
            probe.arrived(made);
        }
    }

    @Test
    @Rule("FED-6")
    @Tag("FED-6")
    default void theImagesHoldEveryValue() {
        Tenant tenant = kit().tenant();
        MadeChanges made = new MadeChanges(tenant);
        Item item = tenant.newItem(kit().newId(), SampleValues.oneOfEach());
        Item bare = new Item(kit().newId(), "thing", 0, Optional.empty(), 0, Map.of());
        Sysprop generic = new Sysprop("unregistered");
        generic.setId(kit().newId());
        generic.set("text", "\u0000 \uD83D\uDE00");
        generic.set("list", List.of(1, List.of("x"), Map.of()));
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made.by(() -> tenant.given(item), item.id());
            made.by(() -> tenant.dao().restore(tenant.app(), bare), bare.id());
            made.by(() -> tenant.given(generic), Samples.id(generic));
            made.by(
                    () -> tenant.store().deleteAllById(List.of(item.id(), bare.id(), Samples.id(generic))),
                    item.id(),
                    bare.id(),
                    Samples.id(generic));
            equal("changes made", 6, made.count());
            probe.arrived(made);
        }
    }

    @Test
    @Rule("FED-2")
    @Tag("FED-2")
    default void eachWriteOfABatchArrives() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        MadeChanges made = new MadeChanges(tenant);
        List<Gadget> gadgets = Samples.gadgets(kit(), 30);
        List<String> ids = Samples.ids(gadgets);
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made.by(() -> store.createAll(gadgets), ids);
            gadgets.forEach(gadget -> gadget.label = "updated");
            made.by(() -> store.updateAll(gadgets), ids);
            gadgets.forEach(gadget -> gadget.setRevision(kit().newRevision()));
            made.by(() -> store.restoreAll(gadgets), ids);
            made.by(() -> store.deleteAll(gadgets.subList(0, 15)), ids);
            made.by(() -> store.deleteAllById(ids), ids);
            equal("changes made", 120, made.count());
            probe.arrived(made, 7);
        }
    }

    @Test
    @Rule("FED-2")
    @Tag("FED-2")
    default void aRefusedWriteIsNoChange() {
        Tenant tenant = kit().tenant();
        Store store = tenant.store();
        MadeChanges made = new MadeChanges(tenant);
        Gadget gadget = Samples.gadget(kit().newId());
        String id = Samples.id(gadget);
        String absent = kit().newId();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made.by(() -> store.create(gadget), id);
            Gadget stale = tenant.reread(Gadget.class, id);
            made.by(() -> store.patch(id, Patch.of(Gadget.class).add("stock", 1)), id);
            made.by(
                    () -> {
                        fails(() -> store.create(Samples.gadget(id)));
                        fails(() -> store.update(stale));
                        fails(() -> store.delete(stale));
                        fails(() -> store.patch(absent, Patch.of(Gadget.class).add("stock", 1)));
                        fails(() -> store.patch(
                                id,
                                Patch.of(Gadget.class).add("stock", 1).onlyIf(Condition.greaterThan("stock", 1000))));
                        fails(() -> store.updateAll(List.of(stale)));
                        store.delete(absent);
                    },
                    id,
                    absent);
            equal("changes made", 2, made.count());
            probe.arrived(made);
        }
    }

    private static void fails(Runnable write) {
        claim(Assertions.catchThrowable(write::run) != null, "a write that must be refused was accepted");
    }

    @Test
    @Rule("FED-2")
    @Tag("FED-2")
    default void aFeedFromNowBeginsAfterTheAcknowledgedWrites() {
        Tenant tenant = kit().tenant();
        kit().changeSource().enable(tenant.app());
        MadeChanges before = new MadeChanges(tenant);
        List<Gadget> gadgets = Samples.gadgets(kit(), 3);
        before.by(() -> gadgets.forEach(tenant::given), Samples.ids(gadgets));
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            MadeChanges made = new MadeChanges(tenant);
            String id = kit().newId();
            made.by(() -> tenant.given(new Gadget(id)), id);
            probe.arrived(made);
            none(
                    "changes before the beginning of the feed",
                    probe.seen().stream()
                            .filter(change -> !change.id().equals(id))
                            .map(MadeChanges.Mark::of)
                            .toList());
        }
    }

    @Test
    @Rule("FED-2")
    @Tag("FED-2")
    default void aFeedFromTheOldestChangeHasAllThatAreAvailable() {
        Tenant tenant = kit().newTenant();
        ChangeSource source = kit().changeSource();
        source.enable(tenant.app());
        MadeChanges made = new MadeChanges(tenant);
        String id = kit().newId();
        made.by(() -> tenant.given(new Gadget(id)), id);
        source.enable(tenant.app());
        made.by(() -> tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1)), id);
        try (FeedProbe probe = FeedProbe.at(kit(), tenant, source.oldest(tenant.app()))) {
            probe.arrived(made);
        }
    }

    @Test
    @Rule("FED-3")
    @Tag("FED-3")
    default void aChangeThatArrivesAgainIsRecognised() {
        Tenant tenant = kit().tenant();
        MadeChanges made = new MadeChanges(tenant);
        String id = kit().newId();
        try (FeedProbe first = FeedProbe.begin(kit(), tenant)) {
            FeedPosition start = first.position();
            made.by(() -> tenant.given(new Gadget(id)), id);
            for (int i = 0; i < 3; i++) {
                made.by(() -> tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1)), id);
            }
            made.by(() -> tenant.store().delete(id), id);
            made.by(() -> tenant.given(new Gadget(id)), id);
            first.arrived(made);
            equal("different marks of the changes", made.count(), first.distinct());
            try (FeedProbe again = FeedProbe.at(kit(), tenant, start)) {
                again.arrived(made);
                equal(
                        "marks of the changes that are read again",
                        new HashSet<>(first.seen()),
                        new HashSet<>(again.seen()));
            }
        }
    }

    @Test
    @Rule("FED-5")
    @Tag("FED-5")
    default void changesThatAreNotRecordedAreNoEmptyFeed() {
        Tenant tenant = kit().newTenant();
        ChangeSource source = kit().changeSource();
        FeedPosition start;
        try {
            start = source.now(tenant.app());
        } catch (FeedNotEnabledException e) {
            equal("app of the error", tenant.app().name(), e.app());
            return;
        }
        // The store records the changes of a new app, so that they must arrive.
        MadeChanges made = new MadeChanges(tenant);
        String id = kit().newId();
        made.by(() -> tenant.given(new Gadget(id)), id);
        try (FeedProbe probe = FeedProbe.at(kit(), tenant, start)) {
            probe.arrived(made);
        }
    }
}
