package io.para4j.testkit;

import io.para4j.Patch;
import io.para4j.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The ways to move a stored parcel from one key of an index to another, or out of it. */
enum ParcelMove {
    UPDATE,
    UPDATE_ALL,
    PATCH_SET,
    PATCH_ADD,
    PATCH_REMOVE,
    MODIFY,
    RESTORE_ALL,
    DELETE,
    DELETE_BY_ID,
    DELETE_ALL,
    DELETE_ALL_BY_ID;

    /**
     * Moves a parcel to another city, or changes its weight.
     *
     * @return the parcel as it should be stored now; empty if it is deleted
     */
    Optional<Parcel> run(Store store, Parcel held, String newCity) {
        String id = Samples.id(held);
        switch (this) {
            case UPDATE -> {
                held.city = newCity;
                store.update(held);
            }
            case UPDATE_ALL -> {
                held.city = newCity;
                store.updateAll(List.of(held));
            }
            case PATCH_SET -> {
                held.city = newCity;
                store.patch(id, Patch.of(Parcel.class).set("city", newCity));
            }
            case PATCH_ADD -> {
                held.weight = BigDecimal.valueOf(100);
                store.patch(id, Patch.of(Parcel.class).add("weight", 99));
            }
            case PATCH_REMOVE -> {
                held.weight = null;
                store.patch(id, Patch.of(Parcel.class).remove("weight"));
            }
            case MODIFY -> {
                held.city = newCity;
                store.modify(Parcel.class, id, parcel -> parcel.city = newCity);
            }
            case RESTORE_ALL -> {
                held.city = newCity;
                store.restoreAll(List.of(held));
            }
            case DELETE -> store.delete(held);
            case DELETE_BY_ID -> store.delete(id);
            case DELETE_ALL -> store.deleteAll(List.of(held));
            case DELETE_ALL_BY_ID -> store.deleteAllById(List.of(id));
        }
        return name().startsWith("DELETE") ? Optional.empty() : Optional.of(held);
    }
}
