package io.para4j.error;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of which messages are made. Every message is one line, has a bounded length, and shows no stored or given
 * value.
 *
 * <p>Names (ids, apps, types, fields, paths, keys of the configuration) are escaped and cut after {@value #MAX_NAME}
 * characters. Values are named by their kind and length. Texts of other libraries lose their quoted parts. Characters
 * that could change how a line is displayed are written as a backslash, {@code u} and four hexadecimal digits: controls,
 * line separators, invisible formats such as the marks of writing direction, and lone surrogates.
 */
public final class MessageText {
    /** The number of characters of a name that a message shows. */
    public static final int MAX_NAME = 80;

    /** The number of characters of one entry of a list, such as a violation or the error of one object of a batch. */
    public static final int MAX_ENTRY = 600;

    /** The longest list of entries, in characters. The entries that do not fit are counted. */
    public static final int MAX_LIST = 2_400;

    /** The longest message of an error, in characters. A longer one loses its middle. */
    public static final int MAX_MESSAGE = 4_000;

    /** Quoted values in texts of other libraries, which can contain quotes themselves. */
    private static final Pattern QUOTED = Pattern.compile(
            "\"(.*\"|.*)|(?<![\\p{L}\\p{N}])'(.*'(?![\\p{L}\\p{N}])|.*)|(?<=[Vv]alue )\\((?!token )[^)]*\\)",
            Pattern.DOTALL);

    private static final int MAX_CAUSES = 10;

    private MessageText() {}

    /**
     * Puts a text in single quotes, escaped and cut after {@value #MAX_NAME} characters.
     *
     * @param text the text, or null
     * @return the quoted text, or {@code null} without quotes
     */
    public static String quote(@Nullable String text) {
        return text == null ? "null" : "'" + name(text) + "'";
    }

    /**
     * Returns a name without quotes, escaped and cut after {@value #MAX_NAME} characters.
     *
     * @param name the name
     * @return the name as a message shows it
     */
    public static String name(String name) {
        return line(name, MAX_NAME);
    }

    /**
     * Returns a text as one line, cut after a number of characters and then escaped.
     *
     * @param text the text
     * @param max the number of characters to keep
     * @return the line, which an ellipsis ends if something was cut
     */
    static String line(String text, int max) {
        if (text.length() <= max || text.codePointCount(0, text.length()) <= max) {
            return escape(text);
        }
        return escape(text.substring(0, text.offsetByCodePoints(0, max))) + "…";
    }

    /**
     * Returns a whole message: escaped, and without its middle if it is longer than {@value #MAX_MESSAGE} characters, so
     * that the advice at its end stays.
     *
     * @param text the message
     * @return one line
     */
    public static String message(String text) {
        return cutMiddle(text, MAX_MESSAGE);
    }

    /**
     * Joins entries by semicolons: as many as fit into {@value #MAX_LIST} characters, each cut to {@value #MAX_ENTRY}.
     *
     * @param entries the entries, not empty
     * @param accessor the accessor that returns all of them
     * @return the list, which ends with the number of missing entries
     */
    static String list(List<String> entries, String accessor) {
        StringBuilder list = new StringBuilder();
        int shown = 0;
        for (String entry : entries) {
            String text = cutMiddle(entry, MAX_ENTRY);
            if (list.length() + text.length() > MAX_LIST) {
                break;
            }
            list.append(shown == 0 ? "" : "; ").append(text);
            shown++;
        }
        int missing = entries.size() - shown;
        return missing == 0 ? list.toString() : list + "; and " + missing + " more, see " + accessor;
    }

    /** Returns an escaped text whose middle is cut out if it is too long. */
    static String cutMiddle(String text, int max) {
        String line = escape(text);
        if (line.length() <= max) {
            return line;
        }
        int end = max / 4;
        int start = max - end - 16; // room for the ellipsis and for the halves of cut pairs
        return escape(line.substring(0, start)) + " … " + escape(line.substring(line.length() - end));
    }

    /**
     * Returns the kind of a value and its length, such as {@code a text of 14 characters}, instead of the value.
     *
     * @param value the value, or null
     * @return its kind, in words
     */
    public static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof CharSequence text) {
            return "a text of " + count(text.codePoints().count(), "character");
        } else if (value instanceof Number) {
            return "a number";
        } else if (value instanceof Boolean) {
            return "a boolean";
        } else if (value instanceof byte[] bytes) {
            return count(bytes.length, "byte");
        } else if (value instanceof Collection<?> elements) {
            return (value instanceof Set ? "a set of " : "a list of ") + count(elements.size(), "element");
        } else if (value instanceof Map<?, ?> map) {
            return "a map of " + count(map.size(), "name");
        } else if (value.getClass().isArray()) {
            return "an array of " + count(Array.getLength(value), "element");
        }
        return "a " + value.getClass().getName();
    }

    /**
     * Returns a count with its unit.
     *
     * @param count the count
     * @param unit the unit in the singular
     * @return such as {@code 1 byte} or {@code 2 bytes}
     */
    public static String count(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /**
     * Returns the first line of the message of another library's exception, without values. The message of an exception
     * that the JDK threw, such as a parser's, is replaced by its class name, also where another exception repeats it.
     *
     * @param error the exception
     * @return one line, at most {@value #MAX_ENTRY} characters
     */
    public static String withoutValues(Throwable error) {
        String text = error.getMessage();
        int left = MAX_CAUSES;
        for (Throwable cause = error; cause != null && left > 0; cause = cause.getCause(), left--) {
            String repeated = cause.getMessage();
            if (text != null && repeated != null && !repeated.isEmpty() && isThrownByJdk(cause)) {
                text = text.replace(repeated, cause.getClass().getName());
            }
        }
        return withoutValues(text);
    }

    private static boolean isThrownByJdk(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith("java.");
    }

    /**
     * Returns the first line of another library's text, without the parts that can hold values: those in quotes, and
     * those in brackets after the word "value".
     *
     * @param text the text, or null
     * @return one line, at most {@value #MAX_ENTRY} characters; a default if there is none
     */
    public static String withoutValues(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "no reason given";
        }
        String stripped = QUOTED.matcher(text).replaceAll("…");
        return cutMiddle(stripped.lines().findFirst().orElse(""), MAX_ENTRY);
    }

    private static String escape(String text) {
        int odd = firstOdd(text);
        if (odd < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, odd);
        text.substring(odd).codePoints().forEach(point -> {
            if (!isOdd(point)) {
                escaped.appendCodePoint(point);
                return;
            }
            for (char unit : Character.toChars(point)) {
                escaped.append(String.format("\\u%04x", (int) unit));
            }
        });
        return escaped.toString();
    }

    private static int firstOdd(String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (isOdd(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOdd(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
