package io.para4j.testkit;

import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A nested object of the kit's domain. */
final class GadgetPart {
    @Stored
    @Nullable
    String label;

    @Stored
    int count;

    @Stored
    @Nullable
    BigDecimal weight;

    @Stored
    @Nullable
    List<GadgetPart> parts;

    GadgetPart() {}

    GadgetPart(String label, int count) {
        this.label = label;
        this.count = count;
    }
}
