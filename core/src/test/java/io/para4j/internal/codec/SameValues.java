package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.para4j.model.Stored;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A comparison of two objects that shares no code with the codec. Numbers of the JDK are compared by value, collections
 * by elements, maps by entries and other objects of the same class member by member. The members are the stored fields
 * of a class that has some, otherwise the fields that are neither static nor transient nor ignored. A field with a
 * getter is compared by what the getter returns.
 */
final class SameValues {
    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return membersOf(type);
        }
    };

    private final IdentityHashMap<Object, Object> underWay = new IdentityHashMap<>();

    private SameValues() {}

    /** A field, and its getter if it has one. */
    private record Member(Field field, Optional<Method> getter) {

        static Member of(Class<?> type, Field field) {
            Optional<Method> getter = Arrays.stream(type.getMethods())
                    .filter(method -> method.getParameterCount() == 0 && method.getReturnType() == field.getType())
                    .filter(method ->
                            method.getName().replaceFirst("^(get|is)", "").equalsIgnoreCase(field.getName()))
                    .findFirst();
            field.setAccessible(true);
            getter.ifPresent(method -> method.setAccessible(true));
            return new Member(field, getter);
        }

        String name() {
            return field.getName();
        }

        Object value(Object holder) {
            try {
                return getter.isPresent() ? getter.get().invoke(holder) : field.get(holder);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(field.toString(), e);
            }
        }
    }

    /** Returns the place of the first difference; empty if the values are the same. */
    static Optional<String> difference(Object left, Object right) {
        return new SameValues().compare("", left, right);
    }

    private Optional<String> compare(String path, Object left, Object right) {
        if (left == right) {
            return Optional.empty();
        }
        if (left == null || right == null) {
            return different(path, left, right);
        }
        if (left instanceof Map<?, ?> map && right instanceof Map<?, ?> other) {
            return compareMaps(path, map, other);
        }
        if (left instanceof Collection<?> elements && right instanceof Collection<?> others) {
            boolean isSet = left instanceof Set;
            if (isSet != right instanceof Set || elements.size() != others.size()) {
                return different(path, left, right);
            }
            return isSet ? compareSets(path, elements, others) : compareLists(path, elements, others);
        }
        if (isJdkNumber(left) && isJdkNumber(right)) {
            boolean isSame = new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
            return isSame ? Optional.empty() : different(path, left, right);
        }
        if (left.getClass() != right.getClass()) {
            return different(path + " of " + left.getClass() + ", " + right.getClass(), left, right);
        }
        if (left.getClass().isArray()) {
            return compareLists(path, elements(left), elements(right));
        }
        return compareSameClass(path, left, right);
    }

    private Optional<String> compareSameClass(String path, Object left, Object right) {
        if (left instanceof Pattern pattern) {
            boolean isSame = pattern.flags() == ((Pattern) right).flags()
                    && pattern.pattern().equals(((Pattern) right).pattern());
            return isSame ? Optional.empty() : different(path, left, right);
        }
        if (left instanceof AtomicReference<?> reference) {
            return compare(path, reference.get(), ((AtomicReference<?>) right).get());
        }
        if (left instanceof AtomicBoolean || left instanceof CharSequence || left instanceof URL) {
            return left.toString().equals(right.toString()) ? Optional.empty() : different(path, left, right);
        }
        if (left instanceof Enum || isJdk(left)) {
            return left.equals(right) ? Optional.empty() : different(path, left, right);
        }
        if (underWay.get(left) == right) {
            return Optional.empty();
        }
        underWay.put(left, right);
        Optional<String> difference = compareMembers(path, left, right);
        difference.ifPresent(any -> underWay.remove(left));
        return difference;
    }

    private static boolean isJdk(Object value) {
        return value.getClass().getModule() == Object.class.getModule()
                || value.getClass().getName().startsWith("java.");
    }

    private static boolean isJdkNumber(Object value) {
        return value instanceof Number && isJdk(value);
    }

    private static List<Object> elements(Object array) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }

    private Optional<String> compareLists(String path, Collection<?> left, Collection<?> right) {
        if (left.size() != right.size()) {
            return different(path, left, right);
        }
        Iterator<?> others = right.iterator();
        int index = 0;
        for (Object element : left) {
            Optional<String> difference = compare(path + "[" + index++ + "]", element, others.next());
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> compareSets(String path, Collection<?> left, Collection<?> right) {
        List<Object> rest = new ArrayList<>(right);
        for (Object element : left) {
            int index = 0;
            while (index < rest.size()
                    && compare(path, element, rest.get(index)).isPresent()) {
                index++;
            }
            if (index == rest.size()) {
                return different(path, element, right);
            }
            rest.remove(index);
        }
        return Optional.empty();
    }

    private Optional<String> compareMaps(String path, Map<?, ?> left, Map<?, ?> right) {
        Optional<String> keys = left.size() == right.size()
                ? compareSets(path + " keys", left.keySet(), right.keySet())
                : different(path, left, right);
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (keys.isEmpty()) {
                keys = compare(path + "." + entry.getKey(), entry.getValue(), right.get(entry.getKey()));
            }
        }
        return keys;
    }

    private Optional<String> compareMembers(String path, Object left, Object right) {
        for (Member member : MEMBERS.get(left.getClass())) {
            Optional<String> difference = compare(path + "." + member.name(), member.value(left), member.value(right));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static List<Member> membersOf(Class<?> type) {
        boolean storesSome = fieldsOf(type).anyMatch(field -> field.isAnnotationPresent(Stored.class));
        return fieldsOf(type)
                .filter(SameValues::isMember)
                .filter(field -> !storesSome || field.isAnnotationPresent(Stored.class))
                .map(field -> Member.of(type, field))
                .toList();
    }

    private static Stream<Field> fieldsOf(Class<?> type) {
        Stream<Field> own = Arrays.stream(type.getDeclaredFields());
        return type == Object.class ? own : Stream.concat(own, fieldsOf(type.getSuperclass()));
    }

    private static boolean isMember(Field field) {
        int modifiers = field.getModifiers();
        return !Modifier.isStatic(modifiers)
                && !Modifier.isTransient(modifiers)
                && !field.isSynthetic()
                && !field.isAnnotationPresent(JsonIgnore.class)
                && !isIgnoredByName(field)
                && !field.getDeclaringClass().getName().startsWith("java.");
    }

    private static boolean isIgnoredByName(Field field) {
        JsonIgnoreProperties ignored = field.getDeclaringClass().getAnnotation(JsonIgnoreProperties.class);
        return ignored != null && List.of(ignored.value()).contains(field.getName());
    }

    private static Optional<String> different(String path, Object left, Object right) {
        return Optional.of(path + ": " + left + " became " + right);
    }
}
