package io.para4j;

import io.para4j.model.ParaObject;
import java.util.Map;
import java.util.Optional;

/** Objects that were read in one consistent state by {@link Transactions#read}. Immutable, unlike the objects. */
public final class Snapshot {
    private final Map<ObjectKey<?>, Optional<? extends ParaObject>> objects;

    Snapshot(Map<ObjectKey<?>, Optional<? extends ParaObject>> objects) {
        this.objects = Map.copyOf(objects);
    }

    /**
     * Returns one of the objects.
     *
     * @param key one of the keys of the read
     * @param <T> the class
     * @return the object; empty if there is none
     * @throws IllegalArgumentException if the key was not read
     */
    public <T extends ParaObject> Optional<T> get(ObjectKey<T> key) {
        Optional<? extends ParaObject> found = objects.get(key);
        if (found == null) {
            throw new IllegalArgumentException("the snapshot has no " + key + "; add the key to the read");
        }
        return found.map(key.type()::cast);
    }
}
