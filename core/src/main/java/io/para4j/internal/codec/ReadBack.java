package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.para4j.error.MessageText;
import io.para4j.spi.InvalidValueException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares a value that is written with the value that would be read back, and reports the first difference. Numbers of
 * the JDK are compared by value, so that neither the scale of a decimal nor the sign of zero counts. Collections are
 * compared by their elements, in order unless they are sets, maps by their entries, and objects by their members. A set
 * never equals a list.
 */
final class ReadBack {
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");
    private static final String GUAVA = "com.google.common.";

    private final BeanMembers members;
    private final Set<Object> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean isSearching;

    private ReadBack(BeanMembers members) {
        this.members = members;
    }

    /** The decoding of a stored value. */
    interface Decoding {
        @Nullable
        Object run() throws JsonMappingException;
    }

    /**
     * Checks that a value would be read back equal.
     *
     * @param members the members of objects
     * @param field the name of the field, for the error
     * @param written the value that is written
     * @param decoding decodes the stored form of the value
     * @throws InvalidValueException if another value would be read back, or none
     */
    static void check(BeanMembers members, String field, @Nullable Object written, Decoding decoding) {
        String difference;
        try {
            difference = new ReadBack(members).compare("", written, decoding.run());
        } catch (JsonMappingException e) {
            throw new InvalidValueException(field, "it could not be read back: " + JacksonErrors.reasonOf(e));
        } catch (RuntimeException | StackOverflowError e) { // a getter may throw anything
            throw new InvalidValueException(
                    field,
                    "it cannot be compared with what would be read back: "
                            + e.getClass().getName() + ": " + MessageText.withoutValues(e));
        }
        if (difference != null) {
            throw new InvalidValueException(field, "it would change: " + difference);
        }
    }

    private @Nullable String compare(String path, @Nullable Object written, @Nullable Object read) {
        if (written == read) {
            return null;
        }
        if (written == null || read == null) {
            return different(path, written, read);
        }
        if (isNumber(written) && isNumber(read)) {
            boolean isSame = new BigDecimal(written.toString()).compareTo(new BigDecimal(read.toString())) == 0;
            return isSame ? null : different(path, written, read);
        }
        if (written instanceof JsonNode node && read instanceof JsonNode other) {
            return node.equals(ReadBack::compareLeaves, other) ? null : different(path, written, read);
        }
        if (written instanceof Map.Entry<?, ?> entry && read instanceof Map.Entry<?, ?> other) {
            String difference = compare(path + ".key", entry.getKey(), other.getKey());
            return difference != null ? difference : compare(path + ".value", entry.getValue(), other.getValue());
        }
        String difference = compareContents(path, written, read);
        return difference != null || isWhole(written) ? difference : compareSameClass(path, written, read);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number && isOfJdk(value);
    }

    private static int compareLeaves(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    }

    private @Nullable String compareContents(String path, Object written, Object read) {
        if (written instanceof Map<?, ?> map && read instanceof Map<?, ?> other) {
            return compareMaps(path, map, other);
        }
        if (written instanceof Collection<?> elements && read instanceof Collection<?> others) {
            return compareCollections(path, elements, others);
        }
        return null;
    }

    /** Returns whether the contents are all of a value: a collection or map of a library, whatever its class. */
    private static boolean isWhole(Object written) {
        boolean isContainer = written instanceof Collection || written instanceof Map;
        return isContainer && (isOfJdk(written) || written.getClass().getName().startsWith(GUAVA));
    }

    private static boolean isOfJdk(Object value) {
        return JDK.stream().anyMatch(value.getClass().getName()::startsWith);
    }

    private @Nullable String compareMaps(String path, Map<?, ?> written, Map<?, ?> read) {
        boolean hasDefaults = written instanceof Properties properties
                && properties.stringPropertyNames().size() > properties.size();
        if (written.size() != read.size() || hasDefaults) {
            return different(path, written, read);
        }
        Map<Object, Object> keys = new HashMap<>();
        read.keySet().forEach(key -> keys.put(key, key));
        for (Map.Entry<?, ?> entry : written.entrySet()) {
            Object key = entry.getKey();
            boolean isSameKey = keys.containsKey(key) && compare(path, key, keys.get(key)) == null;
            if (!isSameKey) {
                return different(path, written, read);
            }
            String difference = compare(path + "." + nameOf(key), entry.getValue(), read.get(key));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String compareCollections(String path, Collection<?> written, Collection<?> read) {
        if (written.size() != read.size() || written instanceof Set != read instanceof Set) {
            return different(path, written, read);
        }
        if (written instanceof Set) {
            return haveSameElements(written, read) ? null : different(path, written, read);
        }
        Iterator<?> others = read.iterator();
        int index = 0;
        for (Object element : written) {
            String difference = compare(path + "[" + index + "]", element, others.next());
            if (difference != null) {
                return difference;
            }
            index++;
        }
        return null;
    }

    /** Finds a partner for each element: usually at the same place, by hash for values of the JDK, else by search. */
    private boolean haveSameElements(Collection<?> written, Collection<?> read) {
        boolean wasSearching = isSearching;
        isSearching = true;
        try {
            List<@Nullable Object> rest = new ArrayList<>();
            List<@Nullable Object> unmatched = new ArrayList<>();
            Iterator<?> others = read.iterator();
            for (Object element : written) {
                Object other = others.next();
                if (compare("", element, other) != null) {
                    unmatched.add(element);
                    rest.add(other);
                }
            }
            Set<@Nullable Object> values = new HashSet<>();
            rest.forEach(other -> values.add(hashed(other)));
            for (Object element : unmatched) {
                boolean isFound =
                        isComparedByEquals(element) ? values.contains(hashed(element)) : removePartner(element, rest);
                if (!isFound) {
                    return false;
                }
            }
            return true;
        } finally {
            isSearching = wasSearching;
        }
    }

    /** Returns a value that is equal for numbers of one value, whatever their class and scale. */
    private static @Nullable Object hashed(@Nullable Object value) {
        return value != null && isNumber(value) ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }

    private boolean removePartner(@Nullable Object element, List<@Nullable Object> rest) {
        for (int i = 0; i < rest.size(); i++) {
            if (compare("", element, rest.get(i)) == null) {
                rest.remove(i);
                return true;
            }
        }
        return false;
    }

    private @Nullable String compareSameClass(String path, Object written, Object read) {
        if (written.getClass() != read.getClass()) {
            return different(path, written, read);
        }
        return written.getClass().isArray() ? compareArrays(path, written, read) : compareObjects(path, written, read);
    }

    private @Nullable String compareArrays(String path, Object written, Object read) {
        if (Array.getLength(written) != Array.getLength(read)) {
            return different(path, written, read);
        }
        for (int i = 0; i < Array.getLength(written); i++) {
            String difference = compare(path + "[" + i + "]", Array.get(written, i), Array.get(read, i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String compareObjects(String path, Object written, Object read) {
        if (written instanceof Pattern pattern) {
            boolean isSame = pattern.pattern().equals(read.toString()) && pattern.flags() == ((Pattern) read).flags();
            return isSame ? null : different(path, written, read);
        }
        if (written instanceof AtomicReference<?> reference) {
            return compare(path, reference.get(), ((AtomicReference<?>) read).get());
        }
        if (written instanceof Optional<?> optional) {
            return compare(path, optional.orElse(null), ((Optional<?>) read).orElse(null));
        }
        if (isComparedByText(written)) {
            return written.toString().equals(read.toString()) ? null : different(path, written, read);
        }
        if (isComparedByEquals(written)) {
            return written.equals(read) ? null : different(path, written, read);
        }
        return compareMembers(path, written, read);
    }

    /** Returns whether the text is all of a value. The equals method of URL would ask the name service. */
    private static boolean isComparedByText(Object value) {
        return value instanceof AtomicBoolean || value instanceof CharSequence || value instanceof URL;
    }

    private static boolean isComparedByEquals(@Nullable Object value) {
        return value == null || value instanceof Enum || isOfJdk(value);
    }

    private @Nullable String compareMembers(String path, Object written, Object read) {
        if (!underWay.add(written)) {
            return null;
        }
        try {
            List<BeanMembers.Member> compared = members.of(written.getClass());
            for (BeanMembers.Member member : compared) {
                Object held = member.reader().apply(written);
                Object back = member.reader().apply(read);
                String difference = compare(path + "." + member.name(), held, back);
                if (difference != null) {
                    return difference;
                }
            }
            boolean isComplete =
                    written instanceof Collection || written instanceof Map || members.isBean(written.getClass());
            return isComplete || isEqual(written, read, compared) ? null : different(path, written, read);
        } finally {
            underWay.remove(written);
        }
    }

    /** Returns whether an object that Jackson does not write as a bean may have no state but its members. */
    private static boolean isEqual(Object written, Object read, List<BeanMembers.Member> compared) {
        return overridesEquals(written.getClass()) ? written.equals(read) : !compared.isEmpty();
    }

    private static boolean overridesEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has the method", e);
        }
    }

    private String different(String path, @Nullable Object written, @Nullable Object read) {
        if (isSearching) {
            return "";
        }
        String from = MessageText.kind(written);
        String to = MessageText.kind(read);
        if (from.equals(to) && written != null && read != null) {
            boolean isSameClass = written.getClass() == read.getClass();
            from += isSameClass ? "" : " of " + written.getClass().getName();
            to = isSameClass ? "another" : to + " of " + read.getClass().getName();
        }
        String place = path.startsWith(".") ? path.substring(1) : path;
        return (place.isEmpty() ? "" : MessageText.name(place) + ": ") + from + " would be read back as " + to;
    }

    private static String nameOf(@Nullable Object key) {
        return key instanceof CharSequence || key instanceof Enum || key instanceof Number
                ? key.toString()
                : MessageText.kind(key);
    }
}
