package io.para4j.dao.dynamodb;

import io.para4j.spi.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The placeholders for the names and values in one request's expressions. Every name gets a placeholder, since DynamoDB
 * reserves hundreds of words and allows few characters. A name has the same placeholder in all expressions of the
 * request.
 */
final class Placeholders {
    private static final int RADIX = 36;

    private final Map<String, String> placeholderOf = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final Map<AttributeValue, String> constants = new HashMap<>();

    /** Returns the placeholder of an attribute's name. */
    String name(String attribute) {
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
        String placeholder = ":" + Integer.toString(values.size(), RADIX);
        values.put(placeholder, value);
        return placeholder;
    }

    /** Returns the placeholders of the names in a path, and its indexes. */
    String path(Path path) {
        StringBuilder text = new StringBuilder(name(ItemCodec.attributeName(path.field())));
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
