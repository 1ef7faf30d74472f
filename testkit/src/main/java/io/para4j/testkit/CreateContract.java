package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.ObjectExistsException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Creation;
import io.para4j.spi.Item;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks CRE-1 to CRE-3: what create adds to an object, and that it never replaces a stored object, even in races. */
interface CreateContract extends Contract {

    @Test
    @Rule("CRE-1")
    @Tag("CRE-1")
    default void createGivesIdAppTimestampVersionAndRevision() {
        Tenant tenant = kit().tenant();
        long now = kit().clock().step(Duration.ofMillis(1));
        Gadget gadget = Samples.gadget();
        String id = tenant.store().create(gadget);
        claim(!id.isEmpty(), "create returned an empty id");
        isNew(tenant, gadget, id, now);
        equal("label stored", "first", tenant.stored(id).attributes().get("label"));
    }

    @Test
    @Rule("CRE-1")
    @Tag("CRE-1")
    default void createKeepsAnIdThatTheCallerChose() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        Gadget gadget = Samples.gadget(id);
        equal("id returned", id, tenant.store().create(gadget));
        isNew(tenant, gadget, id, kit().clock().millis());
    }

    @Test
    @Rule("CRE-1")
    @Tag("CRE-1")
    default void createIgnoresWhatTheCallerSaysAboutVersionAndTimes() {
        Tenant tenant = kit().tenant();
        long now = kit().clock().step(Duration.ofMillis(1));
        Gadget gadget = Samples.gadget();
        gadget.setAppid("elsewhere");
        gadget.setVersion(17L);
        gadget.setRevision("made-up");
        gadget.setTimestamp(1L);
        gadget.setUpdated(2L);
        isNew(tenant, gadget, tenant.store().create(gadget), now);
    }

    @Test
    @Rule("CRE-1")
    @Tag("CRE-1")
    default void createAllGivesEachObjectTheSameAsCreate() {
        Tenant tenant = kit().tenant();
        long now = kit().clock().step(Duration.ofMillis(1));
        List<Gadget> gadgets = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            gadgets.add(i % 2 == 0 ? Samples.gadget() : Samples.gadget(kit().newId()));
        }
        List<String> ids = tenant.store().createAll(gadgets);
        equal("ids returned", Samples.ids(gadgets), ids);
        equal("different ids among 60", 60, new HashSet<>(ids).size());
        Set<String> revisions = new HashSet<>();
        for (Gadget gadget : gadgets) {
            isNew(tenant, gadget, Samples.id(gadget), now);
            revisions.add(String.valueOf(gadget.getRevision()));
        }
        equal("different revisions among 60", 60, revisions.size());
    }

    private void isNew(Tenant tenant, Gadget gadget, String id, long now) {
        equal("id", id, gadget.getId());
        equal("appid", tenant.app().name(), gadget.getAppid());
        equal("timestamp", now, gadget.getTimestamp());
        equal("version", 1L, gadget.getVersion());
        equal("updated", null, gadget.getUpdated());
        Item stored = tenant.stored(id);
        equal("version stored", 1L, stored.version());
        equal("timestamp stored", now, stored.timestamp());
        claim(stored.revision().isPresent(), "no revision is stored");
        equal("revision", stored.revision(), Optional.ofNullable(gadget.getRevision()));
        equal("updated stored", null, stored.attributes().get(Item.UPDATED));
        gadget.draft = null;
        same("object read after create", Fields.of(gadget), Fields.of(tenant.reread(Gadget.class, id)));
    }

    @Test
    @Rule("CRE-2")
    @Tag("CRE-2")
    default void createOfATakenIdIsRefusedAndChangesNothing() {
        Tenant tenant = kit().tenant();
        Item stored = tenant.stored(tenant.given(Samples.gadget()));
        kit().clock().step(Duration.ofSeconds(1));
        Gadget other = new Gadget(stored.id());
        other.label = "intruder";
        List<ParaObject> intruders = List.of(other, Samples.gizmo(stored.id()), generic(stored.id()));
        for (ParaObject intruder : intruders) {
            ObjectExistsException error = refused(
                    ObjectExistsException.class,
                    "create of a taken id",
                    () -> tenant.store().create(intruder));
            equal("id in the error", stored.id(), error.id());
            tenant.unchanged("create of a taken id as " + intruder.getType(), stored);
            refused(
                    BatchException.class,
                    "createAll of a taken id",
                    () -> tenant.store().createAll(List.of(intruder)));
            tenant.unchanged("createAll of a taken id as " + intruder.getType(), stored);
        }
    }

    private static Sysprop generic(String id) {
        Sysprop generic = new Sysprop();
        generic.setId(id);
        return generic;
    }

    @Test
    @Rule("CRE-2")
    @Tag("CRE-2")
    default void itemCreateOfATakenIdIsRefusedAndChangesNothing() {
        Tenant tenant = kit().tenant();
        Item stored = tenant.given(Map.of("number", 1));
        for (Item item : List.of(
                stored,
                tenant.newItem(stored.id(), Map.of("number", 2, "more", "x")),
                tenant.newItem(stored.id(), "other", Map.of()),
                new Item(stored.id(), "thing", 99, Optional.of("w"), 1, Map.of()))) {
            refused(
                    ObjectExistsException.class,
                    "item create of a taken id",
                    () -> tenant.dao().create(tenant.app(), new Creation(item, false)));
            tenant.unchanged("item create of a taken id", stored);
        }
    }

    @Test
    @Rule("CRE-3")
    @Tag("CRE-3")
    default void oneOfConcurrentCreatesOfOneIdWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < LockingRaceContract.ROUNDS; round++) {
            String id = kit().newId();
            List<Race.Attempt<String>> attempts = kit().race().run(thread -> {
                Gadget gadget = Samples.gadget(id);
                gadget.label = "thread " + thread;
                return tenant.store().create(gadget);
            });
            Race.Attempt<String> winner =
                    Race.onlyWinner("concurrent creates of one id", attempts, ObjectExistsException.class);
            equal(
                    "label stored",
                    "thread " + winner.thread(),
                    tenant.stored(id).attributes().get("label"));
        }
    }

    @Test
    @Rule("CRE-3")
    @Tag("CRE-3")
    default void oneOfConcurrentItemCreatesWins() {
        Tenant tenant = kit().tenant();
        for (int round = 0; round < LockingRaceContract.ROUNDS; round++) {
            String id = kit().newId();
            List<Race.Attempt<String>> attempts = kit().race().run(thread -> {
                tenant.given(tenant.newItem(id, Map.of("thread", thread)));
                return id;
            });
            Race.Attempt<String> winner =
                    Race.onlyWinner("concurrent item creates of one id", attempts, ObjectExistsException.class);
            equal(
                    "thread stored",
                    (long) winner.thread(),
                    tenant.stored(id).attributes().get("thread"));
        }
    }

    @Test
    @Rule("CRE-3")
    @Tag("CRE-3")
    default void oneOfConcurrentCreateAllsOfTheSameIdsWinsForEachId() {
        Tenant tenant = kit().tenant();
        List<String> ids = Samples.ids(Samples.gadgets(kit(), 30));
        List<Race.Attempt<Integer>> attempts = kit().race().run(thread -> {
            List<Gadget> gadgets = ids.stream().map(Samples::gadget).toList();
            gadgets.forEach(gadget -> gadget.label = "thread " + thread);
            try {
                return tenant.store().createAll(gadgets).size();
            } catch (BatchException e) {
                return e.ids(BatchEntry.State.DONE).size();
            }
        });
        int created = Race.allWon("concurrent createAlls", attempts).stream()
                .mapToInt(Integer::intValue)
                .sum();
        equal("objects reported as created, of 30 ids in 8 threads", 30, created);
        equal("objects stored", 30, tenant.stored(ids).size());
    }

    @Test
    @Rule("CRE-3")
    @Tag("CRE-3")
    default void createIsRefusedIfTheIdIsTakenInTheMiddleOfIt() {
        Tenant tenant = kit().tenant();
        String id = kit().newId();
        Gadget outer = Samples.gadget(id);
        Gizmo inner = Samples.gizmo(id);
        Map<String, Object> before = Fields.of(outer);
        kit().clock().duringNextReading(() -> tenant.store().create(inner));
        refused(
                ObjectExistsException.class,
                "create with another one in the middle",
                () -> tenant.store().create(outer));
        equal("type stored", Gizmo.TYPE, tenant.stored(id).type());
        same("caller's object after the refusal", before, Fields.of(outer));
    }
}
