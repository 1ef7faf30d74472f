package io.para4j.spi;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.para4j.error.MessageText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reader of the values of one {@link ConfigSection}. It collects all problems instead of stopping at the first. After
 * a problem it returns a placeholder within the bounds, which is never used: a section with problems is not handed out.
 * For one thread.
 */
public final class ConfigReader {
    /** Words of keys and values that may be secrets. The sign stands for user names and passwords in addresses. */
    private static final Pattern SECRET =
            Pattern.compile("secret|passw|token|credential|access_?key|private|@", Pattern.CASE_INSENSITIVE);

    private final Config config;
    private final String path;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    ConfigReader(Config root, String path) {
        this.path = path;
        this.config = section(root, path);
    }

    private Config section(Config root, String section) {
        if (!root.hasPath(section)) {
            return ConfigFactory.empty();
        }
        ConfigValue value = root.getValue(section);
        if (value instanceof ConfigObject object) {
            return object.toConfig();
        }
        problems.add(
                section + " is " + MessageText.kind(value.unwrapped()) + ", expected a section with keys of its own");
        return ConfigFactory.empty();
    }

    /**
     * Reads a whole number.
     *
     * @param key the key within the section
     * @param min the smallest value allowed
     * @param max the largest value allowed
     * @return the value
     */
    public int integer(String key, int min, int max) {
        String allowed = "expected " + min + " to " + max;
        double value = value(key, allowed, () -> config.getDouble(key), (double) min);
        if (value < min || value > max || value != Math.rint(value)) {
            addProblem(key, config.getValue(key).unwrapped(), allowed);
            return min;
        }
        return (int) value;
    }

    /**
     * Reads a duration, such as {@code 30s} or {@code 500ms}, in the form that HOCON defines.
     *
     * @param key the key within the section
     * @param min the shortest duration allowed
     * @param max the longest duration allowed
     * @return the value
     */
    public Duration duration(String key, Duration min, Duration max) {
        String allowed = "expected a duration from " + show(min) + " to " + show(max);
        Duration value = value(key, allowed, () -> config.getDuration(key), min);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            addProblem(key, config.getValue(key).unwrapped(), allowed);
            return min;
        }
        return value;
    }

    /**
     * Reads a number of bytes, such as {@code 64 MiB}.
     *
     * @param key the key within the section
     * @param min the smallest value allowed
     * @param max the largest value allowed
     * @return the value
     */
    public long bytes(String key, long min, long max) {
        String allowed = "expected " + min + " to " + max + " bytes";
        long value = value(key, allowed, () -> config.getBytes(key), min);
        if (value < min || value > max) {
            addProblem(key, config.getValue(key).unwrapped(), allowed);
            return min;
        }
        return value;
    }

    private static String show(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /**
     * Reads {@code true} or {@code false}.
     *
     * @param key the key within the section
     * @return the value
     */
    public boolean flag(String key) {
        return value(key, "expected true or false", () -> config.getBoolean(key), false);
    }

    /**
     * Reads a text that matches a pattern.
     *
     * @param key the key within the section
     * @param pattern the regular expression that the whole text matches
     * @param allowed the allowed values, in words that follow "expected"
     * @return the value
     */
    public String text(String key, String pattern, String allowed) {
        String value = value(key, "expected " + allowed, () -> config.getString(key), "");
        if (!Pattern.matches(pattern, value)) {
            addProblem(key, value, "expected " + allowed);
        }
        return value;
    }

    /**
     * Reads an optional text.
     *
     * @param key the key within the section
     * @param pattern the regular expression that the whole text matches
     * @param allowed the allowed values, in words that follow "expected"
     * @return the value; empty if the key is missing, null or empty
     */
    public Optional<String> optionalText(String key, String pattern, String allowed) {
        boolean missing = !config.hasPath(key) || isEmptyText(key);
        read.add(key);
        return missing ? Optional.empty() : Optional.of(text(key, pattern, allowed));
    }

    private boolean isEmptyText(String key) {
        return config.getValue(key).valueType() == ConfigValueType.STRING
                && config.getString(key).isEmpty();
    }

    /**
     * Reads the lower-case name of an enum constant.
     *
     * @param key the key within the section
     * @param type the enum class
     * @param <E> that class
     * @return the value
     */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        String allowed = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "expected one of ", ""));
        String value = value(key, allowed, () -> config.getString(key), "");
        for (E constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        addProblem(key, value, allowed);
        return constants[0];
    }

    /**
     * Adds a problem that the check of a single value cannot find. Does nothing if the key already has a problem. The
     * message shows the value unless it may be a secret: it is a section, or the key or the value speaks of secrets.
     *
     * @param key the key within the section
     * @param value its value
     * @param allowed the allowed values, such as {@code expected at most para.max_page_size}
     */
    public void addProblem(String key, Object value, String allowed) {
        if (refused.add(key)) {
            problems.add(path + "." + key + " = " + shown(key, value) + ", " + allowed);
        }
    }

    private static String shown(String key, Object value) {
        boolean maySpeak = SECRET.matcher(key).find()
                || SECRET.matcher(String.valueOf(value)).find();
        return !(value instanceof Map) && !maySpeak
                ? MessageText.name(String.valueOf(value))
                : "(" + MessageText.kind(value) + ")";
    }

    /**
     * Returns whether a key already has a problem. Its value should not be compared with others then.
     *
     * @param key the key within the section
     * @return whether it has a problem
     */
    public boolean isRefused(String key) {
        return refused.contains(key);
    }

    private <T> T value(String key, String allowed, Supplier<T> reader, T placeholder) {
        read.add(key);
        try {
            return reader.get();
        } catch (ConfigException.Missing e) {
            refused.add(key);
            problems.add(path + "." + key + " is missing, " + allowed);
        } catch (ConfigException e) {
            addProblem(key, config.getValue(key).unwrapped(), allowed);
        }
        return placeholder;
    }

    /** Returns the problems, including a problem for each key that was not read and is not a section. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        config.root().forEach((key, value) -> {
            if (!read.contains(key) && value.valueType() != ConfigValueType.OBJECT) {
                all.add(path + "." + MessageText.name(key) + " is unknown, expected one of the known keys: "
                        + String.join(", ", new java.util.TreeSet<>(read)));
            }
        });
        return all;
    }
}
