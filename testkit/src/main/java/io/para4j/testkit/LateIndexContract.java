package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.equal;

import io.para4j.Query;
import io.para4j.Store;
import io.para4j.error.IndexNotReadyException;
import io.para4j.model.Sysprop;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Checks IDX-8 and IDX-11: an index that is declared after objects were stored, and one on a store that keeps none. The
 * first closes the kit's Para, so this suite runs after the others.
 */
@Order(SuiteOrder.LAST)
interface LateIndexContract extends Contract {
    /** An index that is declared after objects of its type were stored. */
    IndexDefinition LATE = new IndexDefinition("crate", "by_shelf", IndexField.text("shelf"), Optional.empty());

    /** The number of objects stored before the index. */
    int STORED_BEFORE = 30;

    @Test
    @Rule("IDX-8")
    @Tag("IDX-8")
    default void anIndexDeclaredLaterFindsWhatWasStoredBefore() {
        kit().indexedDAO();
        Tenant tenant = kit().newTenant();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < STORED_BEFORE; i++) {
            ids.add(Samples.id(tenant.given(crate())));
        }
        kit().declareLate(LATE);
        kit().restart();
        ids.add(Samples.id(tenant.given(crate())));
        kit().awaitVisible();
        ids.sort(String::compareTo);
        isMissingOrComplete(tenant.store(), ids);
        kit().para().apps().updateIndexes(tenant.app().name());
        kit().awaitVisible();
        equal("results of a late index after updateIndexes", ids, found(tenant.store()));
        kit().para().apps().updateIndexes(tenant.app().name());
        tenant.store().delete(ids.remove(0));
        kit().awaitVisible();
        equal("results of it after another call and a deletion", ids, found(tenant.store()));
    }

    private Sysprop crate() {
        Sysprop crate = new Sysprop(LATE.type());
        crate.setId(kit().newId());
        crate.set("shelf", "top");
        return crate;
    }

    private static void isMissingOrComplete(Store store, List<String> ids) {
        List<List<String>> results = new ArrayList<>();
        Throwable thrown = Assertions.catchThrowable(() -> results.add(found(store)));
        if (thrown == null) {
            equal("results of a late index before updateIndexes", ids, results.get(0));
            return;
        }
        claim(
                thrown instanceof IndexNotReadyException missing
                        && missing.index().equals(LATE.fullName()),
                "a query of a late index before updateIndexes throws %s",
                thrown);
    }

    private static List<String> found(Store store) {
        return store.findAll(Query.of(LATE.type(), LATE.name()).equal("top"))
                .map(Samples::id)
                .toList();
    }

    @Test
    @Rule("IDX-11")
    @Tag("IDX-11")
    default void anIndexOnAStoreThatKeepsNoneIsRefusedAtTheStart() {
        Kit kit = kit();
        Throwable thrown = Assertions.catchThrowable(() -> kit.withoutCapabilities(ParcelShop.declared()));
        claim(thrown != null, "Para starts with an index on a store without @Raw IndexedDAO");
        String message = String.valueOf(thrown.getMessage());
        claim(
                message.contains("Parcel")
                        && message.contains("by_city")
                        && message.contains(kit.rawDAO().getClass().getName()),
                "the error names the index and the store: found %s",
                message);
    }
}
