package io.para4j.dao.dynamodb;

import io.para4j.spi.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The placeholders for the names and values in one request's expressions. A name gets a placeholder where DynamoDB
 * demands it, and everywhere in expressions that may become long, since a placeholder is shorter than most names. A name
 * has the same placeholder in all expressions of the request.
 */
final class Placeholders {
    private static final int RADIX = 36;
    private static final List<String> FIRST_OF_VALUES =
            IntStream.range(0, 64).mapToObj(Placeholders::ofValue).toList();

    private final boolean usesPlainNames;
    private final Map<String, String> placeholderOf = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>(64);
    private final Map<AttributeValue, String> constants = new HashMap<>();

    /** Creates placeholders for all names. */
    Placeholders() {
        this(false);
    }

    /**
     * Creates placeholders.
     *
     * @param usesPlainNames whether the expressions are short enough to use names as they are, where that is allowed
     */
    Placeholders(boolean usesPlainNames) {
        this.usesPlainNames = usesPlainNames;
    }

    /** Returns the placeholder of an attribute's name, or the name itself. */
    String name(String attribute) {
        if (usesPlainNames && ReservedWords.isPlain(attribute)) {
            return attribute;
        }
        String known = placeholderOf.get(attribute);
        if (known != null) {
            return known;
        }
        String placeholder = "#" + Integer.toString(names.size(), RADIX);
        placeholderOf.put(attribute, placeholder);
        names.put(placeholder, attribute);
        return placeholder;
    }

    /** Returns a placeholder of a value. */
    String value(AttributeValue value) {
        int number = values.size();
        String placeholder = number < FIRST_OF_VALUES.size() ? FIRST_OF_VALUES.get(number) : ofValue(number);
        values.put(placeholder, value);
        return placeholder;
    }

    private static String ofValue(int number) {
        return ":" + Integer.toString(number, RADIX);
    }

    /** Returns the placeholders of the names in a path, and its indexes. */
    String path(Path path) {
        String field = name(ItemCodec.attributeName(path.field()));
        if (!path.isNested()) {
            return field;
        }
        StringBuilder text = new StringBuilder(field);
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Step.Name entry) {
                text.append('.').append(name(entry.name()));
            } else if (step instanceof Path.Step.Index element) {
                text.append('[').append(element.index()).append(']');
            }
        }
        return text.toString();
    }

    /** Returns the placeholders of several values, separated by commas. */
    String values(List<AttributeValue> several) {
        return several.stream().map(this::value).collect(Collectors.joining(","));
    }

    /** Returns the placeholder of a value that the expressions use several times. */
    String constant(AttributeValue value) {
        return constants.computeIfAbsent(value, this::value);
    }

    /** Returns the placeholder of a text that the expressions use several times, such as the name of a type. */
    String constant(String text) {
        return constant(AttributeValue.createS(text));
    }

    /** Returns a placeholder of a text. */
    String text(String text) {
        return value(AttributeValue.createS(text));
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }
}
