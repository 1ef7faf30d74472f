package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.FieldValues;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Null;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The format of Para's own tables, in which every attribute except {@code version} is a string. A text field is stored
 * as its text, and any other field as JSON. An item is in this format if it has no revision and its {@code timestamp}
 * is a string; this store writes a number.
 *
 * <p>The registered classes declare the type of each field. Undeclared fields stay strings. A text that is not a valid
 * value of its field also stays a string; its class refuses it, and a generic object still shows it.
 */
final class OldFormat {
    private static final String ID = "id";
    private static final String TAGS = "tags";

    /**
     * The attribute in which Para stores a generic object's properties as JSON. This store has them at the top level.
     */
    private static final String PROPERTIES = "properties";

    /** The fields that every object has. A property of the same name is kept apart from them. */
    private static final Set<String> COMMON_FIELDS = Set.of("name", Item.UPDATED, TAGS, "parentid", "creatorid");

    private final FieldValues fields;
    private final JsonText json = new JsonText();

    OldFormat(FieldValues fields) {
        this.fields = fields;
    }

    /** Returns whether an item is in the old format, which only the table of a single app can contain. */
    static boolean isOld(AppId app, Map<String, AttributeValue> stored) {
        AttributeValue timestamp = stored.get(Item.TIMESTAMP);
        return timestamp != null && timestamp.s() != null && !app.shared() && !stored.containsKey(ItemCodec.REVISION);
    }

    /**
     * Converts an item from the old format.
     *
     * @throws InvalidValueException if it has no id or no type, or if a time or version is not a number
     */
    Item read(String id, Map<String, AttributeValue> stored) {
        AttributeValue ownId = stored.get(ID);
        if (ownId == null || !id.equals(ownId.s())) {
            throw new InvalidValueException(ID, "it is not the item's key; neither Para nor its old plug-in wrote it");
        }
        AttributeValue type = stored.get(Item.TYPE);
        if (type == null || type.s() == null || type.s().isEmpty()) {
            throw new InvalidValueException(Item.TYPE, "it is not a text; the item was not written by Para");
        }
        return new Item(
                id,
                type.s(),
                count(Item.VERSION, stored),
                Optional.empty(),
                count(Item.TIMESTAMP, stored),
                new Conversion(id, type.s()).attributes(stored));
    }

    private long count(String name, Map<String, AttributeValue> stored) {
        AttributeValue value = stored.get(name);
        if (value == null || value.type() == AttributeValue.Type.NUL) {
            return 0;
        }
        String text = value.s() == null ? value.n() : value.s();
        if (text != null && json.read(name, text).orElse("") instanceof Long count) {
            return count;
        }
        throw new InvalidValueException(name, "it is not a whole number");
    }

    /** The conversion of one item's attributes. */
    private final class Conversion {
        private final String id;
        private final String type;
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        /** Values that cannot be attributes. They are kept together under {@link #PROPERTIES}, so that none is lost. */
        private final Map<String, Object> kept = new HashMap<>();

        Conversion(String id, String type) {
            this.id = id;
            this.type = type;
        }

        Map<String, Object> attributes(Map<String, AttributeValue> stored) {
            Map<String, AttributeValue> rest = new HashMap<>(stored);
            AttributeValue properties = declaresProperties() ? null : rest.remove(PROPERTIES);
            rest.forEach(this::add);
            if (properties != null) {
                addProperties(properties);
            }
            if (!kept.isEmpty()) {
                attributes.put(PROPERTIES, kept());
            }
            return attributes;
        }

        private boolean declaresProperties() {
            return fields.declaredClass(type, PROPERTIES).isPresent();
        }

        private Map<String, Object> kept() {
            Object other = attributes.get(PROPERTIES);
            if (other != null && declaresProperties()) {
                throw new InvalidValueException(Item.REVISION, "this name is reserved");
            }
            if (other != null) {
                kept.put(PROPERTIES, other);
            }
            return kept;
        }

        private void add(String name, AttributeValue stored) {
            if (stored.type() == AttributeValue.Type.NUL) {
                return;
            }
            if (name.equals(Item.REVISION)) {
                kept.put(name, decode(name, stored));
            } else if (!Item.OWN_FIELDS.contains(name)) {
                value(name, decode(name, stored)).ifPresent(value -> attributes.put(name, value));
            }
        }

        /** Returns the converted value. Empty for the text that Para writes for an absent list, map or object. */
        private Optional<Object> value(String name, Object stored) {
            if (!(stored instanceof String text) || isText(name)) {
                return Optional.of(stored);
            }
            if (text.equals(JsonText.NULL)) {
                return Optional.empty();
            }
            Optional<Object> parsed = json.read(name, text);
            Optional<Object> value = COMMON_FIELDS.contains(name)
                    ? parsed.filter(name.equals(TAGS) ? List.class::isInstance : Long.class::isInstance)
                    : parsed.flatMap(each -> fields.fit(type, name, each)).or(() -> fields.fit(type, name, text));
            return value.or(() -> Optional.of(text));
        }

        private boolean isText(String name) {
            if (COMMON_FIELDS.contains(name)) {
                return !name.equals(TAGS) && !name.equals(Item.UPDATED);
            }
            Class<?> declared = fields.declaredClass(type, name).orElse(String.class);
            return declared == String.class || declared == char.class || declared == Character.class;
        }

        /**
         * Adds the properties as attributes. A text that Para would not read as properties becomes an attribute itself.
         */
        private void addProperties(AttributeValue stored) {
            Object value = decode(PROPERTIES, stored);
            boolean isAbsent = JsonText.NULL.equals(value) || stored.type() == AttributeValue.Type.NUL;
            Object parsed = value instanceof String text ? parsed(text) : value;
            if (parsed instanceof Map<?, ?> properties) {
                properties.forEach((name, property) -> addProperty((String) name, property));
            } else if (!isAbsent) {
                attributes.put(PROPERTIES, parsed instanceof String ? parsed : value);
            }
        }

        private Object parsed(String text) {
            Optional<Map<String, Object>> properties = json.readProperties(PROPERTIES, text);
            return properties.isPresent()
                    ? properties.get()
                    : json.read(PROPERTIES, text).orElse(text);
        }

        /** Adds a property, except the copy of the key that Para leaves in each object that it has updated. */
        private void addProperty(String name, Object property) {
            if (name.equals(TableLayout.KEY) && property.equals(id)) {
                return;
            }
            boolean isAttribute = property != Null.NULL
                    && Limits.utf8Length(name) <= Limits.MAX_FIELD_NAME_BYTES
                    && !COMMON_FIELDS.contains(name)
                    && !name.equals(PROPERTIES)
                    && !Item.OWN_FIELDS.contains(name)
                    && !attributes.containsKey(name);
            if (isAttribute) {
                attributes.put(name, fields.fit(type, name, property).orElse(property));
            } else {
                kept.put(name, property);
            }
        }

        private static Object decode(String name, AttributeValue stored) {
            try {
                return AttributeValues.decode(stored);
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException(name, String.valueOf(e.getMessage()));
            }
        }
    }
}
