package io.para4j;

import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.StoredField;
import io.para4j.spi.Bytes;
import io.para4j.spi.Change;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses values that cannot be keys of an index, in whatever object they are (rule IDX-7). A store would refuse the
 * whole write of such a value, or leave the object out of the index.
 *
 * <p>DynamoDB Local applies the limits of keys to all attributes of a key together: the app, the type and the partition
 * value, and the sort value and the key of the table. As in {@link io.para4j.spi.ItemSize}, the key is the longest one of
 * any layout: the app's name, one character, and the id.
 */
final class IndexedValues {
    /** The largest size of a number in a key. */
    private static final int NUMBER_BYTES = 21;

    private final Map<String, List<Key>> keys = new HashMap<>();

    /** A field of an index. */
    private record Key(IndexField field, boolean isSort, String type, String index) {
        void check(Object value, Place place) {
            field.check(value, maxBytes(), index);
            checkRoom(sizeOf(value), place);
        }

        /** Checks that a sum has room in the key, whatever number it is. */
        void checkSum(Place place) {
            checkRoom(NUMBER_BYTES, place);
        }

        private int maxBytes() {
            return isSort ? IndexDefinition.MAX_SORT_BYTES : IndexDefinition.MAX_PARTITION_BYTES;
        }

        private void checkRoom(long bytes, Place place) {
            long left = maxBytes() - (isSort ? place.keyBytes() : place.groupBytes());
            if (bytes > left) {
                throw new InvalidValueException(
                        field.name(),
                        "index " + Target.quote(index) + " leaves it " + Math.max(0, left)
                                + " bytes beside the app's name" + (isSort ? " and the id" : " and the type")
                                + ", this value has " + bytes);
            }
        }

        private static long sizeOf(Object value) {
            if (value instanceof String text) {
                return Limits.utf8Length(text);
            }
            return value instanceof Bytes bytes ? bytes.size() : NUMBER_BYTES;
        }
    }

    /** The sizes of what is in each key of an object beside the indexed value. */
    private record Place(long keyBytes, long groupBytes) {
        static Place of(String app, String type, String id) {
            int prefix = app.length() + 1;
            return new Place(prefix + Limits.utf8Length(id), prefix + Limits.utf8Length(type));
        }
    }

    IndexedValues(DeclaredIndexes indexes) {
        indexes.all().forEach(this::add);
    }

    private void add(IndexDefinition index) {
        add(new Key(index.partition(), false, index.type(), index.fullName()));
        index.sort().ifPresent(field -> add(new Key(field, true, index.type(), index.fullName())));
    }

    /** Adds a use of a field, those with the lowest limit first. */
    private void add(Key key) {
        List<Key> uses = keys.computeIfAbsent(key.field().name(), name -> new ArrayList<>());
        uses.add(key.isSort() ? 0 : uses.size(), key);
    }

    /**
     * Checks an item that is to be created or restored.
     *
     * @throws InvalidValueException if a value cannot be a key, or the id is too long beside one
     */
    void check(String app, Item item) {
        if (keys.isEmpty()) {
            return;
        }
        Place place = Place.of(app, item.type(), item.id());
        if (place.keyBytes() > IndexDefinition.MAX_SORT_BYTES) {
            throw new InvalidValueException(
                    "id",
                    "where indexes are declared, it has at most "
                            + (IndexDefinition.MAX_SORT_BYTES - app.length() - 1)
                            + " bytes in an app of this name, not "
                            + Limits.utf8Length(item.id()));
        }
        keys.forEach((name, uses) -> {
            Object value = name.equals(Item.TIMESTAMP)
                    ? (Object) item.timestamp()
                    : item.attributes().get(name);
            if (value != null) {
                uses.forEach(key -> key.check(value, place));
            }
        });
    }

    /**
     * Checks the texts of a generic object whose type has a class. The class may read several texts as one value, such as
     * times with fractions of any width, but an index has only the order of the one that the class stores.
     *
     * @throws InvalidValueException if an indexed field has another text than the class stores for the same value
     */
    void checkForms(ClassPlan plan, Map<String, Object> attributes) {
        keys.keySet().forEach(name -> checkForm(plan, name, attributes.get(name)));
    }

    /** Checks one field of such an object. */
    void checkForm(ClassPlan plan, String name, @Nullable Object value) {
        Optional<StoredField> field = plan.field(name);
        if (value instanceof String && field.isPresent()) {
            keys.getOrDefault(name, List.of()).stream()
                    .filter(key -> key.type().equals(plan.type()))
                    .findFirst()
                    .ifPresent(key -> checkForm(key, plan, field.get(), value));
        }
    }

    private static void checkForm(Key key, ClassPlan plan, StoredField field, Object value) {
        Object held = plan.decode(field, value);
        if (held != null && !value.equals(plan.encode(field, held))) {
            throw new InvalidValueException(
                    key.field().name(),
                    "index " + Target.quote(key.index())
                            + " needs the text that its class stores for this value; a time"
                            + " has nine digits for the fraction of a second, and a UUID has small letters");
        }
    }

    /**
     * Checks the changes of an update.
     *
     * @return the changes
     * @throws InvalidValueException if one could leave a value that cannot be a key
     */
    List<Change> check(Target target, List<Change> changes) {
        if (!keys.isEmpty()) {
            changes.forEach(change -> check(target, change));
        }
        return changes;
    }

    /**
     * Checks a change. What it leaves in an indexed field is a whole value of its kind, or none.
     *
     * @return the change
     * @throws InvalidValueException if it could leave a value that cannot be a key
     */
    Change check(Target target, Change change) {
        List<Key> uses = keys.get(change.field());
        if (uses != null && !(change instanceof Change.Remove)) {
            Place place = Place.of(target.app(), target.type(), target.id());
            uses.forEach(key -> check(key, place, change));
        }
        return change;
    }

    private static void check(Key key, Place place, Change change) {
        if (change instanceof Change.Set set && !change.path().isNested()) {
            key.check(set.value(), place);
            return;
        }
        boolean isSum = change instanceof Change.Add && key.field().kind() == IndexField.Kind.NUMBER;
        if (!isSum || change.path().isNested()) {
            throw new InvalidValueException(
                    change.path().toString(),
                    "index " + Target.quote(key.index()) + " needs "
                            + key.field().kind() + " in this field; set it as a whole");
        }
        key.checkSum(place);
    }
}
