package io.para4j.internal.codec;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The position of each field name of a class: its stored fields, followed by the standard fields. The JIT inlines the
 * calls of this hash table, but not those of {@code hashCode} and {@code equals} in a {@code HashMap}, which the whole
 * application shares. One pass over an item replaces a look-up for each field.
 *
 * <p>Items of one class mostly have the same strings as names, in the same order. So the name that followed another one in
 * the last item is expected to follow it again. Only a name that is not expected is looked up.
 *
 * <p>Safe for use by many threads: what is expected is compared with what is there, and those that remember a string write
 * equal ones.
 */
final class FieldPositions {
    private final int count;
    private final @Nullable String[] names;
    private final int[] positions;

    /** The slot of the name that followed that of each slot in the last item. The last element is that of the first name. */
    private final int[] followers;

    /** Creates positions in the order of the names, none twice. */
    FieldPositions(List<String> fieldNames) {
        count = fieldNames.size();
        int length = Integer.highestOneBit(Math.max(1, count)) * 4;
        names = new String[length];
        positions = new int[length];
        followers = new int[length + 1];
        for (int i = 0; i < count; i++) {
            int slot = hash(fieldNames.get(i));
            while (names[slot] != null) {
                slot = next(slot);
            }
            names[slot] = fieldNames.get(i);
            positions[slot] = i;
        }
    }

    private int hash(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash >>> 7 & names.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & names.length - 1;
    }

    /**
     * Returns the slot of a name; -1 if it has none. Remembers the last equal string, so that the next look-up of it
     * compares no characters.
     */
    @SuppressWarnings("ReferenceEquality") // a string that is found by identity is not written again
    private int slotOf(String name) {
        int slot = hash(name);
        for (String used = names[slot]; used != null; used = names[slot]) {
            if (used == name) {
                return slot;
            }
            if (used.equals(name)) {
                names[slot] = name;
                return slot;
            }
            slot = next(slot);
        }
        return -1;
    }

    /** Returns the values by position, null where there is none. Values under other names are left out. */
    @Nullable
    Object[] valuesOf(Map<String, Object> attributes) {
        Values values = new Values();
        attributes.forEach(values);
        return values.byPosition;
    }

    /** A receiver of the attributes of one item. */
    private final class Values implements BiConsumer<String, Object> {
        private final @Nullable Object[] byPosition = new Object[count];
        private int last = names.length;

        @Override
        @SuppressWarnings("ReferenceEquality") // an equal name that is another string is looked up
        public void accept(String name, Object value) {
            int slot = followers[last];
            if (names[slot] != name) {
                slot = slotOf(name);
                if (slot < 0) {
                    return;
                }
                followers[last] = slot;
            }
            byPosition[positions[slot]] = value;
            last = slot;
        }
    }
}
