package io.para4j.testkit;

import io.para4j.DomainModule;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexedDAO;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** An app with parcels, for the tests of indexes. Without the capability, making one ends the test as not offered. */
final class ParcelShop {
    /** The index of objects without a class. Its fields have names that no class of the kit has. */
    static final IndexDefinition BY_HOLDER = new IndexDefinition(
            "crate", "by_holder", IndexField.text("holder"), Optional.of(IndexField.number("volume")));

    private final Kit kit;
    private final Tenant tenant;
    private final IndexedDAO indexed;

    private ParcelShop(Kit kit, IndexedDAO indexed, Tenant tenant) {
        this.kit = kit;
        this.indexed = indexed;
        this.tenant = tenant;
    }

    /** Returns the declarations of the kit's indexes. */
    static DomainModule declared() {
        return new DomainModule().types(Parcel.class).indexes(BY_HOLDER);
    }

    /** Returns the app that the tests share. Each test uses its own values, from {@link #newCity}. */
    static ParcelShop shared(Kit kit) {
        return new ParcelShop(kit, kit.indexedDAO(), kit.tenant());
    }

    /** Creates an app for the running test only. */
    static ParcelShop fresh(Kit kit) {
        return new ParcelShop(kit, kit.indexedDAO(), kit.newTenant());
    }

    Tenant tenant() {
        return tenant;
    }

    Store store() {
        return tenant.store();
    }

    IndexedDAO dao() {
        return indexed;
    }

    /** Returns a value of an indexed field that no other test has. */
    String newCity() {
        return "city " + kit.newId();
    }

    /** Creates a parcel with a new id, in all ways of one field's values but those that the action sets. */
    Parcel given(Consumer<Parcel> fields) {
        return tenant.given(parcel(fields));
    }

    /** Returns a parcel with a new id that is not stored. */
    Parcel parcel(Consumer<Parcel> fields) {
        Parcel parcel = new Parcel(kit.newId());
        fields.accept(parcel);
        return parcel;
    }

    /** Stores parcels of random values, restored so that their times of creation differ. */
    List<Parcel> populate(Random random, int population) {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < population; i++) {
            parcels.add(ParcelValues.random(random, kit.newId()));
        }
        store().restoreAll(parcels);
        kit.awaitVisible();
        return parcels;
    }

    /** Creates an object of the generic type. */
    Sysprop crate(String holder, long volume) {
        Sysprop crate = new Sysprop(BY_HOLDER.type());
        crate.setId(kit.newId());
        crate.set("holder", holder);
        crate.set("volume", volume);
        return tenant.given(crate);
    }

    /** Returns the ids of all results, in their order. */
    List<String> find(Question question) {
        kit.awaitVisible();
        return store().findAll(question.query()).map(Samples::id).toList();
    }

    /** Proves that a question finds exactly the given parcels, in this order. */
    void finds(String when, Question question, Parcel... parcels) {
        Facts.equal("results of " + question + " " + when, Samples.ids(Arrays.asList(parcels)), find(question));
    }
}
