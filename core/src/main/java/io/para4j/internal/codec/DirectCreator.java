package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import io.para4j.model.ParaObject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates objects of a class field by field, several times faster than Jackson. It is used only where Jackson would
 * create the object in the same way, by a constructor without parameters.
 *
 * <p>The first objects are created by reflection, which needs no warm-up. Then one method handle for the class sets all
 * fields, which the JIT compiles like a method that was written by hand.
 */
final class DirectCreator {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final int OBJECTS_BY_REFLECTION = 5_000;

    private final Constructor<?> constructor;
    private final FieldCodec[] fields;

    /** The number of objects that were created by reflection. It is inexact, since threads write it without a lock. */
    private int created;

    /** Sets all fields of an object; null until it is worth its creation. */
    private volatile @Nullable MethodHandle setter;

    private DirectCreator(Constructor<?> constructor, List<FieldCodec> fields) {
        this.constructor = constructor;
        this.fields = fields.toArray(new FieldCodec[0]);
    }

    /** Returns a creator for a class; empty if Jackson must create its objects. */
    static Optional<DirectCreator> of(
            Class<? extends ParaObject> objectClass, List<FieldCodec> fields, ObjectMapper mapper) {
        try {
            JsonDeserializer<?> deserializer =
                    MapperContext.of(mapper).findRootValueDeserializer(mapper.constructType(objectClass));
            Constructor<?> constructor = objectClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return deserializer instanceof BeanDeserializer bean && isPlain(bean)
                    ? Optional.of(new DirectCreator(constructor, fields))
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

    /**
     * Creates an object and sets its fields.
     *
     * @param values the stored values in the order of the fields, null where there is none
     * @return the object; null if the constructor fails, so that Jackson reports the error
     * @throws JsonMappingException if a stored value does not fit its field
     */
    @Nullable
    ParaObject create(@Nullable Object[] values) throws JsonMappingException {
        ParaObject object = newObject();
        if (object == null) {
            return null;
        }
        MethodHandle handle = setter;
        if (handle != null) {
            set(handle, object, values);
        } else {
            set(object, values);
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

    private void set(ParaObject object, @Nullable Object[] values) throws JsonMappingException {
        if (++created >= OBJECTS_BY_REFLECTION) {
            setter = setterOfAll();
        }
        for (int i = 0; i < fields.length; i++) {
            fields[i].decode(values[i], object);
        }
    }

    private static void set(MethodHandle setter, ParaObject object, @Nullable Object[] values)
            throws JsonMappingException {
        try {
            setter.invokeExact(object, values);
        } catch (JsonMappingException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no codec of a field throws this", e);
        }
    }

    private MethodHandle setterOfAll() {
        try {
            Class<?> objectClass = constructor.getDeclaringClass();
            MethodHandle all = MethodHandles.empty(MethodType.methodType(void.class, objectClass, Object[].class));
            for (int i = fields.length - 1; i >= 0; i--) {
                all = MethodHandles.foldArguments(all, setterOf(fields[i], i, objectClass));
            }
            return all.asType(MethodType.methodType(void.class, ParaObject.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("made accessible when the class was registered", e);
        }
    }

    /** Returns a handle that sets one field of an object to its value among the stored ones. */
    private static MethodHandle setterOf(FieldCodec field, int position, Class<?> objectClass)
            throws ReflectiveOperationException {
        MethodHandle set = LOOKUP.unreflectSetter(field.field().field());
        set = set.asType(set.type().changeParameterType(0, objectClass));
        set = MethodHandles.filterArguments(
                set, 1, field.decoder().asType(decoderOf(set.type().parameterType(1))));
        if (field.field().keepsInitialValue()) {
            MethodHandle isStored =
                    LOOKUP.findStatic(Objects.class, "nonNull", MethodType.methodType(boolean.class, Object.class));
            set = MethodHandles.guardWithTest(
                    MethodHandles.dropArguments(isStored, 0, objectClass), set, MethodHandles.empty(set.type()));
        }
        return MethodHandles.filterArguments(
                set, 1, MethodHandles.insertArguments(MethodHandles.arrayElementGetter(Object[].class), 1, position));
    }

    private static MethodType decoderOf(Class<?> type) {
        return MethodType.methodType(type, Object.class);
    }
}
