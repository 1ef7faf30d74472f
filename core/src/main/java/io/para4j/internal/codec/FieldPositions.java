package io.para4j.internal.codec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The position of each field name of a class: its stored fields, followed by the standard fields. One pass over an item
 * replaces a look-up for each field. Safe for use by many threads.
 *
 * <p>Items of one class mostly have the same names in the same order, as the same strings. So the names of the last item
 * are remembered, and a name that is the same string at the same place is not looked up.
 */
final class FieldPositions {
    private final int count;
    private final Map<String, Integer> positions;

    /** The names of the last item. A thread that does not see it looks names up. */
    private Order last = new Order(new String[0], new int[0]);

    /** The names of an item in their order, each with its position; -1 if it has none. */
    private static final class Order {
        private final String[] names;
        private final int[] positions;

        Order(String[] names, int[] positions) {
            this.names = names;
            this.positions = positions;
        }
    }

    /** Creates positions in the order of the names, none twice. */
    FieldPositions(List<String> fieldNames) {
        count = fieldNames.size();
        positions = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            positions.put(fieldNames.get(i), i);
        }
    }

    /** Returns the values by position, null where there is none. Values under other names are left out. */
    @Nullable
    Object[] valuesOf(Map<String, Object> attributes) {
        Values values = new Values(last);
        attributes.forEach(values);
        if (values.hasOtherOrder) {
            last = orderOf(attributes);
        }
        return values.byPosition;
    }

    private Order orderOf(Map<String, Object> attributes) {
        String[] names = attributes.keySet().toArray(new String[0]);
        return new Order(names, Arrays.stream(names).mapToInt(this::of).toArray());
    }

    private int of(String name) {
        return positions.getOrDefault(name, -1);
    }

    /** A receiver of the attributes of one item. */
    private final class Values implements BiConsumer<String, Object> {
        private final @Nullable Object[] byPosition = new Object[count];
        private final Order expected;
        private int next;
        private boolean hasOtherOrder;

        Values(Order expected) {
            this.expected = expected;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // an equal name that is another string is looked up
        public void accept(String name, Object value) {
            int place = next++;
            int position;
            if (place < expected.names.length && expected.names[place] == name) {
                position = expected.positions[place];
            } else {
                hasOtherOrder = true;
                position = of(name);
            }
            if (position >= 0) {
                byPosition[position] = value;
            }
        }
    }
}
