package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Patch;
import io.para4j.error.FeedGapException;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.testkit.rules.NotCheckedException;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks FED-4 and FED-5: a position is text that any process can go on from, or an error says what is missing. */
interface FeedPositionContract extends Contract {

    /** Makes changes of two objects. */
    private MadeChanges changes(Tenant tenant) {
        MadeChanges made = new MadeChanges(tenant);
        for (int i = 0; i < 2; i++) {
            String id = kit().newId();
            made.by(() -> tenant.given(new Gadget(id)), id);
            made.by(() -> tenant.store().patch(id, Patch.of(Gadget.class).add("stock", 1)), id);
            made.by(() -> tenant.store().delete(id), id);
        }
        return made;
    }

    @Test
    @Rule("FED-4")
    @Tag("FED-4")
    default void aReaderGoesOnFromEachPosition() {
        Tenant tenant = kit().tenant();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            FeedPosition start = probe.position();
            MadeChanges made = changes(tenant);
            probe.arrived(made, 4);
            int count = probe.seen().size();
            for (int i = 0; i <= count; i++) {
                FeedPosition from = i == 0 ? start : probe.positions().get(i - 1);
                try (FeedProbe rest = FeedProbe.at(kit(), tenant, from)) {
                    List<ItemChange> all = new ArrayList<>(probe.seen().subList(0, i));
                    all.addAll(rest.drain(2).seen());
                    made.equalTo(all);
                    claim(
                            i < count || rest.seen().isEmpty(),
                            "a reader from the end has read %s changes",
                            rest.seen().size());
                    List<ItemChange> again = new ArrayList<>(probe.seen().subList(0, i));
                    try (FeedProbe reread = FeedProbe.at(kit(), tenant, beforeFirstPage(tenant, from))) {
                        again.addAll(reread.drain(10).seen());
                    }
                    made.equalTo(again);
                }
            }
        }
    }

    /** Returns the position before a page that is read from a position, which is thus read again. */
    private FeedPosition beforeFirstPage(Tenant tenant, FeedPosition from) {
        try (ChangeReader reader = kit().changeSource().open(tenant.app(), from)) {
            return reader.poll(2).positionAfter(0);
        }
    }

    @Test
    @Rule("FED-4")
    @Tag("FED-4")
    default void aPositionIsValidAfterARestart() {
        Tenant tenant = kit().tenant();
        MadeChanges made;
        List<ItemChange> seen;
        FeedPosition position;
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            made = changes(tenant);
            probe.arrived(made, 1);
            seen = new ArrayList<>(probe.seen().subList(0, 2));
            position = probe.positions().get(1);
        }
        try {
            kit().restart();
        } catch (NotCheckedException e) {
            kit().report("without a restart, since the fixture cannot open its stored data again");
        }
        String id = kit().newId();
        made.by(() -> tenant.given(new Gadget(id)), id);
        try (FeedProbe rest = FeedProbe.at(kit(), tenant, position)) {
            rest.await(
                    10,
                    () -> rest.seen().stream().anyMatch(change -> change.id().equals(id)),
                    () -> "the change after the restart did not arrive");
            seen.addAll(rest.drain(10).seen());
            made.equalTo(seen);
        }
    }

    @Test
    @Rule("FED-4")
    @Tag("FED-4")
    default void fromTheEarliestOfPositionsNoChangeIsMissed() {
        Tenant tenant = kit().tenant();
        ChangeSource source = kit().changeSource();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            MadeChanges made = changes(tenant);
            probe.arrived(made, 3);
            List<FeedPosition> positions = probe.positions();
            FeedPosition earliest =
                    source.earliest(tenant.app(), List.of(positions.get(4), positions.get(1), positions.get(3)));
            try (FeedProbe rest = FeedProbe.at(kit(), tenant, earliest)) {
                List<ItemChange> all = new ArrayList<>(probe.seen().subList(0, 2));
                all.addAll(rest.drain(10).seen());
                made.equalTo(all);
            }
            equal(
                    "earliest of one position",
                    positions.get(2),
                    source.earliest(tenant.app(), List.of(positions.get(2))));
        }
    }

    @Test
    @Rule("FED-4")
    @Tag("FED-4")
    default void onlyAPositionThatIsPassedCountsAsReached() {
        Tenant tenant = kit().tenant();
        ChangeSource source = kit().changeSource();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            probe.arrived(changes(tenant), 3);
            List<FeedPosition> positions = probe.positions();
            for (int i = 0; i < positions.size(); i++) {
                for (int by = 0; by < positions.size(); by++) {
                    equal(
                            "whether position " + i + " is reached by position " + by,
                            i <= by,
                            source.isReached(tenant.app(), positions.get(i), positions.get(by)));
                }
            }
        }
    }

    @Test
    @Rule("FED-4")
    @Tag("FED-4")
    default void textThatIsNoPositionOfTheAppIsRefused() {
        Tenant tenant = kit().tenant();
        Tenant other = kit().newTenant();
        ChangeSource source = kit().changeSource();
        try (FeedProbe probe = FeedProbe.begin(kit(), other)) {
            for (String text : List.of("x", "0", "{}", " ")) {
                refused(
                        IllegalArgumentException.class,
                        "open at position " + Facts.show(text),
                        () -> source.open(other.app(), new FeedPosition(text)));
            }
            refused(
                    IllegalArgumentException.class,
                    "open at the position of another app",
                    () -> source.open(tenant.app(), probe.position()));
        }
    }

    @Test
    @Rule("FED-5")
    @Tag("FED-5")
    default void aPositionOfAnAppThatWasCreatedAgainIsAGapOrMissesNothing() {
        Tenant tenant = kit().newTenant();
        ChangeSource source = kit().changeSource();
        FeedPosition position;
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            position = probe.position();
        }
        String lost = kit().newId();
        tenant.given(new Gadget(lost));
        kit().para().apps().delete(tenant.app().name());
        Tenant again = kit().newTenant(tenant.app().name());
        source.enable(again.app());
        String id = kit().newId();
        again.given(new Gadget(id));
        // What was recorded before may arrive first. Recording goes on in shared storage, so that all must be there.
        try (FeedProbe probe = FeedProbe.at(kit(), again, position)) {
            probe.await(
                    10,
                    () -> probe.seen().stream().anyMatch(change -> change.id().equals(id)),
                    () -> "neither a gap nor the change of the new app was reported");
            equal(
                    "kinds of the changes of the object that was stored before",
                    List.of(ItemChange.Kind.CREATED, ItemChange.Kind.DELETED),
                    probe.seen().stream()
                            .filter(change -> change.id().equals(lost))
                            .map(ItemChange::kind)
                            .toList());
        } catch (FeedGapException e) {
            namesWhatIsMissing(again, e);
        }
    }

    @Test
    @Rule("FED-5")
    @Tag("FED-5")
    default void changesThatHaveExpiredAreAGap() {
        FeedControl control = kit().requiredFeedControl();
        Tenant tenant = kit().newTenant();
        ChangeSource source = kit().changeSource();
        try (FeedProbe probe = FeedProbe.begin(kit(), tenant)) {
            FeedPosition start = probe.position();
            MadeChanges lost = changes(tenant);
            probe.arrived(lost, 2);
            try (ChangeReader open = source.open(tenant.app(), start)) {
                control.expire();
                claim(isGap(tenant, open), "a reader that was open has read on over changes that have expired");
            }
            for (FeedPosition position : List.of(start, probe.positions().get(2))) {
                claim(isGap(tenant, position), "a reader from before changes that have expired has read on");
            }
            MadeChanges made = new MadeChanges(tenant);
            FeedPosition oldest = source.oldest(tenant.app());
            String id = kit().newId();
            made.by(() -> tenant.given(new Gadget(id)), id);
            try (FeedProbe rest = FeedProbe.at(kit(), tenant, oldest)) {
                rest.arrived(made);
            }
        }
    }

    /** Returns whether a reader from a position reports a gap, when it is opened or at each poll. */
    private boolean isGap(Tenant tenant, FeedPosition position) {
        try (ChangeReader reader = kit().changeSource().open(tenant.app(), position)) {
            return isGap(tenant, reader);
        } catch (FeedGapException e) {
            namesWhatIsMissing(tenant, e);
            return true;
        }
    }

    private static boolean isGap(Tenant tenant, ChangeReader reader) {
        for (int i = 0; i < 2; i++) {
            try {
                reader.poll(1);
                return false;
            } catch (FeedGapException e) {
                namesWhatIsMissing(tenant, e);
            }
        }
        return true;
    }

    private static void namesWhatIsMissing(Tenant tenant, FeedGapException gap) {
        equal("app of the gap", tenant.app().name(), gap.app());
        claim(!gap.missing().isBlank(), "the gap does not name what is missing");
    }
}
