package io.para4j.testkit;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import org.jspecify.annotations.Nullable;

/** A second domain class of the kit, with fields of the same names as those of {@link Gadget}. */
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
