package io.para4j.dao.dynamodb;

import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes of the object {@code a1} whose answers tests lose, and answers that show what is stored. */
final class LostWrites {
    /** The answer to a read that finds nothing. */
    static final ScriptedAnswer ABSENT = ScriptedAnswer.OK;

    static final Item CREATED = new Item("a1", "product", 1, Optional.of("ours"), 1000, Map.of());
    static final State HELD = new State(3, Optional.of("r3"), 1000);
    static final Update UPDATE =
            Update.of("a1", Precondition.of("product", HELD), "ours", List.of(new Change.Set("x", 1)));
    static final Update PATCH =
            Update.of("a1", Precondition.none(), "ours", List.of(new ListChange.Append("x", List.of(1))));
    static final Deletion DELETION = new Deletion("a1", Precondition.of("product", HELD));

    /** A deletion by id in the root app, which must not delete the record of an app. */
    static final Deletion DELETION_IN_ROOT_APP = new Deletion(
            "a1",
            new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.notEqual(Item.TYPE, "app"))));

    private LostWrites() {}

    /** Answers a read with the object in a state. */
    static ScriptedAnswer stored(long version, String revision) {
        return ScriptedAnswer.item(ServiceJson.item("a1", version, revision, 1000));
    }

    /** Refuses a condition on the object in a state. */
    static ScriptedAnswer refused(long version, String revision) {
        return ScriptedAnswer.refusal(ServiceJson.item("a1", version, revision, 1000));
    }
}
