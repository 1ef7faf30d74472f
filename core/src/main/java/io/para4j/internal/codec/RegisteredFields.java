package io.para4j.internal.codec;

import io.para4j.spi.FieldValues;
import io.para4j.spi.InvalidValueException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Describes the stored fields of registered classes to stores. */
public final class RegisteredFields implements FieldValues {
    private final ObjectCodec codec;
    private final Supplier<ObjectCodec> lenient;
    private volatile @Nullable ObjectCodec lenientCodec;

    /**
     * Creates a description of the classes that are registered with a codec.
     *
     * @param codec the codec
     * @param lenient creates a codec of the same classes that also reads values of other kinds; called by the first
     *     {@link #fit}, since most applications have no items of other programs
     */
    public RegisteredFields(ObjectCodec codec, Supplier<ObjectCodec> lenient) {
        this.codec = codec;
        this.lenient = lenient;
    }

    /** Returns the one lenient codec. Threads that come first at the same time may create one each, which are alike. */
    private ObjectCodec lenientCodec() {
        ObjectCodec known = lenientCodec;
        if (known == null) {
            known = lenient.get();
            lenientCodec = known;
        }
        return known;
    }

    @Override
    public Optional<Class<?>> declaredClass(String type, String field) {
        return codec.plan(type)
                .flatMap(plan -> plan.field(field))
                .map(stored -> stored.type().getRawClass());
    }

    @Override
    public Optional<Object> fit(String type, String field, Object value) {
        return codec.plan(type)
                .flatMap(plan -> plan.field(field)
                        .flatMap(stored -> fit(plan, lenientCodec().plan(type).orElse(plan), stored, value)));
    }

    private static Optional<Object> fit(ClassPlan plan, ClassPlan lenientPlan, StoredField field, Object value) {
        try {
            Object held = lenientPlan.decode(field, value);
            if (held == null) {
                return Optional.empty();
            }
            Object stored = plan.encodeInstance(field, held);
            return Optional.of(KeptValues.isKeptInAnyForm(value, stored) ? stored : value);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
