package io.para4j;

import io.para4j.error.ConfigException;
import io.para4j.model.ParaObject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the validation annotations of domain classes if the application provides a {@link Validator}. */
final class Validation {
    private final Optional<Validator> validator;

    Validation(Optional<Validator> validator) {
        this.validator = validator;
    }

    /**
     * Returns the validation of domain classes.
     *
     * @throws ConfigException if there is no validator, but a class has annotations that one would check
     */
    static Validation of(Optional<Validator> validator, Collection<? extends Class<?>> types) {
        List<String> unchecked = validator.isPresent()
                ? List.of()
                : types.stream()
                        .flatMap(type -> constrained(type).stream()
                                .map(place -> type.getName() + " has validation annotations (on " + place
                                        + "), which nothing would check; bind a jakarta.validation.Validator, or give"
                                        + " one to ParaModule.validator, or call ParaModule.withoutValidation"))
                        .toList();
        if (!unchecked.isEmpty()) {
            throw new ConfigException(unchecked);
        }
        return new Validation(validator);
    }

    /** Returns the first place in a class that has an annotation for validators: the class, a field or a getter. */
    private static Optional<String> constrained(Class<?> type) {
        return hierarchy(type)
                .flatMap(each -> Stream.of(
                                Stream.<AnnotatedElement>of(each),
                                Stream.of(each.getDeclaredFields())
                                        .filter(field -> !Modifier.isStatic(field.getModifiers())),
                                Stream.of(each.getDeclaredMethods()).filter(Validation::isGetter))
                        .flatMap(some -> some))
                .filter(Validation::isConstrained)
                .map(Validation::name)
                .findFirst();
    }

    /** Returns a class, its superclasses, and all of their interfaces, from which validators inherit. */
    private static Stream<Class<?>> hierarchy(@Nullable Class<?> type) {
        return type == null
                ? Stream.of()
                : Stream.concat(
                        Stream.concat(Stream.of(type), hierarchy(type.getSuperclass())),
                        Stream.of(type.getInterfaces()).flatMap(Validation::hierarchy));
    }

    private static boolean isGetter(Method method) {
        Class<?> result = method.getReturnType();
        boolean isNamed = (method.getName().startsWith("get") && result != void.class)
                || (method.getName().startsWith("is") && result == boolean.class);
        return isNamed && method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
    }

    private static String name(AnnotatedElement element) {
        return element instanceof Member member ? member.getName() : "the class";
    }

    private static boolean isConstrained(AnnotatedElement element) {
        return hasConstraint(element)
                || (element instanceof Field field && isOfConstrained(field.getAnnotatedType()))
                || (element instanceof Method method && isOfConstrained(method.getAnnotatedReturnType()));
    }

    /** Returns whether a type, such as that of the elements of a list, has annotations for validators. */
    private static boolean isOfConstrained(AnnotatedType type) {
        return hasConstraint(type)
                || (type instanceof AnnotatedArrayType array
                        && isOfConstrained(array.getAnnotatedGenericComponentType()))
                || (type instanceof AnnotatedParameterizedType some
                        && Stream.of(some.getAnnotatedActualTypeArguments()).anyMatch(Validation::isOfConstrained));
    }

    private static boolean hasConstraint(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(each -> each == Valid.class || isConstraint(each) || isListOfConstraints(each));
    }

    private static boolean isConstraint(Class<?> annotation) {
        return annotation.isAnnotationPresent(Constraint.class);
    }

    /** Returns whether an annotation is the container of a repeated constraint. */
    private static boolean isListOfConstraints(Class<? extends Annotation> annotation) {
        return Stream.of(annotation.getDeclaredMethods())
                .filter(method -> method.getName().equals("value"))
                .map(Method::getReturnType)
                .anyMatch(list -> list.isArray() && isConstraint(list.getComponentType()));
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
