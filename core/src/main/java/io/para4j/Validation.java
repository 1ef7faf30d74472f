package io.para4j;

import io.para4j.model.ParaObject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the validation annotations of domain classes if the application provides a {@link Validator}. */
final class Validation {
    private final Optional<Validator> validator;

    Validation(Optional<Validator> validator) {
        this.validator = validator;
    }

    /** Returns the violations of an object, sorted; empty if it is valid. */
    List<String> violations(ParaObject object) {
        return validator.map(known -> texts(known.validate(object))).orElse(List.of());
    }

    /** Returns the violations that one field would have with a value; empty if it would be valid. */
    List<String> violations(Class<? extends ParaObject> type, String field, @Nullable Object value) {
        return validator
                .map(known -> texts(known.validateValue(type, field, value)))
                .orElse(List.of());
    }

    private static <T> List<String> texts(Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .toList();
    }
}
