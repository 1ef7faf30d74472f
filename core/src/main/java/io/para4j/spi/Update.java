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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Changes to one stored item, applied all or none, and only if the precondition holds.
 *
 * <p>The changes include those of the item's bookkeeping, which a store treats like any other: {@code version} is raised by
 * an {@link Change.Add} of one, {@code revision} is {@link Change.Set} to the id of this write. No other component of an item
 * ({@code id}, {@code type}, {@code timestamp}) ever changes.
 *
 * @param id the id of the stored item
 * @param precondition what must hold of it
 * @param changes the changes, at most one for each field
 * @param returnsItem whether the caller wants the item as it is after the changes
 */
public record Update(String id, Precondition precondition, List<Change> changes, boolean returnsItem) {
    private static final java.util.Set<String> UNCHANGEABLE =
            java.util.Set.of("id", Item.TYPE, "appid", Item.TIMESTAMP, "key", "_w");

    /**
     * What the changes of an object have beyond its own fields: version, revision, updated, and the removal of a name and of
     * tags that it does not have. An object that could be created can thus be updated as a whole.
     */
    private static final int BOOKKEEPING = 5;

    /**
     * Copies and checks the changes.
     *
     * @throws IllegalArgumentException if the id is not allowed, a field is changed twice, or version and revision are not
     *     among the changes
     * @throws InvalidValueException if a field is one that never changes, or there are more changes, or additions and appends, than
     *     {@link Limits} allows
     */
    public Update {
        Limits.checkId(id);
        Objects.requireNonNull(precondition, "precondition");
        changes = List.copyOf(changes);
        Limits.checkChangeCount(changes.size() - BOOKKEEPING);
        Limits.checkAdditionCount(additions(changes));
        checkFields(changes);
    }

    /** Every update adds to the version. */
    private static int additions(List<Change> changes) {
        int additions = 0;
        for (Change change : changes) {
            boolean isAddition = change instanceof Change.Add || change instanceof Change.Append;
            additions += isAddition && !change.field().equals(Item.VERSION) ? 1 : 0;
        }
        return additions;
    }

    private static void checkFields(List<Change> changes) {
        java.util.Set<String> fields = new HashSet<>();
        boolean version = false;
        boolean revision = false;
        for (Change change : changes) {
            if (!fields.add(change.field())) {
                throw new IllegalArgumentException("field " + Target.quote(change.field()) + " is changed twice");
            }
            if (UNCHANGEABLE.contains(change.field())) {
                throw new InvalidValueException(change.field(), "this field never changes");
            }
            version |= change instanceof Change.Add && change.field().equals(Item.VERSION);
            revision |= change instanceof Change.Set && change.field().equals(Item.REVISION);
        }
        if (!version || !revision) {
            throw new IllegalArgumentException("the changes must add to version and set revision: use Update.of");
        }
    }

    /**
     * Returns an update that also raises the version by one and sets the revision.
     *
     * @param id the id of the stored item
     * @param precondition what must hold of it
     * @param revision the id of this write, used for no other
     * @param changes the changes to other fields
     * @return the update, whose result is not asked for
     */
    public static Update of(String id, Precondition precondition, String revision, List<Change> changes) {
        List<Change> all = new ArrayList<>(changes.size() + 2);
        all.addAll(changes);
        all.add(new Change.Add(Item.VERSION, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.valueOf(Long.MAX_VALUE)));
        all.add(new Change.Set(Item.REVISION, revision));
        return new Update(id, precondition, all, false);
    }

    /**
     * Returns the same update, whose result is asked for.
     *
     * @return the update with {@link #returnsItem()}
     */
    public Update returningItem() {
        return returnsItem ? this : new Update(id, precondition, changes, true);
    }

    /**
     * Returns the id of this write, which becomes the item's revision.
     *
     * @return the revision after the update
     */
    public String revision() {
        for (Change change : changes) {
            if (change instanceof Change.Set set && set.field().equals(Item.REVISION)) {
                return (String) set.value();
            }
        }
        throw new IllegalStateException("checked by the constructor");
    }

    /**
     * Returns what the errors of this update are about.
     *
     * @param app the app
     * @return the update in the app, with the type that the precondition requires, if it does
     */
    public Target target(AppId app) {
        return new Target("update", app.name(), precondition.type().orElse(""), id);
    }

    /**
     * Checks the precondition against what is stored, and returns the item after the changes: a store that can do this and
     * store the result in one atomic step has done all that {@link DAO#update} asks for.
     *
     * @param app the app
     * @param stored the item that is stored; empty if there is none
     * @return the item to store
     * @throws ObjectNotFoundException if there is none
     * @throws TypeMismatchException if it has another type
     * @throws VersionConflictException if it is in another state
     * @throws ConditionFailedException if the condition does not hold
     * @throws InvalidObjectException if a change does not fit the stored value
     * @throws ObjectTooLargeException if the item would become too large
     */
    public Item applyTo(AppId app, Optional<Item> stored) {
        Item before = precondition.verify("update", app, id, stored);
        try {
            return Limits.check("update", app, apply(before));
        } catch (InvalidValueException e) {
            Target target = before.target("update", app.name());
            throw new InvalidObjectException(target, List.of(e.getMessage()));
        }
    }

    private Item apply(Item before) {
        Map<String, Object> attributes = new LinkedHashMap<>(before.attributes());
        long version = before.version();
        Optional<String> revision = before.revision();
        for (Change change : changes) {
            switch (change.field()) {
                case Item.VERSION -> version = (Long) ((Change.Add) change).applyTo(version);
                case Item.REVISION -> revision = Optional.of((String) ((Change.Set) change).value());
                default -> apply(change, attributes);
            }
        }
        return new Item(id, before.type(), version, revision, before.timestamp(), attributes);
    }

    private static void apply(Change change, Map<String, Object> attributes) {
        String field = change.field();
        if (change instanceof Change.Set set) {
            attributes.put(field, set.value());
        } else if (change instanceof Change.Remove) {
            attributes.remove(field);
        } else if (change instanceof Change.Add add) {
            attributes.put(field, add.applyTo(attributes.getOrDefault(field, 0L)));
        } else if (change instanceof Change.Append append) {
            attributes.put(field, append.applyTo(attributes.getOrDefault(field, List.of())));
        }
    }
}
