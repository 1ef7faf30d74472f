package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import io.para4j.model.ParaObject;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates objects of a class field by field, several times faster than Jackson. It is used only where Jackson would
 * create the object in the same way, by a constructor without parameters.
 */
final class DirectCreator {
    private final Constructor<?> constructor;
    private final FieldCodec[] fields;

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
     * @return the object; null if the constructor fails, so that Jackson reports the error
     * @throws JsonMappingException if a stored value does not fit its field
     */
    @Nullable
    ParaObject create(Map<String, Object> values) throws JsonMappingException {
        ParaObject object = newObject();
        if (object == null) {
            return null;
        }
        for (FieldCodec field : fields) {
            field.decode(values.get(field.name()), object);
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
