package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Patch;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Item;
import io.para4j.spi.ItemChange;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FED-1 and FED-2 with many changes of a few objects: in order and complete, over rollovers and resumes. */
interface FeedOrderContract extends Contract {

    @Test
    @Rule({"FED-1", "FED-2", "FED-4"})
    @Tag("FED-1")
    @Tag("FED-2")
    @Tag("FED-4")
    default void aRandomHistoryArrivesInOrderHoweverItIsRead() {
        Tenant tenant = kit().tenant();
        Random random = kit().random();
        Optional<FeedControl> control = kit().feedControl();
        MadeChanges made = new MadeChanges(tenant);
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> kit().newId()).toList();
        List<FeedPosition> positions = new ArrayList<>();
        List<ItemChange> seen = new ArrayList<>();
        FeedProbe probe = FeedProbe.begin(kit(), tenant);
        positions.add(probe.position());
        for (int i = 0; i < 60; i++) {
            write(random, tenant, made, ids);
            if (i % 15 == 14) {
                control.ifPresent(FeedControl::rollover);
            }
            if (random.nextInt(3) == 0) {
                probe.poll(1 + random.nextInt(8));
            }
            if (random.nextInt(8) == 0) {
                seen.addAll(probe.seen());
                positions.addAll(probe.positions());
                positions.add(probe.position());
                probe.close();
                probe = FeedProbe.at(kit(), tenant, oneOf(positions, random));
            }
        }
        seen.addAll(probe.seen());
        positions.addAll(probe.positions());
        probe.close();
        // What was read before the last resume is followed by all the rest, each object's first arrivals in order.
        try (FeedProbe rest = FeedProbe.at(kit(), tenant, positions.get(positions.size() - 1))) {
            Set<MadeChanges.Mark> marks = new HashSet<>();
            seen.forEach(change -> marks.add(MadeChanges.Mark.of(change)));
            rest.await(
                    50,
                    () -> {
                        rest.seen().forEach(change -> marks.add(MadeChanges.Mark.of(change)));
                        return made.missing(marks).isEmpty();
                    },
                    () -> "changes that did not arrive: " + made.missing(marks));
            seen.addAll(rest.drain(50).seen());
            made.equalTo(seen);
        }
        kit().report("60 random writes");
    }

    private static FeedPosition oneOf(List<FeedPosition> positions, Random random) {
        return positions.get(random.nextInt(positions.size()));
    }

    private void write(Random random, Tenant tenant, MadeChanges made, List<String> ids) {
        String id = ids.get(random.nextInt(ids.size()));
        if (tenant.find(id).isEmpty()) {
            made.by(() -> tenant.given(Samples.gadget(id)), id);
            return;
        }
        Gadget held = tenant.reread(Gadget.class, id);
        switch (random.nextInt(6)) {
            case 0 -> made.by(() -> tenant.store().delete(held), id);
            case 1 -> made.by(() -> tenant.store().deleteAllById(ids.subList(0, 2)), ids);
            case 2 -> {
                held.setRevision(kit().newRevision());
                made.by(() -> tenant.store().restoreAll(List.of(held)), id);
            }
            case 3 -> {
                held.label = "label " + random.nextInt(100);
                made.by(() -> tenant.store().update(held), id);
            }
            default ->
                made.by(() -> tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1)), id);
        }
    }

    @Test
    @Rule({"FED-1", "FED-2"})
    @Tag("FED-1")
    @Tag("FED-2")
    default void concurrentChangesOfAnObjectArriveInTheirOrderWhileTheyAreMade() {
        Tenant tenant = kit().tenant();
        List<String> ids = IntStream.range(0, 3).mapToObj(i -> kit().newId()).toList();
        AtomicInteger writers = new AtomicInteger(Race.THREADS - 1);
        AtomicInteger written = new AtomicInteger();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            ids.forEach(id -> tenant.given(new Gadget(id)));
            Race.allWon("writers and reader of a feed", kit().race().run(thread -> {
                if (thread == 0) {
                    probe.await(
                            10,
                            () -> writers.get() == 0 && probe.distinct() >= ids.size() + written.get(),
                            () -> probe.distinct() + " of " + (ids.size() + written.get()) + " changes have arrived");
                    return true;
                }
                try {
                    for (int i = 0; i < 9; i++) {
                        String id = ids.get((thread + i) % ids.size());
                        tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1));
                        written.incrementAndGet();
                    }
                } finally {
                    writers.decrementAndGet();
                }
                return true;
            }));
            probe.drain(10);
            equal("different changes that arrived", ids.size() + written.get(), probe.distinct());
            isInOrder(probe);
        }
    }

    /** Proves that each change of an object begins with what the one before has left, apart from repeated ones. */
    private static void isInOrder(FeedProbe probe) {
        Set<MadeChanges.Mark> known = new HashSet<>();
        Map<String, Optional<Item>> last = new HashMap<>();
        for (ItemChange change : probe.seen()) {
            if (known.add(MadeChanges.Mark.of(change))) {
                equal(
                        "what was stored before a change of " + Facts.show(change.id())
                                + " against what the change before has left",
                        last.getOrDefault(change.id(), Optional.empty()),
                        MadeChanges.image(change.before()));
                last.put(change.id(), MadeChanges.image(change.after()));
            }
        }
        last.forEach((id, item) ->
                equal("last image of " + Facts.show(id), probe.tenant().find(id), item));
    }

    @Test
    @Rule({"FED-2", "FED-1"})
    @Tag("FED-2")
    @Tag("FED-1")
    default void rolloversLoseNoChangeAndKeepTheOrder() {
        FeedControl control = kit().requiredFeedControl();
        Tenant tenant = kit().tenant();
        MadeChanges made = new MadeChanges(tenant);
        List<String> ids = IntStream.range(0, 6).mapToObj(i -> kit().newId()).toList();
        try (FeedProbe follower = FeedProbe.begin(kit(), tenant)) {
            FeedPosition start = follower.position();
            made.by(() -> ids.forEach(id -> tenant.given(new Gadget(id))), ids);
            for (int i = 0; i < 4; i++) {
                control.rollover();
                for (String id : ids) {
                    made.by(
                            () -> tenant.store()
                                    .patch(id, Patch.of(Gadget.class).add("stock", 1)),
                            id);
                }
                if (i % 2 == 0) {
                    follower.drain(4);
                }
            }
            control.rollover();
            control.rollover();
            made.by(() -> tenant.store().deleteAllById(ids), ids);
            follower.arrived(made, 4);
            try (FeedProbe late = FeedProbe.at(kit(), tenant, start)) {
                late.arrived(made);
            }
            resumes(made, follower);
        }
    }

    /** Proves that a reader from each position reads all changes that came after it. */
    private void resumes(MadeChanges made, FeedProbe read) {
        int count = read.seen().size();
        for (int i = 1; i < count; i += 5) {
            List<ItemChange> seen = new ArrayList<>(read.seen().subList(0, i));
            FeedPosition position = read.positions().get(i - 1);
            try (FeedProbe rest = FeedProbe.at(kit(), read.tenant(), position)) {
                rest.drain(100);
                seen.addAll(rest.seen());
                claim(
                        rest.seen().size() >= count - i
                                || made.missing(marks(seen)).isEmpty(),
                        "a reader from the position after change %s has read only %s changes",
                        i,
                        rest.seen().size());
                made.equalTo(seen);
            }
        }
    }

    private static Set<MadeChanges.Mark> marks(List<ItemChange> changes) {
        Set<MadeChanges.Mark> marks = new HashSet<>();
        changes.forEach(change -> marks.add(MadeChanges.Mark.of(change)));
        return marks;
    }
}
