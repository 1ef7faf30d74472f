package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.para4j.error.Target;
import io.para4j.spi.InvalidValueException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
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
    private static final int SHOWN = 60;

    private final BeanMembers members;
    private final Set<Object> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

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
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(field, "it cannot be compared: " + e.getMessage());
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
        if (written instanceof Map<?, ?> map && read instanceof Map<?, ?> other) {
            return compareMaps(path, map, other);
        }
        if (written instanceof Collection<?> elements && read instanceof Collection<?> others) {
            return compareCollections(path, elements, others);
        }
        if (written.getClass() != read.getClass()) {
            return different(path, written, read);
        }
        return written.getClass().isArray() ? compareArrays(path, written, read) : compareObjects(path, written, read);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number && value.getClass().getName().startsWith("java.");
    }

    private @Nullable String compareMaps(String path, Map<?, ?> written, Map<?, ?> read) {
        if (written.size() != read.size()) {
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
            String difference = compare(path + "." + entry.getKey(), entry.getValue(), read.get(entry.getKey()));
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
            return compareSets(path, written, new ArrayList<>(read));
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

    /** Finds a partner for each element, usually at the same place. */
    private @Nullable String compareSets(String path, Collection<?> written, List<?> read) {
        List<Object> rest = new LinkedList<>(read);
        for (Object element : written) {
            String difference = compare(path + "[]", element, rest.get(0));
            if (difference == null) {
                rest.remove(0);
            } else if (!rest.removeIf(other -> compare(path, element, other) == null)) {
                return difference;
            }
        }
        return null;
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
        if (isComparedByText(written)) {
            return written.toString().equals(read.toString()) ? null : different(path, written, read);
        }
        if (written instanceof Enum || written.getClass().getName().startsWith("java.")) {
            return written.equals(read) ? null : different(path, written, read);
        }
        boolean isEqual = !members.isBean(written.getClass()) && written.equals(read);
        return isEqual ? null : compareMembers(path, written, read);
    }

    /** Returns whether the text is all of a value. The equals method of URL would ask the name service. */
    private static boolean isComparedByText(Object value) {
        return value instanceof AtomicBoolean || value instanceof CharSequence || value instanceof URL;
    }

    private @Nullable String compareMembers(String path, Object written, Object read) {
        if (!underWay.add(written)) {
            return null;
        }
        try {
            for (BeanMembers.Member member : members.of(written.getClass())) {
                Object held = member.reader().apply(written);
                String difference = compare(
                        path + "." + member.name(), held, member.reader().apply(read));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        } finally {
            underWay.remove(written);
        }
    }

    private static String different(String path, @Nullable Object written, @Nullable Object read) {
        String from = show(written);
        String to = show(read);
        if (from.equals(to) && written != null && read != null) {
            from += " of " + written.getClass().getName();
            to += " of " + read.getClass().getName();
        }
        String place = path.startsWith(".") ? path.substring(1) : path;
        return (place.isEmpty() ? "" : place + ": ") + from + " would be read back as " + to;
    }

    private static String show(@Nullable Object value) {
        String text = String.valueOf(value);
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return value instanceof CharSequence ? Target.quote(start) : start.replaceAll("\\p{Cntrl}", " ");
    }
}
