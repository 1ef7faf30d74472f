package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members that make up the state of nested objects: their fields, and the properties that Jackson writes and that
 * have no field of their name. Static, transient and ignored fields do not count, nor do those of JDK classes. A field
 * that cannot be read differs from every other. Safe for use by many threads.
 */
final class BeanMembers {
    private final Map<Class<?>, List<Member>> ofBeans = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<Member>> ofOthers = new ConcurrentHashMap<>();

    /**
     * A member of a class.
     *
     * @param name the name of the property or field
     * @param reader returns the value of an object
     */
    record Member(String name, Function<Object, @Nullable Object> reader) {

        static Member of(String name, AnnotatedMember property) {
            ClassUtil.checkAndFixAccess(property.getMember(), false);
            return new Member(name, property::getValue);
        }

        private static Member of(Field field) {
            field.setAccessible(true);
            return new Member(field.getName(), object -> read(field, object));
        }

        private static @Nullable Object read(Field field, Object object) {
            try {
                return field.get(object);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("made accessible before", e);
            }
        }
    }

    /**
     * Records the properties that Jackson writes of a class. A field counts rather than the property of its name, whose
     * getter may show less.
     *
     * @param bean the class
     * @param properties the properties
     * @param excluded the names of fields that do not count, because they are ignored
     */
    void add(Class<?> bean, List<Member> properties, Set<String> excluded) {
        List<Member> members = new ArrayList<>();
        addFields(bean, excluded, members);
        Set<String> fields = members.stream().map(Member::name).collect(Collectors.toSet());
        properties.stream()
                .filter(property -> !fields.contains(property.name()))
                .forEach(members::add);
        ofBeans.put(bean, List.copyOf(members));
    }

    /** Returns whether Jackson writes a class property by property. */
    boolean isBean(Class<?> type) {
        return ofBeans.containsKey(type);
    }

    /** Returns the members of a class; empty if it has none. */
    List<Member> of(Class<?> type) {
        List<Member> known = ofBeans.get(type);
        return known != null ? known : ofOthers.computeIfAbsent(type, BeanMembers::fieldsOf);
    }

    private static List<Member> fieldsOf(Class<?> type) {
        List<Member> fields = new ArrayList<>();
        addFields(type, Set.of(), fields);
        return List.copyOf(fields);
    }

    private static void addFields(Class<?> type, Set<String> excluded, List<Member> members) {
        Class<?> declaring = type;
        while (declaring != null && !declaring.getName().startsWith("java.")) {
            for (Field field : declaring.getDeclaredFields()) {
                boolean isState = !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()
                        && !excluded.contains(field.getName());
                if (isState) {
                    members.add(accessible(field));
                }
            }
            declaring = declaring.getSuperclass();
        }
    }

    private static Member accessible(Field field) {
        try {
            return Member.of(field);
        } catch (InaccessibleObjectException e) {
            return new Member(field.getName(), any -> new Object());
        }
    }
}
