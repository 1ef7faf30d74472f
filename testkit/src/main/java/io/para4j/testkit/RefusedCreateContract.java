package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;
import static io.para4j.testkit.Facts.same;

import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.testkit.rules.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks CRE-4: the caller's object is unchanged after a refused create, and keeps its id after an unknown outcome. */
interface RefusedCreateContract extends Contract {

    @Test
    @Rule("CRE-4")
    @Tag("CRE-4")
    default void aRefusedCreateLeavesTheCallersObjectAsItWas() {
        Tenant tenant = kit().tenant();
        Gadget taken = Samples.gadget(Samples.id(tenant.given(Samples.gadget())));
        Gadget invalid = Samples.gadget();
        invalid.price = BigDecimal.valueOf(-1);
        Gadget unstorable = Samples.gadget(kit().newId());
        unstorable.rating = Double.NaN;
        Gadget large = Samples.gadget();
        large.text = Samples.tooLong();
        leaves(ObjectExistsException.class, taken, () -> tenant.store().create(taken));
        leaves(InvalidObjectException.class, invalid, () -> tenant.store().create(invalid));
        leaves(InvalidObjectException.class, unstorable, () -> tenant.store().create(unstorable));
        leaves(ObjectTooLargeException.class, large, () -> tenant.store().create(large));
        Gadget homeless = Samples.gadget();
        String missingApp = kit().newAppName();
        leaves(
                AppNotFoundException.class,
                homeless,
                () -> kit().store(kit().para(), missingApp).create(homeless));
    }

    private static void leaves(Class<? extends Throwable> error, Gadget gadget, ThrowingCallable create) {
        Map<String, Object> before = Fields.of(gadget);
        refused(error, "create", create);
        same("caller's object after " + error.getSimpleName(), before, Fields.of(gadget));
    }

    @Test
    @Rule("CRE-4")
    @Tag("CRE-4")
    default void createAllLeavesTheRefusedObjectsAsTheyWere() {
        Tenant tenant = kit().tenant();
        Gadget good = Samples.gadget();
        Gadget taken = Samples.gadget(Samples.id(tenant.given(Samples.gadget())));
        Gadget invalid = Samples.gadget();
        invalid.label = "x".repeat(Gadget.MAX_LABEL + 1);
        Gadget large = Samples.gadget();
        large.text = Samples.tooLong();
        List<Gadget> bad = List.of(taken, invalid, large);
        List<Map<String, Object>> before = bad.stream().map(Fields::of).toList();
        refused(
                BatchException.class,
                "createAll with three bad objects",
                () -> tenant.store().createAll(List.of(taken, good, invalid, large)));
        for (int i = 0; i < bad.size(); i++) {
            same("refused object " + i + " of createAll", before.get(i), Fields.of(bad.get(i)));
        }
        equal("version of the object that was created", 1L, good.getVersion());
    }

    @Test
    @Rule("CRE-4")
    @Tag("CRE-4")
    default void aCreateWhoseOutcomeIsUnknownLeavesTheObjectItsId() {
        Tenant tenant = kit().tenant();
        Store store = kit().store(
                        kit().over(new UnansweredCreates(kit().rawDAO())),
                        tenant.app().name());
        for (Gadget gadget : List.of(Samples.gadget(), Samples.gadget(kit().newId()))) {
            Map<String, Object> before = Fields.of(gadget);
            String given = gadget.getId();
            WriteOutcomeUnknownException error =
                    refused(WriteOutcomeUnknownException.class, "create without an answer", () -> store.create(gadget));
            equal("id in the caller's object", error.id(), gadget.getId());
            claim(
                    given == null || given.equals(error.id()),
                    "the object's id %s was replaced by %s",
                    given,
                    error.id());
            same(
                    "caller's object apart from its id",
                    Fields.without(before, "id"),
                    Fields.without(Fields.of(gadget), "id"));
        }
    }

    @Test
    @Rule("CRE-4")
    @Tag("CRE-4")
    default void aCreateAllWhoseOutcomeIsUnknownLeavesTheObjectsTheirIds() {
        Tenant tenant = kit().tenant();
        Store store = kit().store(
                        kit().over(new UnansweredCreates(kit().rawDAO())),
                        tenant.app().name());
        List<Gadget> gadgets = List.of(Samples.gadget(), Samples.gadget(kit().newId()));
        BatchException error =
                refused(BatchException.class, "createAll without an answer", () -> store.createAll(gadgets));
        equal("ids unknown", Samples.ids(gadgets), error.ids(BatchEntry.State.UNKNOWN));
        gadgets.forEach(gadget -> equal("version in the caller's object", null, gadget.getVersion()));
    }
}
