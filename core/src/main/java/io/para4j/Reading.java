package io.para4j;

import io.para4j.error.Target;
import io.para4j.error.TypeMismatchException;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How the items of one read become objects of the class that the caller asked for. */
final class Reading<T extends ParaObject> {
    private final ObjectCodec codec;
    private final String app;
    private final Class<T> type;
    private final Optional<Set<String>> fields;
    private final String expected;

    Reading(ObjectCodec codec, String app, Class<T> type, ReadOptions options) {
        this.codec = codec;
        this.app = app;
        this.type = Objects.requireNonNull(type, "type");
        this.fields = options.fields();
        this.expected = isAny(type) ? "" : plan(codec, type).type();
        if (fields.isPresent()) {
            checkFields(fields.get());
        }
    }

    private static boolean isAny(Class<?> type) {
        return type == ParaObject.class || type == Sysprop.class;
    }

    private static ClassPlan plan(ObjectCodec codec, Class<?> type) {
        return codec.plan(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + " is not registered; add it to ParaModule.types(...)"));
    }

    private void checkFields(Set<String> names) {
        codec.plan(type)
                .ifPresent(plan -> names.forEach(name -> {
                    if (!ObjectCodec.isReserved(name) && plan.field(name).isEmpty()) {
                        throw new IllegalArgumentException(
                                type.getName() + " has no stored field " + Target.quote(name));
                    }
                }));
    }

    /** The type that an error names: none where any type will do. */
    static String expectedType(Class<? extends ParaObject> type) {
        return isAny(type) ? "" : ParaObject.typeOf(type);
    }

    T object(Item item) {
        if (!expected.isEmpty() && !expected.equals(item.type())) {
            throw new TypeMismatchException(new Target("read", app, expected, item.id()), item.type());
        }
        boolean isGeneric = type == Sysprop.class;
        if (fields.isPresent()) {
            return type.cast(codec.decodeOnly(app, item, fields.get(), isGeneric));
        }
        return type.cast(isGeneric ? codec.decodeGeneric(app, item) : codec.decode(app, item));
    }
}
