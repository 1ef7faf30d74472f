package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.FieldProperty;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StringCollectionDeserializer;
import com.fasterxml.jackson.databind.util.ClassUtil;
import io.para4j.model.ParaObject;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Creates the objects of a class field by field, several times faster than through Jackson, wherever Jackson would do just the
 * same: a constructor without parameters, a field of a plain class, no deserialiser but Jackson's own, and a stored value of
 * the very kind of the field. Everything else is left to Jackson, and so are all errors.
 */
final class PlainFields {
    private final Constructor<?> constructor;
    private final FieldPlan[] fields;

    private PlainFields(Constructor<?> constructor, List<FieldPlan> fields) {
        this.constructor = constructor;
        this.fields = fields.toArray(new FieldPlan[0]);
    }

    /** A field; and, if it is a plain one, what it holds for a stored value: null if that is for Jackson to tell, or refuse. */
    private record FieldPlan(StoredField stored, @Nullable UnaryOperator<@Nullable Object> held) {}

    /** Returns how objects of a class are created so; empty if Jackson is told anything special about the class. */
    static Optional<PlainFields> of(
            Class<? extends ParaObject> objectClass, Collection<StoredField> fields, ObjectMapper mapper) {
        try {
            DeserializationContext context = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                    .createDummyInstance(mapper.getDeserializationConfig());
            JsonDeserializer<?> deserializer = context.findRootValueDeserializer(mapper.constructType(objectClass));
            Constructor<?> constructor = objectClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return deserializer instanceof BeanDeserializer bean && isPlain(bean)
                    ? Optional.of(new PlainFields(constructor, plans(bean, fields)))
                    : Optional.empty();
        } catch (JsonMappingException | NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(BeanDeserializer bean) {
        return bean.getClass() == BeanDeserializer.class
                && bean.getObjectIdReader() == null
                && bean.getValueInstantiator().getClass() == StdValueInstantiator.class
                && !bean.getValueInstantiator().canCreateFromObjectWith();
    }

    private static List<FieldPlan> plans(BeanDeserializer bean, Collection<StoredField> fields) {
        List<FieldPlan> plans = new ArrayList<>(fields.size());
        for (StoredField field : fields) {
            SettableBeanProperty property = bean.findProperty(field.name());
            boolean isPlain = property != null
                    && property.getClass() == FieldProperty.class
                    && !property.hasValueTypeDeserializer()
                    && isJacksonsOwn(property.getValueDeserializer());
            plans.add(new FieldPlan(field, isPlain ? held(field) : null));
        }
        return plans;
    }

    private static boolean isJacksonsOwn(JsonDeserializer<?> deserializer) {
        return deserializer instanceof StringCollectionDeserializer texts
                ? StoredKinds.isTextDeserializer(texts.getContentDeserializer())
                        && texts.getValueInstantiator().getValueClass() == ArrayList.class
                : StoredKinds.isTextDeserializer(deserializer) || ClassUtil.isJacksonStdImpl(deserializer);
    }

    private static @Nullable UnaryOperator<@Nullable Object> held(StoredField field) {
        Class<?> raw = field.type().getRawClass();
        if (raw == String.class) {
            return value -> value instanceof String ? value : null;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return value -> value instanceof Boolean ? value : null;
        }
        if (raw == int.class || raw == Integer.class) {
            return value -> value instanceof Long number && number == number.intValue() ? number.intValue() : null;
        }
        if (raw == long.class || raw == Long.class) {
            return value -> value instanceof Long ? value : null;
        }
        if (raw == double.class || raw == Double.class) {
            return value -> value instanceof Number number ? number.doubleValue() : null;
        }
        if (raw == BigDecimal.class) {
            return PlainFields::decimal;
        }
        boolean isTexts = raw == List.class && field.type().getContentType().hasRawClass(String.class);
        return isTexts ? PlainFields::texts : null;
    }

    /** Of a whole number beyond long Jackson makes another scale. */
    private static @Nullable Object decimal(@Nullable Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        return value instanceof BigDecimal number && number.scale() > 0 ? number : null;
    }

    private static @Nullable Object texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<Object> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!(element instanceof String)) {
                return null;
            }
            texts.add(element);
        }
        return texts;
    }

    /**
     * Creates an object with its plain fields set, those without a value to null, and adds to the rest what is left to Jackson.
     * Returns null if the constructor fails, which Jackson reports.
     */
    @Nullable
    ParaObject create(Map<String, Object> values, List<StoredField> rest) {
        ParaObject object = newObject();
        if (object == null) {
            return null;
        }
        for (FieldPlan field : fields) {
            StoredField stored = field.stored();
            Object value = values.get(stored.name());
            UnaryOperator<@Nullable Object> plain = field.held();
            Object held = value == null || plain == null ? null : plain.apply(value);
            if (held != null) {
                stored.set(object, held);
            } else if (value != null || (plain == null && !stored.isPrimitive())) {
                rest.add(stored);
            } else if (!stored.isPrimitive()) {
                stored.set(object, null);
            }
        }
        return object;
    }

    private @Nullable ParaObject newObject() {
        try {
            return (ParaObject) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
