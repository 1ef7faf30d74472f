package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The shape of an update: all that the texts of its expressions depend on, and no value. Updates without a condition,
 * whose changes are those of whole fields, have one.
 */
final class UpdateShape {
    private static final int PARTS_OF_PRECONDITION = 4;
    private static final int PARTS_OF_CHANGE = 3;

    private final @Nullable Object[] parts;
    private int size;
    private int hash;

    /** The forms of a requirement on the state. */
    private enum Held {
        ANY,
        REVISION,
        VERSION,
        NO_VERSION
    }

    /** The kinds of changes besides additions, which have the kind of their range. */
    private enum Kind {
        SET,
        REMOVE,
        RAISE
    }

    private UpdateShape(int changes) {
        this.parts = new @Nullable Object[PARTS_OF_PRECONDITION + PARTS_OF_CHANGE * changes];
    }

    /**
     * Returns the shape of an update, and adds its values to placeholders, in the order of {@link UpdateExpression} and
     * {@link CurrentFormat}. Returns null if the update has none.
     */
    static @Nullable UpdateShape of(AppId app, Update update, CurrentFormat format, Placeholders values) {
        Precondition precondition = update.precondition();
        List<Change> changes = update.changes();
        if (precondition.condition().isPresent() || changes.size() > UpdateExpression.MAX_PLAIN_SETS) {
            return null;
        }
        UpdateShape shape = new UpdateShape(changes.size());
        shape.addPrecondition(precondition, values);
        for (int i = 0; i < changes.size(); i++) {
            if (!shape.add(changes.get(i), values)) {
                return null;
            }
        }
        CurrentFormat.Requirement requirement = CurrentFormat.of(app, precondition);
        shape.add(requirement);
        format.addValues(requirement, app, values);
        return shape;
    }

    private void add(Object part) {
        parts[size++] = part;
        hash = 31 * hash + part.hashCode();
    }

    private void addPrecondition(Precondition precondition, Placeholders values) {
        boolean hasType = precondition.type().isPresent();
        add(hasType);
        if (hasType) {
            values.text(precondition.type().get());
        }
        Held held =
                precondition.state().isPresent() ? addState(precondition.state().get(), values) : Held.ANY;
        add(held);
        boolean mayOverflow = UpdateExpression.mayOverflow(precondition);
        add(mayOverflow);
        if (mayOverflow) {
            values.value(UpdateExpression.LARGEST_VERSION);
        }
    }

    private static Held addState(State state, Placeholders values) {
        if (state.revision().isPresent()) {
            values.text(state.revision().get());
            return Held.REVISION;
        }
        values.value(AttributeValue.createN(Long.toString(state.version())));
        return state.version() == 0 ? Held.NO_VERSION : Held.VERSION;
    }

    /** Adds a change. Returns false if its text depends on more than its kind and the name of its field. */
    private boolean add(Change change, Placeholders values) {
        if (change.path().isNested()) {
            return false;
        }
        if (change instanceof Change.Set set) {
            add(Kind.SET);
            values.value(AttributeValues.encode(set.value()));
        } else if (change instanceof Change.Remove) {
            add(Kind.REMOVE);
        } else if (change instanceof Change.Add add) {
            addSum(add, values);
        } else {
            return false;
        }
        add(change.path().field());
        return true;
    }

    private void addSum(Change.Add add, Placeholders values) {
        values.value(UpdateExpression.number(add.amount()));
        if (add.path().field().equals(Item.VERSION)) {
            add(Kind.RAISE);
            return;
        }
        NumberRange range = NumberRange.before(add);
        add(range.kind());
        add(UpdateExpression.mayBeMissing(add));
        range.addValues(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UpdateShape shape && hash == shape.hash && Arrays.equals(parts, shape.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
