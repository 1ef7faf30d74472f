package io.para4j.spi;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The normalised attributes of an item, in arrays, which take less memory than a hash map and are faster to walk through.
 * An item that is built from another item's attributes shares them without a copy. Immutable.
 */
final class Attributes extends AbstractMap<String, Object> {
    private final String[] names;
    private final Object[] values;

    /** A hash table of positions plus 1, 0 where there is none. Its length is a power of two. */
    private final int[] positions;

    /**
     * The size in bytes; 0 until it is first requested. Written without a lock, since every thread computes the same
     * value.
     */
    private int storedBytes;

    private Attributes(int count) {
        this.names = new String[count];
        this.values = new Object[count];
        this.positions = new int[Integer.highestOneBit(Math.max(count, 1)) * 4];
    }

    /**
     * Returns the attributes of fields, with checked names and normalised values.
     *
     * @param reserved the names that no attribute has
     * @throws InvalidValueException if a name or value is not allowed
     */
    static Attributes of(Map<String, Object> fields, Set<String> reserved) {
        int size = fields.size();
        Attributes attributes = new Attributes(size);
        int added = 0;
        for (Entry<String, Object> field : fields.entrySet()) {
            String name = checkName(field.getKey(), reserved);
            Object value = Values.normalise(name, field.getValue());
            if (added == size || attributes.containsKey(name)) {
                return of(new LinkedHashMap<>(fields), reserved); // a map that changes, or knows equal names apart
            }
            attributes.add(added++, name, value);
        }
        return added == size ? attributes : of(new LinkedHashMap<>(fields), reserved);
    }

    private static String checkName(String name, Set<String> reserved) {
        if (reserved.contains(name)) {
            throw new InvalidValueException(name, "this name is reserved");
        }
        return Limits.checkFieldName(name);
    }

    private void add(int position, String name, Object value) {
        names[position] = name;
        values[position] = value;
        int slot = slotOf(name);
        while (positions[slot] != 0) {
            slot = next(slot);
        }
        positions[slot] = position + 1;
    }

    private int slotOf(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash >>> 7 & positions.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & positions.length - 1;
    }

    /** Returns the position of a field; -1 if there is none. */
    private int positionOf(@Nullable Object key) {
        if (!(key instanceof String name)) {
            return -1;
        }
        int slot = slotOf(name);
        while (positions[slot] != 0) {
            int position = positions[slot] - 1;
            if (name.equals(names[position])) {
                return position;
            }
            slot = next(slot);
        }
        return -1;
    }

    /** Returns the size of all fields by the formula of {@link ItemSize}. It is computed once. */
    int storedBytes() {
        int bytes = storedBytes;
        if (bytes == 0) {
            long sum = 0;
            for (int i = 0; i < names.length; i++) {
                sum += FieldSize.ofField(names[i], values[i]);
            }
            bytes = (int) Math.min(sum, Integer.MAX_VALUE);
            storedBytes = bytes;
        }
        return bytes;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int position = positionOf(name);
        return position < 0 ? null : values[position];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return positionOf(name) >= 0;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return new Entries();
            }
        };
    }

    /** The entries in the order of the item. */
    private final class Entries implements Iterator<Entry<String, Object>> {
        private int position;

        @Override
        public boolean hasNext() {
            return position < names.length;
        }

        @Override
        public Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, Object> entry = new SimpleImmutableEntry<>(names[position], values[position]);
            position++;
            return entry;
        }
    }
}
