package io.para4j.internal.codec;

import io.para4j.spi.Change;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object that become attributes of its item, with their values, not yet normalised. The value of a
 * field may be null.
 */
public final class ObjectFields {
    private final Names names;
    private final @Nullable Object[] values;

    /** The names of fields, with the paths of their changes. All objects of a class share them. */
    static final class Names {
        private final List<String> names;
        private final List<Path> paths;

        private Names(List<String> names, List<Path> paths) {
            this.names = names;
            this.paths = paths;
        }

        /** Returns the names of the fields of a class, which are valid. */
        static Names of(List<String> names) {
            return new Names(List.copyOf(names), names.stream().map(Path::field).toList());
        }

        int size() {
            return names.size();
        }

        /** Returns the path of a field. The names of one object's own fields are checked here, when they are written. */
        private Path path(int index) {
            return paths.isEmpty() ? Path.field(names.get(index)) : paths.get(index);
        }
    }

    /** Creates fields from values in the order of the names. */
    ObjectFields(Names names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** Returns the fields of an object that shares its names with no other. */
    static ObjectFields of(Map<String, @Nullable Object> fields) {
        return new ObjectFields(
                new Names(List.copyOf(fields.keySet()), List.of()),
                fields.values().toArray());
    }

    /** Passes each name and value to a receiver. */
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> receiver) {
        for (int i = 0; i < values.length; i++) {
            receiver.accept(names.names.get(i), values[i]);
        }
    }

    /**
     * Returns the changes that store all fields except locked ones. A field without a value is removed.
     *
     * @param locked the names of the fields to leave out
     * @param updated the time of the update, which becomes the value of {@link Item#UPDATED}
     */
    public List<Change> changes(Set<String> locked, long updated) {
        List<Change> changes = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            String name = names.names.get(i);
            if (!locked.contains(name)) {
                Object value = name.equals(Item.UPDATED) ? (Object) updated : values[i];
                Path path = names.path(i);
                changes.add(value == null ? new Change.Remove(path) : new Change.Set(path, value));
            }
        }
        return changes;
    }

    /** Returns a view of the fields with values. */
    public Map<String, Object> present() {
        return new Present("");
    }

    /** Returns a view of the fields with values, except {@link Item#UPDATED}. */
    public Map<String, Object> presentAtCreation() {
        return new Present(Item.UPDATED);
    }

    /** The fields with values, for an item that copies them. */
    private final class Present extends AbstractMap<String, Object> {
        private final String omitted;

        Present(String omitted) {
            this.omitted = omitted;
        }

        private boolean has(int index) {
            return values[index] != null && !names.names.get(index).equals(omitted);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    int size = 0;
                    for (int i = 0; i < values.length; i++) {
                        size += has(i) ? 1 : 0;
                    }
                    return size;
                }

                @Override
                public Iterator<Entry<String, Object>> iterator() {
                    return entries();
                }
            };
        }

        private Iterator<Entry<String, Object>> entries() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    while (next < values.length && !has(next)) {
                        next++;
                    }
                    return next < values.length;
                }

                @Override
                @SuppressWarnings("NullAway") // a present value
                public Entry<String, Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return new SimpleImmutableEntry<>(names.names.get(next), values[next++]);
                }
            };
        }
    }
}
