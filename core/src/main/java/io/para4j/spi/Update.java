package io.para4j.spi;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The update of one stored item: a list of changes, all of which are applied if the precondition holds, and otherwise
 * none. Immutable.
 *
 * <p>The changes include those of the item's version and revision, which a store treats like any other change. An
 * {@link Change.Add} raises {@code version} by one, and a {@link Change.Set} sets {@code revision} to the id of this
 * write. The other components of an item ({@code id}, {@code type}, {@code timestamp}) never change.
 *
 * @param id the id of the stored item
 * @param precondition the requirements on the stored item
 * @param changes the changes, whose paths do not overlap
 * @param returnsItem whether the caller needs the item as this update leaves it
 * @param operation the operation that errors name, {@code update} or {@code patch}
 */
public record Update(String id, Precondition precondition, List<Change> changes, boolean returnsItem, String operation)
        implements TransactionWrite {
    private static final String UPDATE = "update";

    private static final Path REVISION = Path.field(Item.REVISION);

    private static final Change NEXT_VERSION =
            new Change.Add(Item.VERSION, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(Long.MAX_VALUE));

    /**
     * Copies and checks the changes. Those of another update are shared, since they were checked.
     *
     * @throws IllegalArgumentException if the id is not allowed, two changes have the same path or one that continues
     *     the other's, or version and revision are not among the changes
     * @throws InvalidValueException if a field never changes, or there are more changes, or more changes that depend on
     *     the stored value, than {@link Limits} allows
     */
    public Update {
        Limits.checkId(id);
        Objects.requireNonNull(precondition, "precondition");
        Objects.requireNonNull(operation, "operation");
        changes = CheckedChanges.of(changes);
    }

    /**
     * Creates an update that errors name {@code update}.
     *
     * @param id the id of the stored item
     * @param precondition the requirements on the stored item
     * @param changes the changes, whose paths do not overlap
     * @param returnsItem whether the caller needs the item as this update leaves it
     */
    public Update(String id, Precondition precondition, List<Change> changes, boolean returnsItem) {
        this(id, precondition, changes, returnsItem, UPDATE);
    }

    /**
     * Returns an update with the given changes that also raises the version by one and sets the revision.
     *
     * @param id the id of the stored item
     * @param precondition the requirements on the stored item
     * @param revision the id of this write, used for no other write
     * @param changes the changes to other fields
     * @return the update, which does not request the item
     */
    public static Update of(String id, Precondition precondition, String revision, List<Change> changes) {
        List<Change> all = new ArrayList<>(changes.size() + 2);
        all.addAll(changes);
        all.add(NEXT_VERSION);
        all.add(new Change.Set(REVISION, revision));
        return new Update(id, precondition, all, false, UPDATE);
    }

    /**
     * Returns the same update as a patch, for the messages of errors.
     *
     * @return the update with the operation {@code patch}
     */
    public Update asPatch() {
        return new Update(id, precondition, changes, returnsItem, "patch");
    }

    /**
     * Returns the same update, but with a request for the item.
     *
     * @return the update with {@link #returnsItem()}
     */
    public Update returningItem() {
        return returnsItem ? this : new Update(id, precondition, changes, true, operation);
    }

    /**
     * Returns this update with another precondition.
     *
     * @param requirements the precondition
     * @return the update
     */
    public Update requiring(Precondition requirements) {
        return new Update(id, requirements, changes, returnsItem, operation);
    }

    /**
     * Returns the id of this write, the item's revision after it.
     *
     * @return the revision
     */
    public String revision() {
        for (int i = changes.size() - 1; i >= 0; i--) { // it comes last in updates of core
            if (changes.get(i) instanceof Change.Set set && set.path().field().equals(Item.REVISION)) {
                return (String) set.value();
            }
        }
        throw new IllegalStateException("checked by the constructor");
    }

    /**
     * Returns the target of this update, for errors.
     *
     * @param app the app
     * @return the target, with the type that the precondition requires, if any
     */
    @Override
    public Target target(AppId app) {
        return new Target(operation, app.name(), precondition.type().orElse(""), id);
    }

    /**
     * Checks the precondition against the stored item, and returns the item after the changes. A store that calls this
     * and stores the result in one atomic step fulfils {@link DAO#update}.
     *
     * @param app the app
     * @param stored the item stored under the id; empty if there is none
     * @return the item to store
     * @throws ObjectNotFoundException if there is none
     * @throws TypeMismatchException if the item has another type
     * @throws VersionConflictException if the item is in another state
     * @throws ConditionFailedException if the condition does not hold
     * @throws InvalidObjectException if a change does not fit the stored value
     * @throws ObjectTooLargeException if the item would become too large
     */
    public Item applyTo(AppId app, Optional<Item> stored) {
        Item before = precondition.verify(target(app), stored);
        try {
            return ItemSize.check(operation, app, apply(before));
        } catch (InvalidValueException e) {
            throw new InvalidObjectException(
                    new Target(operation, app.name(), before.type(), id), List.of(e.getMessage()));
        }
    }

    private Item apply(Item before) {
        ChangedAttributes attributes = new ChangedAttributes(before.attributes());
        long version = before.version();
        Optional<String> revision = before.revision();
        for (Change change : changes) {
            switch (change.field()) {
                case Item.VERSION -> version = (Long) ((Change.Add) change).applyTo(version);
                case Item.REVISION -> revision = Optional.of((String) ((Change.Set) change).value());
                default -> attributes.apply(change);
            }
        }
        return new Item(id, before.type(), version, revision, before.timestamp(), attributes.finish());
    }

    @Override
    public Optional<Item> resultOn(AppId app, Optional<Item> stored) {
        return Optional.of(applyTo(app, stored));
    }
}
