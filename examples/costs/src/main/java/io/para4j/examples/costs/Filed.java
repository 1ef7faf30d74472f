package io.para4j.examples.costs;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import org.jspecify.annotations.Nullable;

/** An object of about 1,000 bytes in one index, or in three. Which ones depends on the fields that it has. */
@Index(name = "by_shelf", partition = "shelf")
@Index(name = "by_colour", partition = "colour")
@Index(name = "by_owner", partition = "owner")
final class Filed extends AbstractParaObject {
    @Stored
    String text = "x".repeat(850);

    @Stored
    String shelf = "top";

    @Stored
    @Nullable
    String colour;

    @Stored
    @Nullable
    String owner;

    /** Returns an object that is in all three indexes. */
    static Filed inThree() {
        Filed filed = new Filed();
        filed.colour = "red";
        filed.owner = "ada";
        return filed;
    }
}
