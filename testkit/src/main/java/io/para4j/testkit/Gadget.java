package io.para4j.testkit;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kit's usual domain class: a few fields of common types, one locked, two with constraints, one not stored. */
final class Gadget extends AbstractParaObject {
    static final String TYPE = "gadget";
    static final int MAX_LABEL = 40;

    @Stored
    @Size(max = MAX_LABEL)
    @Nullable
    String label;

    @Stored
    int stock;

    @Stored
    long views;

    @Stored
    @PositiveOrZero
    @Nullable
    BigDecimal price;

    @Stored
    @Nullable
    Double rating;

    @Stored
    @Nullable
    List<String> colours;

    @Stored
    @Nullable
    Map<String, Integer> sizes;

    @Stored
    byte @Nullable [] picture;

    @Stored
    @Locked
    @Nullable
    String serial;

    @Nullable
    String draft;

    @Stored
    @Nullable
    String text;

    Gadget() {}

    Gadget(String id) {
        setId(id);
    }
}
