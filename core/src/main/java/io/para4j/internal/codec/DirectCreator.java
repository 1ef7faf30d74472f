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
 * Creates objects of a class field by field, several times faster than Jackson. It is used only where Jackson would
 * give the same result: the class has a constructor without parameters, the field has a plain class and one of
 * Jackson's own deserialisers, and the stored value already has the kind of the field. Everything else is left to
 * Jackson, including every error.
 */
final class DirectCreator {
    private final Constructor<?> constructor;
    private final FieldPlan[] fields;

    private DirectCreator(Constructor<?> constructor, List<FieldPlan> fields) {
        this.constructor = constructor;
        this.fields = fields.toArray(new FieldPlan[0]);
    }

    /**
     * A field and its conversion.
     *
     * @param stored the field
     * @param conversion converts a stored value, or returns null if Jackson must convert or refuse it; null if the
     *     field is not plain
     */
    private record FieldPlan(StoredField stored, @Nullable UnaryOperator<@Nullable Object> conversion) {}

    /** Returns a creator for a class; empty if the class needs Jackson. */
    static Optional<DirectCreator> of(
            Class<? extends ParaObject> objectClass, Collection<StoredField> fields, ObjectMapper mapper) {
        try {
            DeserializationContext context = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                    .createDummyInstance(mapper.getDeserializationConfig());
            JsonDeserializer<?> deserializer = context.findRootValueDeserializer(mapper.constructType(objectClass));
            Constructor<?> constructor = objectClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return deserializer instanceof BeanDeserializer bean && isPlain(bean)
                    ? Optional.of(new DirectCreator(constructor, plans(bean, fields)))
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
            plans.add(new FieldPlan(field, isPlain ? conversion(field) : null));
        }
        return plans;
    }

    private static boolean isJacksonsOwn(JsonDeserializer<?> deserializer) {
        return deserializer instanceof StringCollectionDeserializer texts
                ? StoredKinds.isTextDeserializer(texts.getContentDeserializer())
                        && texts.getValueInstantiator().getValueClass() == ArrayList.class
                : StoredKinds.isTextDeserializer(deserializer) || ClassUtil.isJacksonStdImpl(deserializer);
    }

    private static @Nullable UnaryOperator<@Nullable Object> conversion(StoredField field) {
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
            return DirectCreator::decimal;
        }
        boolean isTexts = raw == List.class && field.type().getContentType().hasRawClass(String.class);
        return isTexts ? DirectCreator::texts : null;
    }

    /** Leaves whole numbers beyond long to Jackson, which gives them another scale. */
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
     * Creates an object and sets its plain fields. A plain field without a value becomes null unless it is primitive.
     *
     * @param rest receives the fields that are left to Jackson
     * @return the object; null if the constructor fails, so that Jackson reports the error
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
            UnaryOperator<@Nullable Object> conversion = field.conversion();
            Object held = value == null || conversion == null ? null : conversion.apply(value);
            if (held != null) {
                stored.set(object, held);
            } else if (value != null || (conversion == null && !stored.isPrimitive())) {
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
