package io.para4j.testkit;

import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Bytes;
import io.para4j.spi.Item;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies of all fields of objects and items by name, for comparison by value. */
final class Fields {
    private Fields() {}

    /** Copies every field of an object that is not null, stored or not. */
    static Map<String, Object> of(ParaObject object) {
        Map<String, Object> fields = read(object);
        put(fields, Item.TYPE, object.getType());
        if (object instanceof Sysprop generic) {
            fields.remove("properties");
            generic.getProperties().forEach((name, value) -> fields.put("property " + name, "null"));
            generic.getProperties().forEach((name, value) -> put(fields, "property " + name, value));
        }
        return fields;
    }

    static Map<String, Object> of(Item item) {
        Map<String, Object> fields = new TreeMap<>(item.attributes());
        fields.put("id", item.id());
        fields.put(Item.TYPE, item.type());
        fields.put(Item.VERSION, item.version());
        fields.put(Item.TIMESTAMP, item.timestamp());
        item.revision().ifPresent(revision -> fields.put(Item.REVISION, revision));
        return fields;
    }

    /** Returns the fields without the named ones. */
    static Map<String, Object> without(Map<String, Object> fields, String... names) {
        Map<String, Object> fewer = new TreeMap<>(fields);
        fewer.keySet().removeAll(Set.of(names));
        return fewer;
    }

    private static Map<String, Object> read(Object object) {
        Map<String, Object> fields = new TreeMap<>();
        for (Class<?> declaring = object.getClass(); declaring != Object.class; declaring = superclass(declaring)) {
            for (Field field : declaring.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    put(fields, field.getName(), get(field, object));
                }
            }
        }
        return fields;
    }

    private static Class<?> superclass(Class<?> declaring) {
        Class<?> superclass = declaring.getSuperclass();
        return superclass == null ? Object.class : superclass;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, copy(value));
        }
    }

    private static @Nullable Object get(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object copy(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        }
        if (value instanceof byte[] bytes) {
            return Bytes.of(bytes);
        }
        if (value instanceof Collection<?> collection) {
            Collection<Object> copy = value instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
            collection.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, element) -> copy.put(copy(name), copy(element)));
            return copy;
        }
        return value.getClass().getPackage() == Fields.class.getPackage() && !(value instanceof Enum)
                ? read(value)
                : value;
    }

    /** Returns the stored values of one attribute in each of the items. */
    static List<Object> values(Collection<Item> items, String name) {
        List<Object> values = new ArrayList<>();
        items.forEach(item -> values.add(item.attributes().getOrDefault(name, "nothing")));
        return values;
    }
}
