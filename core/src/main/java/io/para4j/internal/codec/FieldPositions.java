package io.para4j.internal.codec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The position of each field name of a class: its stored fields, followed by the standard fields. The JIT inlines the
 * calls of this hash table, but not those of {@code hashCode} and {@code equals} in a {@code HashMap}, which the whole
 * application shares. One pass over an item replaces a look-up for each field. Safe for use by many threads: those that
 * remember a string write equal ones.
 */
final class FieldPositions {
    private final int count;
    private final @Nullable String[] names;
    private final int[] positions;

    /** Creates positions in the order of the names, none twice. */
    FieldPositions(List<String> fieldNames) {
        count = fieldNames.size();
        int length = Integer.highestOneBit(Math.max(1, count)) * 4;
        names = new String[length];
        positions = new int[length];
        for (int i = 0; i < count; i++) {
            int slot = slot(fieldNames.get(i));
            while (names[slot] != null) {
                slot = next(slot);
            }
            names[slot] = fieldNames.get(i);
            positions[slot] = i;
        }
    }

    private int slot(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash >>> 7 & names.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & names.length - 1;
    }

    /**
     * Returns the position of a name; -1 if it has none. Remembers the last equal string, so that the next look-up of it
     * compares no characters.
     */
    @SuppressWarnings("ReferenceEquality") // a string that is found by identity is not written again
    private int of(String name) {
        int slot = slot(name);
        for (String used = names[slot]; used != null; used = names[slot]) {
            if (used == name) {
                return positions[slot];
            }
            if (used.equals(name)) {
                names[slot] = name;
                return positions[slot];
            }
            slot = next(slot);
        }
        return -1;
    }

    /** Returns the values by position, null where there is none. Values under other names are left out. */
    @Nullable
    Object[] valuesOf(Map<String, Object> attributes) {
        @Nullable Object[] values = new Object[count];
        attributes.forEach((name, value) -> {
            int position = of(name);
            if (position >= 0) {
                values[position] = value;
            }
        });
        return values;
    }
}
