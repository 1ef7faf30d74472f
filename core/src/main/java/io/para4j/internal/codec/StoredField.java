package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JavaType;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.InvalidValueException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stored field of a domain class.
 *
 * @param field the field, accessible by reflection
 * @param type the resolved type
 * @param isLocked whether the field never changes after creation
 */
public record StoredField(Field field, JavaType type, boolean isLocked) {
    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            char.class, Character.class,
            int.class, Integer.class,
            long.class, Long.class,
            float.class, Float.class,
            double.class, Double.class);

    private static final Map<Class<?>, Bounds> WHOLE_NUMBERS = Map.of(
            Byte.class, Bounds.of(Byte.MIN_VALUE, Byte.MAX_VALUE),
            Short.class, Bounds.of(Short.MIN_VALUE, Short.MAX_VALUE),
            Integer.class, Bounds.of(Integer.MIN_VALUE, Integer.MAX_VALUE),
            AtomicInteger.class, Bounds.of(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Long.class, Bounds.of(Long.MIN_VALUE, Long.MAX_VALUE),
            AtomicLong.class, Bounds.of(Long.MIN_VALUE, Long.MAX_VALUE));

    private static final Bounds FLOAT = new Bounds(
            new BigDecimal(Float.toString(-Float.MAX_VALUE)), new BigDecimal(Float.toString(Float.MAX_VALUE)));

    /** The least and the greatest value of a numeric class. */
    public record Bounds(BigDecimal min, BigDecimal max) {
        static Bounds of(long min, long max) {
            return new Bounds(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
        }
    }

    String name() {
        return field.getName();
    }

    /** Returns whether an object keeps the initial value of the field if the store has none. */
    boolean keepsInitialValue() {
        return field.getType().isPrimitive()
                || field.getAnnotation(Stored.class).keepsInitialValue();
    }

    /**
     * Refuses null for a field that would be read back with its initial value.
     *
     * @throws InvalidValueException if the field keeps its initial value
     */
    void refuseNull() {
        if (keepsInitialValue()) {
            throw new InvalidValueException(
                    name(), "null would be read back as the initial value, which @Stored keeps; set a value");
        }
    }

    private Class<?> boxed() {
        return BOXES.getOrDefault(type.getRawClass(), type.getRawClass());
    }

    /** Returns whether a value has the class of the field. */
    public boolean isInstance(Object value) {
        return boxed().isInstance(value);
    }

    /** Returns whether a class is a primitive number or a number of the JDK, which is stored as a number. */
    static boolean isNumberClass(Class<?> type) {
        Class<?> boxed = BOXES.getOrDefault(type, type);
        return Number.class.isAssignableFrom(boxed) && boxed.getName().startsWith("java.");
    }

    /** Returns whether a type is a collection or an array that is stored as a list. */
    static boolean isCollection(JavaType type) {
        return type.isCollectionLikeType()
                || (type.isArrayType() && !type.hasRawClass(byte[].class) && !type.hasRawClass(char[].class));
    }

    /** Returns the range of a class of numbers; empty if it is not narrower than the range of stores. */
    static Optional<Bounds> boundsOf(Class<?> type) {
        Class<?> boxed = BOXES.getOrDefault(type, type);
        return Optional.ofNullable(boxed == Float.class ? FLOAT : WHOLE_NUMBERS.get(boxed));
    }

    /** Returns whether a class has only whole numbers. */
    static boolean isWhole(Class<?> type) {
        Class<?> boxed = BOXES.getOrDefault(type, type);
        return WHOLE_NUMBERS.containsKey(boxed) || boxed == BigInteger.class;
    }

    void set(ParaObject object, @Nullable Object value) {
        try {
            field.set(object, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible when the class was registered", e);
        }
    }

    @Nullable
    Object get(ParaObject object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible when the class was registered", e);
        }
    }
}
