package io.para4j;

import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.StandardField;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the items of one read to objects of the requested class, with all or some of their fields. */
final class TypedDecoder<T extends ParaObject> {
    private final ObjectCodec codec;
    private final String app;
    private final Class<T> type;
    private final Optional<Set<String>> fields;
    private final @Nullable ClassPlan plan;

    /**
     * Creates a decoder.
     *
     * @throws IllegalArgumentException if the class is not registered, or lacks one of the fields in the options
     */
    TypedDecoder(ObjectCodec codec, String app, Class<T> type, ReadOptions options) {
        this.codec = codec;
        this.app = app;
        this.type = Objects.requireNonNull(type, "type");
        this.fields = Objects.requireNonNull(options, "options").fields();
        this.plan = acceptsAny(type) ? null : plan(codec, type);
        if (fields.isPresent()) {
            checkFields(fields.get());
        }
    }

    private static boolean acceptsAny(Class<?> type) {
        return type == ParaObject.class || type == Sysprop.class;
    }

    private static ClassPlan plan(ObjectCodec codec, Class<?> type) {
        Optional<ClassPlan> plan = codec.plan(type);
        if (plan.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " is not registered; add it to ParaModule.types(...)");
        }
        return plan.get();
    }

    private void checkFields(Set<String> names) {
        codec.plan(type)
                .ifPresent(plan -> names.forEach(name -> {
                    if (!StandardField.isReserved(name) && plan.field(name).isEmpty()) {
                        throw new IllegalArgumentException(
                                type.getName() + " has no stored field " + Target.quote(name));
                    }
                }));
    }

    /** Returns the type to name in an error; empty if the class accepts any type. */
    static String expectedType(Class<? extends ParaObject> type) {
        return acceptsAny(type) ? "" : ParaObject.typeOf(type);
    }

    /**
     * Converts an item.
     *
     * @throws TypeMismatchException if the item has another type
     * @throws UnreadableObjectException if a stored value does not fit its field
     */
    T decode(Item item) {
        if (plan != null && !plan.type().equals(item.type())) {
            throw new TypeMismatchException(new Target("read", app, plan.type(), item.id()), item.type());
        }
        boolean isGeneric = type == Sysprop.class;
        if (fields.isPresent()) {
            return type.cast(codec.decodeOnly(app, item, fields.get(), isGeneric));
        }
        if (plan != null) {
            return type.cast(plan.decode(app, item));
        }
        return type.cast(isGeneric ? codec.decodeGeneric(app, item) : codec.decode(app, item));
    }
}
