package io.para4j.testkit;

import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A nested object of the kit's domain. */
final class Part {
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
    List<Part> parts;

    Part() {}

    Part(String label, int count) {
        this.label = label;
        this.count = count;
    }
}
