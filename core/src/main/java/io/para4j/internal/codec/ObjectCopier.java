package io.para4j.internal.codec;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Copies the objects of a class, stored fields and properties, by one method handle that the JIT compiles as a whole. Values
 * that cannot change are shared, lists and bytes are copied; a class with any other field, or one that makes its properties
 * otherwise than {@link AbstractParaObject}, is not copied at all.
 */
final class ObjectCopier {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType COPY = MethodType.methodType(ParaObject.class, ParaObject.class);

    private static final Set<Class<?>> UNCHANGING = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private final MethodHandle copy;
    private final List<StoredField> lists;

    private ObjectCopier(MethodHandle copy, List<StoredField> lists) {
        this.copy = copy;
        this.lists = lists;
    }

    /** Returns the copier of a class; empty if its objects cannot be copied field by field. */
    static Optional<ObjectCopier> of(Class<? extends ParaObject> objectClass, Collection<StoredField> fields) {
        if (!hasPlainProperties(objectClass)) {
            return Optional.empty();
        }
        List<Field> copied = new ArrayList<>();
        for (Field property : AbstractParaObject.class.getDeclaredFields()) {
            if (!Modifier.isStatic(property.getModifiers())) {
                copied.add(property);
            }
        }
        for (StoredField field : fields) {
            if (!isShared(field.type().getRawClass()) && !isCopied(field)) {
                return Optional.empty();
            }
            copied.add(field.field());
        }
        try {
            Constructor<?> constructor = objectClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            List<StoredField> lists = fields.stream()
                    .filter(field -> field.type().getRawClass() == List.class)
                    .toList();
            return Optional.of(new ObjectCopier(copy(constructor, copied), lists));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /** Whether the properties are the fields of {@link AbstractParaObject}, and setting one does nothing else. */
    private static boolean hasPlainProperties(Class<? extends ParaObject> objectClass) {
        if (!AbstractParaObject.class.isAssignableFrom(objectClass)) {
            return false;
        }
        return Arrays.stream(objectClass.getMethods())
                .filter(method -> method.getName().startsWith("set") && isOfParaObject(method))
                .allMatch(method -> method.getDeclaringClass() == AbstractParaObject.class);
    }

    private static boolean isOfParaObject(Method method) {
        return Arrays.stream(ParaObject.class.getMethods())
                .anyMatch(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean isShared(Class<?> raw) {
        return raw.isPrimitive() || raw.isEnum() || UNCHANGING.contains(raw);
    }

    private static boolean isCopied(StoredField field) {
        Class<?> declared = field.field().getType();
        boolean isList =
                declared == List.class && isShared(field.type().getContentType().getRawClass());
        return isList || declared == byte[].class;
    }

    private static MethodHandle copy(Constructor<?> constructor, List<Field> fields) throws IllegalAccessException {
        MethodHandle created = LOOKUP.unreflectConstructor(constructor);
        Class<?> objectClass = created.type().returnType();
        MethodHandle copied = MethodHandles.dropArguments(MethodHandles.identity(objectClass), 1, objectClass);
        for (Field field : fields) {
            copied = MethodHandles.foldArguments(copied, copy(field, objectClass));
        }
        return MethodHandles.foldArguments(copied, created).asType(COPY);
    }

    /** Returns a handle that is given the copy and the original, and sets one field. */
    private static MethodHandle copy(Field field, Class<?> objectClass) throws IllegalAccessException {
        field.setAccessible(true);
        MethodHandle value = LOOKUP.unreflectGetter(field);
        if (field.getType() == List.class || field.getType() == byte[].class) {
            value = MethodHandles.filterReturnValue(value, copierOf(field.getType()));
        }
        return MethodHandles.filterArguments(LOOKUP.unreflectSetter(field), 1, value)
                .asType(MethodType.methodType(void.class, objectClass, objectClass));
    }

    private static MethodHandle copierOf(Class<?> type) throws IllegalAccessException {
        try {
            return LOOKUP.findStatic(ObjectCopier.class, "copyOf", MethodType.methodType(type, type));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a method of this class", e);
        }
    }

    @SuppressWarnings("unused") // by a method handle
    private static @Nullable List<?> copyOf(@Nullable List<?> list) {
        return list == null ? null : new ArrayList<>(list);
    }

    @SuppressWarnings("unused") // by a method handle
    private static byte @Nullable [] copyOf(byte @Nullable [] bytes) {
        return bytes == null ? null : bytes.clone();
    }

    /** Whether a copy of this object is the same as it: a deserialiser of the application may make other lists than ours. */
    boolean canCopy(ParaObject object) {
        return lists.stream()
                .map(field -> field.get(object))
                .allMatch(list -> list == null || list.getClass() == ArrayList.class);
    }

    /** Returns a copy of an object of the class, with the same properties and stored fields. */
    ParaObject copy(ParaObject object) {
        try {
            return (ParaObject) copy.invokeExact(object);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "the constructor of " + object.getClass().getName() + " failed", e);
        }
    }
}
