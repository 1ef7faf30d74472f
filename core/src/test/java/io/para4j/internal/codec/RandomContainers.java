package io.para4j.internal.codec;

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Creates random collections, maps and arrays of up to four elements. */
@SuppressWarnings("JdkObsolete") // one of the classes that are tested
final class RandomContainers {
    private static final Map<Class<?>, Supplier<Object>> EMPTY = Map.ofEntries(
            Map.entry(Collection.class, ArrayList::new),
            Map.entry(Iterable.class, ArrayList::new),
            Map.entry(List.class, ArrayList::new),
            Map.entry(LinkedList.class, LinkedList::new),
            Map.entry(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
            Map.entry(OddBeans.Tagged.class, OddBeans.Tagged::new),
            Map.entry(Set.class, LinkedHashSet::new),
            Map.entry(SortedSet.class, TreeSet::new),
            Map.entry(NavigableSet.class, TreeSet::new),
            Map.entry(TreeSet.class, TreeSet::new),
            Map.entry(Deque.class, ArrayDeque::new),
            Map.entry(ArrayDeque.class, ArrayDeque::new),
            Map.entry(Queue.class, LinkedList::new),
            Map.entry(PriorityQueue.class, PriorityQueue::new),
            Map.entry(Map.class, HashMap::new),
            Map.entry(LinkedHashMap.class, LinkedHashMap::new),
            Map.entry(SortedMap.class, TreeMap::new),
            Map.entry(TreeMap.class, TreeMap::new),
            Map.entry(ConcurrentMap.class, ConcurrentHashMap::new),
            Map.entry(ConcurrentHashMap.class, ConcurrentHashMap::new));

    private final RandomValues values;

    RandomContainers(RandomValues values) {
        this.values = values;
    }

    private int size() {
        return values.isDeep() ? 0 : values.random().nextInt(5);
    }

    Object array(Type component, Class<?> raw) {
        return values.array(component, raw, size());
    }

    /** Returns a collection or map with random elements or entries, of a class that fits the declared one. */
    Object of(Class<?> raw, Type[] arguments) {
        return Map.class.isAssignableFrom(raw) ? map(raw, arguments) : collection(raw, arguments[0]);
    }

    @SuppressWarnings("unchecked") // the elements fit the declared type
    private Object collection(Class<?> raw, Type element) {
        Collection<Object> created = raw == EnumSet.class
                ? enumSet(element)
                : (Collection<Object>) empty(raw).get();
        boolean allowsNull = created instanceof ArrayList || created instanceof LinkedList;
        for (int i = size(); i > 0; i--) {
            created.add(allowsNull ? values.of(element) : values.present(element));
        }
        return created;
    }

    private static Supplier<Object> empty(Class<?> raw) {
        Supplier<Object> supplier = EMPTY.get(raw);
        if (supplier == null) {
            throw new AssertionError("no random " + raw.getName());
        }
        return supplier;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the element type is an enum
    private static Collection<Object> enumSet(Type element) {
        return (Collection) EnumSet.noneOf((Class) element);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the keys and values fit the declared types
    private Object map(Class<?> raw, Type[] arguments) {
        Map<Object, Object> created = raw == EnumMap.class
                ? new EnumMap((Class) arguments[0])
                : (Map<Object, Object>) empty(raw).get();
        for (int i = size(); i > 0; i--) {
            created.put(
                    key(arguments[0]),
                    created instanceof ConcurrentMap ? values.present(arguments[1]) : values.of(arguments[1]));
        }
        return created;
    }

    private Object key(Type type) {
        Object key = values.present(type);
        return key.equals("") && !values.isWild() ? "k" : key;
    }
}
