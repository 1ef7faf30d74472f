package io.para4j.dao.dynamodb;

import java.util.HashMap;
import java.util.Map;
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
