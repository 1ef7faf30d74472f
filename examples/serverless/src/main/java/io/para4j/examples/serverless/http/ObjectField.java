package io.para4j.examples.serverless.http;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object as HTTP shows it. Its name is that of the stored field.
 *
 * @param name the name
 * @param type the type of its values
 * @param access when requests may set it
 * @param getter reads the value
 * @param setter sets the value; null means that a request has left it out
 * @param <T> the class of the object
 * @param <V> the class of the value
 */
public record ObjectField<T, V>(
        String name,
        TypeReference<V> type,
        Access access,
        Function<T, @Nullable V> getter,
        BiConsumer<T, @Nullable V> setter) {

    /** When requests may set a field. */
    public enum Access {
        ALWAYS,
        ON_CREATION,
        NEVER
    }

    public static <T, V> ObjectField<T, V> of(
            String name, TypeReference<V> type, Function<T, @Nullable V> getter, BiConsumer<T, @Nullable V> setter) {
        return new ObjectField<>(name, type, Access.ALWAYS, getter, setter);
    }

    public static <T, V> ObjectField<T, V> onCreation(
            String name, TypeReference<V> type, Function<T, @Nullable V> getter, BiConsumer<T, @Nullable V> setter) {
        return new ObjectField<>(name, type, Access.ON_CREATION, getter, setter);
    }

    public static <T, V> ObjectField<T, V> readOnly(
            String name, TypeReference<V> type, Function<T, @Nullable V> getter) {
        return new ObjectField<>(name, type, Access.NEVER, getter, (object, value) -> {});
    }
}
