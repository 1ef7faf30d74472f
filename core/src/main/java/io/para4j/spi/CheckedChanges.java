package io.para4j.spi;

import io.para4j.error.Target;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an {@link Update}, copied and checked. An update that is made from another one shares them without a
 * second check.
 */
final class CheckedChanges extends AbstractList<Change> implements RandomAccess {
    /**
     * The number of changes of a whole object beyond its own fields: version, revision, updated, and the removals of a
     * missing name and of missing tags. It lets every object that could be created be updated as a whole.
     */
    private static final int BOOKKEEPING = 5;

    private final Change[] changes;

    private CheckedChanges(Change[] changes) {
        this.changes = changes;
    }

    /**
     * Returns a checked copy of changes, or the same list if it is one.
     *
     * @throws IllegalArgumentException if two changes overlap, or version and revision are not among the changes
     * @throws InvalidValueException if a field never changes, or there are too many changes
     */
    static CheckedChanges of(List<Change> changes) {
        if (changes instanceof CheckedChanges checked) {
            return checked;
        }
        Change[] copy = List.copyOf(changes).toArray(new Change[0]);
        Limits.checkChangeCount(copy.length - BOOKKEEPING);
        Limits.checkAdditionCount(additions(copy));
        checkFields(copy);
        return new CheckedChanges(copy);
    }

    @Override
    public Change get(int index) {
        return changes[index];
    }

    @Override
    public int size() {
        return changes.length;
    }

    /**
     * Counts the changes that depend on the stored value, which are all but setting and removing a field. The addition
     * to the version, which every update has, is not counted.
     */
    private static int additions(Change[] changes) {
        int additions = 0;
        for (Change change : changes) {
            boolean isPlain = !change.path().isNested()
                    && (change instanceof Change.Set
                            || change instanceof Change.Remove
                            || change.field().equals(Item.VERSION));
            additions += isPlain ? 0 : Weights.of(change.path());
        }
        return additions;
    }

    private static void checkFields(Change[] changes) {
        @Nullable String[] fields = new @Nullable String[Integer.highestOneBit(Math.max(1, changes.length)) * 4];
        boolean version = false;
        boolean revision = false;
        for (Change change : changes) {
            if (!add(fields, change.field())) {
                checkOverlaps(change, changes);
            }
            if (neverChanges(change.path())) {
                throw change.path().refused("this field never changes");
            }
            version |= change instanceof Change.Add && change.field().equals(Item.VERSION);
            revision |= change instanceof Change.Set && change.field().equals(Item.REVISION);
        }
        if (!version || !revision) {
            throw new IllegalArgumentException("the changes must add to version and set revision: use Update.of");
        }
    }

    /** Adds a name to an open hash table, which needs no node for each name. Returns false if it is there. */
    private static boolean add(@Nullable String[] table, String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        int slot = hash >>> 7 & table.length - 1;
        for (String used = table[slot]; used != null; used = table[slot]) {
            if (used.equals(name)) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = name;
        return true;
    }

    /** Checks that a change and those before it, some of which change the same field, have different targets. */
    private static void checkOverlaps(Change change, Change[] changes) {
        for (Change earlier : changes) {
            if (earlier == change) {
                return;
            }
            Path path = change.path();
            if (path.equals(earlier.path())) {
                throw new IllegalArgumentException("field " + Target.quote(path.shown()) + " is changed twice");
            }
            if (path.overlaps(earlier.path())) {
                throw new IllegalArgumentException("the changes of "
                        + Target.quote(earlier.path().shown()) + " and " + Target.quote(path.shown()) + " overlap");
            }
        }
    }

    private static boolean neverChanges(Path path) {
        boolean isWritten = path.field().equals(Item.VERSION) || path.field().equals(Item.REVISION);
        return Item.OWN_FIELDS.contains(path.field()) && !(isWritten && !path.isNested());
    }
}
