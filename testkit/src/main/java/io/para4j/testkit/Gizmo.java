package io.para4j.testkit;

import io.para4j.AbstractParaObject;
import io.para4j.Stored;
import org.jspecify.annotations.Nullable;

/** A second domain class of the kit, with fields of the same names as {@link Gadget}'s. */
final class Gizmo extends AbstractParaObject {
    static final String TYPE = "gizmo";

    @Stored
    @Nullable
    String label;

    @Stored
    int stock;

    Gizmo() {}

    Gizmo(String id) {
        setId(id);
    }
}
