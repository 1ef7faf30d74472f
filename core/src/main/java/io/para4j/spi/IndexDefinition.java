package io.para4j.spi;

import io.para4j.error.MessageText;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An index of the objects of one type, the same in every app. It holds the objects that have a value in each of its
 * fields, grouped by the partition field and ordered by the sort field, ties by id. Immutable.
 *
 * @param type the type of the objects
 * @param name the name, which is unique among the indexes of the type: a letter, then up to 99 letters, digits, hyphens
 *     and underscores
 * @param partition the field whose value a query gives
 * @param sort the field by which results are ordered; empty to order them by id only
 */
public record IndexDefinition(String type, String name, IndexField partition, Optional<IndexField> sort) {

    /** The longest partition value, in bytes: 2,048, as DynamoDB allows for a hash key. */
    public static final int MAX_PARTITION_BYTES = 2048;

    /** The longest sort value, in bytes: 1,024, as DynamoDB allows for a range key. */
    public static final int MAX_SORT_BYTES = 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,150}");

    /** The last one holds the checkpoints of change feeds, which must be stored whatever the application indexes. */
    private static final Set<String> EXCLUDED =
            Set.of("id", "key", "appid", Item.TYPE, Item.VERSION, Item.REVISION, "_w", "tags", "_feed");

    /**
     * Checks the definition.
     *
     * @throws IllegalArgumentException if the name or the type cannot name an index, or a field cannot be indexed
     */
    public IndexDefinition {
        Objects.requireNonNull(sort, "sort");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("index name " + MessageText.quote(name)
                    + " is not allowed; use a letter, then up to 99 letters, digits, hyphens and underscores");
        }
        if (!TYPE_NAME.matcher(type).matches()) {
            throw new IllegalArgumentException("type " + MessageText.quote(type) + " cannot have an index such as "
                    + MessageText.quote(name) + "; its name may have up to 150 letters, digits, and . _ -");
        }
        checkField(name, partition);
        sort.ifPresent(field -> checkField(name, field));
        if (sort.isPresent() && sort.get().name().equals(partition.name())) {
            throw new IllegalArgumentException("index " + MessageText.quote(name) + " has the field "
                    + MessageText.quote(partition.name()) + " twice; leave its sort field out");
        }
    }

    private static void checkField(String name, IndexField field) {
        if (EXCLUDED.contains(field.name())) {
            throw new IllegalArgumentException("index " + MessageText.quote(name) + " cannot have the field "
                    + MessageText.quote(field.name()) + "; index a field of the object's own, or a standard one of "
                    + "name, parentid, creatorid, timestamp and updated");
        }
    }

    /**
     * Returns the name that is unique among all indexes, under which stores keep the index.
     *
     * @return the type, a dot and the name
     */
    public String fullName() {
        return type + "." + name;
    }

    /**
     * Returns whether an item is in the index. An item that is older than the index can have a value of another kind, an
     * empty one or one that is too long, and is then not in the index.
     *
     * @param item the item
     * @return whether it has the type, and a value in each field that can be part of a key
     */
    public boolean contains(Item item) {
        return item.type().equals(type)
                && isKey(partition, item, MAX_PARTITION_BYTES)
                && sort.map(field -> isKey(field, item, MAX_SORT_BYTES)).orElse(true);
    }

    private static boolean isKey(IndexField field, Item item, int maxBytes) {
        Object value = valueOf(field, item);
        return value != null && field.isKey(value, maxBytes);
    }

    /** Returns the value of a field of an item. Its time of creation is one of the fields. */
    static @Nullable Object valueOf(IndexField field, Item item) {
        return field.name().equals(Item.TIMESTAMP)
                ? (Object) item.timestamp()
                : item.attributes().get(field.name());
    }

    /**
     * Returns the place of an item in the index, for a store that keeps the index as sorted bytes. The unsigned order of
     * these bytes groups the items by their partition values, and orders those of one partition as queries return them.
     *
     * @param item the item
     * @return its key; empty if the item is not in the index
     */
    public Optional<Bytes> keyOf(Item item) {
        if (!contains(item)) {
            return Optional.empty();
        }
        OrderedBytes bytes = new OrderedBytes().add(Objects.requireNonNull(valueOf(partition, item)));
        sort.ifPresent(field -> bytes.add(Objects.requireNonNull(valueOf(field, item))));
        return Optional.of(bytes.addLast(item.id()).toBytes());
    }
}
