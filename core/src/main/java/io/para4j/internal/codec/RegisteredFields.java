package io.para4j.internal.codec;

import io.para4j.spi.FieldValues;
import io.para4j.spi.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes the stored fields of registered classes to stores. */
public final class RegisteredFields implements FieldValues {
    private final ObjectCodec codec;

    /** Creates a description of the classes that are registered with a codec. */
    public RegisteredFields(ObjectCodec codec) {
        this.codec = codec;
    }

    @Override
    public Optional<Class<?>> declaredClass(String type, String field) {
        return codec.plan(type)
                .flatMap(plan -> plan.field(field))
                .map(stored -> stored.type().getRawClass());
    }

    @Override
    public Optional<Object> fit(String type, String field, Object value) {
        return codec.plan(type).flatMap(plan -> plan.field(field).flatMap(stored -> fit(plan, stored, value)));
    }

    private static Optional<Object> fit(ClassPlan plan, StoredField field, Object value) {
        try {
            Object held = plan.decode(field, value);
            if (held == null) {
                return Optional.empty();
            }
            Object stored = plan.encodeInstance(field, held);
            return Optional.of(isKept(value, stored) ? stored : value);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether the stored form keeps all of a value. Values that the class stores in another form are not
     * compared and count as kept.
     */
    private static boolean isKept(Object value, Object stored) {
        if (value instanceof Number && stored instanceof Number) {
            return value.equals(stored);
        }
        if (value instanceof List<?> elements && stored instanceof List<?> storedElements) {
            return elements.size() == storedElements.size() && areKept(elements, storedElements);
        }
        if (value instanceof Map<?, ?> names && stored instanceof Map<?, ?> storedNames) {
            return names.entrySet().stream().allMatch(entry -> isKeptIn(storedNames, entry));
        }
        return true;
    }

    private static boolean isKeptIn(Map<?, ?> stored, Map.Entry<?, ?> entry) {
        Object value = stored.get(entry.getKey());
        return value != null && isKept(entry.getValue(), value);
    }

    private static boolean areKept(List<?> elements, List<?> stored) {
        for (int i = 0; i < elements.size(); i++) {
            if (!isKept(elements.get(i), stored.get(i))) {
                return false;
            }
        }
        return true;
    }
}
