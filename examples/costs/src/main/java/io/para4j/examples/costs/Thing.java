package io.para4j.examples.costs;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.util.Objects;

/** An object whose stored size is that of its text plus about 125 bytes. */
final class Thing extends AbstractParaObject {
    @Stored
    String text = "";

    @Stored
    int count;

    /** Returns an object of about 1,000 bytes. */
    static Thing small() {
        return ofText(880);
    }

    /** Returns an object of about 3,000 bytes. */
    static Thing large() {
        return ofText(2880);
    }

    private static Thing ofText(int length) {
        Thing thing = new Thing();
        thing.text = "x".repeat(length);
        return thing;
    }

    /** Returns the id of a stored object. */
    String key() {
        return Objects.requireNonNull(getId(), "id");
    }
}
