package io.para4j.internal.codec;

import io.para4j.model.Stored;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Creates random values of any declared type: records through their constructor, beans by setting every field, and
 * classes of the JDK by {@link RandomScalars} and {@link RandomContainers}. Tame values are those that a class without
 * oddities must store. Wild ones also include limits of ranges, subclasses, and classes that do not fit the declared
 * type of an element.
 */
final class RandomValues {
    private static final int MAX_DEPTH = 4;
    private static final Set<Class<?>> REFERRED = Set.of(
            OddReferences.Node.class, OddReferences.Counted.class, OddReferences.Child.class, OddBeans.Tree.class);

    private final Random random;
    private final boolean isWild;
    private final RandomScalars scalars;
    private final RandomContainers containers = new RandomContainers(this);
    private final List<Object> references = new ArrayList<>();
    private int depth;

    RandomValues(long seed, boolean isWild) {
        this.random = new Random(seed);
        this.isWild = isWild;
        this.scalars = new RandomScalars(this);
    }

    Random random() {
        return random;
    }

    boolean isWild() {
        return isWild;
    }

    /** Returns whether an event of a probability of one in some number happens. */
    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean isDeep() {
        return depth >= MAX_DEPTH;
    }

    /** Fills the stored fields of a domain object. */
    <T> T fill(T object) {
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Stored.class)) {
                    set(object, field, Map.of());
                }
            }
        }
        return object;
    }

    /** Returns a value of a declared type; null in one case of eight unless it is primitive. */
    Object of(Type type) {
        boolean isPrimitive = type instanceof Class<?> known && known.isPrimitive();
        return !isPrimitive && (oneIn(8) || (isDeep() && oneIn(2))) ? null : present(type);
    }

    /** Returns a value of a declared type that is not null. */
    Object present(Type type) {
        depth++;
        try {
            if (type instanceof ParameterizedType generic) {
                return generic(generic);
            }
            if (type instanceof GenericArrayType array) {
                return containers.array(array.getGenericComponentType(), List.class);
            }
            return ofClass(type instanceof Class<?> known ? known : Object.class, Map.of());
        } finally {
            depth--;
        }
    }

    private Object generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)) {
            return containers.of(raw, arguments);
        }
        Map<String, Type> variables = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            variables.put(raw.getTypeParameters()[i].getName(), arguments[i]);
        }
        return ofClass(raw, variables);
    }

    private Object ofClass(Class<?> declared, Map<String, Type> variables) {
        if (declared.isArray()) {
            return containers.array(declared.getComponentType(), declared.getComponentType());
        }
        Class<?> type = isWild && oneIn(6) ? pick(RandomScalars.subclasses(declared)) : declared;
        Object scalar = scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return pick(List.of(type.getEnumConstants()));
        }
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return containers.of(type, new Type[] {String.class, Object.class});
        }
        if (type.isSealed()) {
            return ofClass(pick(List.of(type.getPermittedSubclasses())), Map.of());
        }
        return type.isRecord() ? record(type, variables) : bean(type, variables);
    }

    private static Type resolved(Type type, Map<String, Type> variables) {
        return type instanceof TypeVariable<?> variable
                ? variables.getOrDefault(variable.getName(), Object.class)
                : type;
    }

    private Object record(Class<?> type, Map<String, Type> variables) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = of(resolved(components[i].getGenericType(), variables));
        }
        return create(type, types, values);
    }

    private Object bean(Class<?> type, Map<String, Type> variables) {
        Optional<Object> known =
                references.stream().filter(type::isInstance).findAny().filter(any -> oneIn(4) && isReferring(type));
        if (known.isPresent()) {
            return known.get();
        }
        Object bean = create(type, new Class<?>[0]);
        if (REFERRED.contains(type)) {
            references.add(bean);
        }
        fillBean(bean, type, variables);
        if (bean instanceof OddReferences.Node node && !oneIn(8)) {
            node.key = "k" + references.indexOf(bean);
        }
        if (bean instanceof OddReferences.Parent parent && parent.children != null && !oneIn(4)) {
            parent.children.stream().filter(Objects::nonNull).forEach(child -> child.parent = parent);
        }
        return bean;
    }

    /** Returns whether objects of a class may refer to each other; a tree that does is refused. */
    private boolean isReferring(Class<?> type) {
        return type != OddBeans.Tree.class || isWild;
    }

    private void fillBean(Object bean, Class<?> type, Map<String, Type> variables) {
        for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers)
                        && !Modifier.isTransient(modifiers)
                        && (!isTypeId(field) || (isWild && oneIn(10)))) {
                    set(bean, field, variables);
                }
            }
        }
    }

    private static boolean isTypeId(Field field) {
        return field.getName().equals("kind");
    }

    @SuppressWarnings("unchecked") // a final collection or map is filled with values of its declared type
    private void set(Object object, Field field, Map<String, Type> variables) {
        try {
            field.setAccessible(true);
            Object value = of(resolved(field.getGenericType(), variables));
            if (!Modifier.isFinal(field.getModifiers())) {
                field.set(object, value);
            } else if (value instanceof Map) {
                ((Map<Object, Object>) field.get(object)).putAll((Map<?, ?>) value);
            } else if (value instanceof Collection) {
                ((Collection<Object>) field.get(object)).addAll((Collection<?>) value);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.toString(), e);
        }
    }

    /** Returns the value of a field. */
    static Object get(Object object, Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.toString(), e);
        }
    }

    /** Creates an object through the constructor with the given parameters. */
    static Object create(Class<?> type, Class<?>[] types, Object... values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no random " + type.getName(), e);
        }
    }

    /** Returns an array with random elements. */
    Object array(Type component, Class<?> raw, int length) {
        Object array = Array.newInstance(raw, length);
        for (int i = 0; i < length; i++) {
            Array.set(array, i, of(component));
        }
        return array;
    }
}
