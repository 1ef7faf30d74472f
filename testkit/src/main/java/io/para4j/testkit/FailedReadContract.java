package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;
import static io.para4j.testkit.Facts.refused;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.ReadOptions;
import io.para4j.error.StorageException;
import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import io.para4j.testkit.Faults.Kind;
import io.para4j.testkit.rules.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks FLT-4 with reads that fail on the network: each throws an exception, never returns an empty result or a part,
 * and a walk can continue from its cursor.
 */
interface FailedReadContract extends Contract {

    @Test
    @Rule("FLT-4")
    @Tag("FLT-4")
    default void everyReadThatFailsIsAnException() {
        Tenant tenant = kit().newTenant();
        Faults faults = kit().faults(Kind.READ_FAILED);
        for (OneRead read : OneRead.all(kit(), tenant)) {
            faults.begin(Kind.READ_FAILED, 0, Faults.ALWAYS);
            refused(StorageException.class, read.name() + " that fails", read::run);
            claim(faults.happened() > 0, "no request of %s met the fault", read.name());
            faults.heal();
            equal(read.name() + " after the failure, whether the object is found", true, read.run());
        }
    }

    @Test
    @Rule("FLT-4")
    @Tag("FLT-4")
    default void modifyWhoseReadFailsIsAnExceptionAndChangesNothing() {
        Tenant tenant = kit().tenant();
        String id = Samples.id(tenant.given(Samples.gadget()));
        Item before = tenant.stored(id);
        Faults faults = kit().faults(Kind.READ_FAILED);
        faults.begin(Kind.READ_FAILED, 0, Faults.ALWAYS);
        refused(
                StorageException.class,
                "modify whose read fails",
                () -> tenant.store().modify(Gadget.class, id, gadget -> gadget.stock++));
        faults.heal();
        tenant.unchanged("modify whose read failed", before);
    }

    @Test
    @Rule("FLT-4")
    @Tag("FLT-4")
    default void aReadAllThatFailsOnTheWayIsAnExceptionNeverAPart() {
        Tenant tenant = kit().newTenant();
        List<Gadget> gadgets = tenant.givenGadgets(250);
        List<String> ids = Samples.ids(gadgets);
        Faults faults = kit().faults(Kind.READ_FAILED);
        for (int passed = 0; passed < 3; passed++) {
            faults.begin(Kind.READ_FAILED, passed, Faults.ALWAYS);
            Optional<Map<String, Gadget>> found = Optional.empty();
            try {
                found = Optional.of(tenant.store().readAll(Gadget.class, ids, ReadOptions.strong()));
            } catch (StorageException e) {
                claim(faults.happened() > 0, "readAll failed before a request did: %s", e);
            }
            boolean isFailed = faults.happened() > 0;
            faults.heal();
            // A store that reads all ids in one request has finished before the fault.
            equal("whether readAll returned, with " + passed + " requests answered", !isFailed, found.isPresent());
            found.ifPresent(all -> equal("objects of a readAll that returned", ids.size(), all.size()));
        }
    }

    @Test
    @Rule("FLT-4")
    @Tag("FLT-4")
    default void aWalkGoesOnAfterAFailureWithTheSameCursor() {
        Tenant tenant = kit().newTenant();
        List<String> ids = new ArrayList<>();
        tenant.populate(35, Duration.ofMillis(1), ids);
        Faults faults = kit().faults(Kind.READ_FAILED);
        List<String> seen = new ArrayList<>();
        Optional<Pager> next = Optional.of(Pager.of(10));
        while (next.isPresent()) {
            Pager pager = next.get();
            faults.begin(Kind.READ_FAILED, 0, Faults.ALWAYS);
            refused(
                    StorageException.class,
                    "failing page after " + seen.size() + " objects",
                    () -> tenant.store().readPage(pager));
            faults.heal();
            Page<ParaObject> page = tenant.store().readPage(pager);
            page.objects().forEach(object -> seen.add(Samples.id(object)));
            next = page.next().map(cursor -> Pager.of(10).after(cursor));
        }
        equal(
                "ids of a walk whose every page failed once",
                ids.stream().sorted().toList(),
                seen.stream().sorted().toList());
    }

    @Test
    @Rule("FLT-4")
    @Tag("FLT-4")
    default void aStreamThatFailsOnTheWayIsAnExceptionNeverItsEnd() {
        Tenant tenant = kit().newTenant();
        tenant.populate(35, Duration.ofMillis(1), new ArrayList<>());
        Faults faults = kit().faults(Kind.READ_FAILED);
        Iterator<ParaObject> stream = tenant.store().stream(Pager.of(10)).iterator();
        for (int i = 0; i < 10; i++) {
            stream.next();
        }
        faults.begin(Kind.READ_FAILED, 0, Faults.ALWAYS);
        refused(StorageException.class, "a stream whose pages fail after 10 objects", () -> {
            while (stream.hasNext()) {
                stream.next();
            }
        });
    }
}
