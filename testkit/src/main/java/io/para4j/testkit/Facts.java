package io.para4j.testkit;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * The kit's assertions. Each failure is one line that states what was checked, what was expected and what was found.
 */
final class Facts {
    private static final int SHOWN = 120;

    private Facts() {}

    static void claim(boolean holds, String otherwise, @Nullable Object... values) {
        Assertions.assertThat(holds).withFailMessage(otherwise, values).isTrue();
    }

    static void equal(String what, @Nullable Object expected, @Nullable Object found) {
        Assertions.assertThat(found)
                .withFailMessage(() -> what + ": expected " + show(expected) + " but found " + show(found))
                .isEqualTo(expected);
    }

    static void none(String what, Collection<?> found) {
        Assertions.assertThat(found)
                .withFailMessage(() -> what + ": expected none but found " + show(found))
                .isEmpty();
    }

    /** Compares two items field by field, including their components. */
    static void same(String what, Item expected, Item found) {
        none(
                what + ", fields of " + show(expected.id()) + " that differ",
                differences(Fields.of(expected), Fields.of(found)));
    }

    /** Compares the fields that {@link Fields} has read from two objects. */
    static void same(String what, Map<String, Object> expected, Map<String, Object> found) {
        none(what + ", fields that differ", differences(expected, found));
    }

    private static List<String> differences(Map<String, Object> expected, Map<String, Object> found) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(expected.get(name), found.get(name))) {
                differences.add(name + " expected " + shown(expected, name) + " found " + shown(found, name));
            }
        }
        return differences;
    }

    private static String shown(Map<String, Object> fields, String name) {
        return fields.containsKey(name) ? show(fields.get(name)) : "nothing";
    }

    /** Makes a call that the contract refuses, and returns the error for further checks. */
    static <E extends Throwable> E refused(Class<E> error, String what, ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        if (error.isInstance(thrown)) {
            return error.cast(thrown);
        }
        AssertionError failure = new AssertionError(what + ": expected " + error.getSimpleName() + " but found "
                + (thrown == null ? "that it was accepted" : thrown.toString()));
        if (thrown != null) {
            failure.initCause(thrown);
        }
        throw failure;
    }

    /** Returns whether a write was refused since its deadline passed, and so is certainly not applied. */
    static boolean isLate(ParaException error) {
        return error instanceof ThrottledException || isNotSent(error);
    }

    /** Returns whether a write was refused before it was sent. */
    static boolean isNotSent(ParaException error) {
        return error instanceof StorageException storage && storage.progress() == StorageException.Progress.NOT_SENT;
    }

    static String show(@Nullable Object value) {
        String text = value instanceof String string ? "\"" + string + "\"" : String.valueOf(value);
        return text.length() <= SHOWN
                ? wellFormed(text)
                : wellFormed(text.substring(0, SHOWN)) + "… (" + text.length() + " characters)";
    }

    /** Replaces half a surrogate pair, which the cut may leave and which a report cannot hold. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
