package io.para4j.dao.dynamodb;

import io.para4j.error.MessageText;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.spi.AppId;
import io.para4j.spi.FieldValues;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts items to the attributes of a table and back. */
final class ItemCodec {
    /** The attribute that holds an item's revision. */
    static final String REVISION = "_w";

    private static final int OWN_ATTRIBUTES = 6;

    private final TableLayout layout;
    private final OldFormat oldFormat;
    private final ItemParser parser;

    ItemCodec(TableLayout layout, FieldValues fields) {
        this.layout = layout;
        this.oldFormat = new OldFormat(fields);
        this.parser = new ItemParser(layout);
    }

    TableLayout layout() {
        return layout;
    }

    /** Returns the name of the attribute that holds a field. */
    static String attributeName(String field) {
        return field.equals(Item.REVISION) ? REVISION : field;
    }

    Map<String, AttributeValue> key(AppId app, String id) {
        return Map.of(TableLayout.KEY, AttributeValue.createS(layout.key(app, id)));
    }

    /** Returns the partition key among an item's attributes. */
    static String keyOf(Map<String, AttributeValue> attributes) {
        AttributeValue key = attributes.get(TableLayout.KEY);
        if (key == null || key.s() == null) {
            throw new IllegalStateException(
                    MessageText.message("an item without key, or with one that is no text: " + attributes.keySet()));
        }
        return key.s();
    }

    /**
     * Converts an item. A version of 0 means none and is not stored. A timestamp of 0 is stored, because an index omits
     * items without one.
     */
    Map<String, AttributeValue> encode(AppId app, Item item) {
        Map<String, AttributeValue> encoded = new HashMap<>((item.attributes().size() + OWN_ATTRIBUTES) * 4 / 3 + 1);
        encoded.put(TableLayout.KEY, AttributeValue.createS(layout.key(app, item.id())));
        encoded.put(TableLayout.APP, layout.app(app));
        encoded.put(Item.TYPE, AttributeValue.createS(item.type()));
        if (item.version() != 0) {
            encoded.put(Item.VERSION, AttributeValue.createN(Long.toString(item.version())));
        }
        encoded.put(Item.TIMESTAMP, AttributeValue.createN(Long.toString(item.timestamp())));
        if (item.revision().isPresent()) {
            encoded.put(REVISION, AttributeValue.createS(item.revision().get()));
        }
        for (Map.Entry<String, Object> field : item.attributes().entrySet()) {
            encoded.put(field.getKey(), AttributeValues.encode(field.getValue()));
        }
        return encoded;
    }

    /** Returns the place for the items of an answer to a request for an app. */
    AnswerItems answerItems(AppId app, AnswerItems.Member member) {
        return new AnswerItems(app, parser, member);
    }

    /**
     * Reads an item.
     *
     * @throws UnreadableObjectException if the attributes are not a valid item of the app, because another program wrote
     *     them
     */
    Item decode(String operation, AppId app, Map<String, AttributeValue> stored) {
        String key = keyOf(stored);
        if (!layout.isKeyOf(app, key)) {
            throw unreadable(
                    operation, app, stored, TableLayout.KEY, "it is not a key of the app; Para did not write the item");
        }
        if (!layout.isItemOf(app, stored.get(TableLayout.APP))) {
            String reason = app.shared()
                    ? "it is missing or names another app; the item is not the app's"
                    : "it names an app of another deployment, whose table prefix makes the same table name";
            throw unreadable(operation, app, stored, TableLayout.APP, reason);
        }
        String id = layout.id(app, key);
        try {
            return OldFormat.isOld(app, stored) ? oldFormat.read(id, stored) : read(id, stored);
        } catch (InvalidValueException e) {
            throw unreadable(operation, app, stored, e.field(), e.reason());
        } catch (IllegalArgumentException e) {
            throw unreadable(operation, app, stored, "", String.valueOf(e.getMessage()));
        }
    }

    private static Item read(String id, Map<String, AttributeValue> stored) {
        Decoding decoding = new Decoding();
        stored.forEach(decoding::add);
        return decoding.item(id);
    }

    private UnreadableObjectException unreadable(
            String operation, AppId app, Map<String, AttributeValue> stored, String field, String reason) {
        Target target = Target.of(operation, app.name(), layout.id(app, keyOf(stored)));
        return UnreadableObjectException.ofItem(target, field, reason, null);
    }

    /** The decoding of one item, in one pass over its attributes. */
    private static final class Decoding {
        private final Map<String, Object> attributes = new LinkedHashMap<>();
        private @Nullable AttributeValue type;
        private @Nullable AttributeValue revision;
        private long version;
        private long timestamp;

        void add(String name, AttributeValue value) {
            switch (name) {
                case Item.TYPE -> type = value;
                case REVISION -> revision = value;
                case Item.VERSION -> version = count(name, value);
                case Item.TIMESTAMP -> timestamp = count(name, value);
                default -> addAttribute(name, value);
            }
        }

        /** Adds an attribute. Skips nulls and reserved names, which only other programs write. */
        private void addAttribute(String name, AttributeValue value) {
            if (AttributeValues.typeOf(value) == AttributeValue.Type.NUL || Item.OWN_FIELDS.contains(name)) {
                return;
            }
            try {
                attributes.put(name, AttributeValues.decode(value));
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException(name, String.valueOf(e.getMessage()));
            }
        }

        Item item(String id) {
            String revisionText = revision == null ? null : text(REVISION, revision);
            return new Item(
                    id, text(Item.TYPE, type), version, Optional.ofNullable(revisionText), timestamp, attributes);
        }

        String text(String name, @Nullable AttributeValue value) {
            if (value == null || value.s() == null || value.s().isEmpty()) {
                throw new InvalidValueException(name, "it is not a text; the item was not written by Para");
            }
            return value.s();
        }

        private static long count(String name, @Nullable AttributeValue value) {
            if (AttributeValues.typeOf(value) == AttributeValue.Type.NUL) {
                return 0;
            }
            try {
                Object number = value == null || value.n() == null
                        ? null
                        : Item.normalise(name, AttributeValues.number(value.n()));
                if (number instanceof Long count) {
                    return count;
                }
            } catch (NumberFormatException e) {
                throw new InvalidValueException(name, "it is not a number");
            }
            throw new InvalidValueException(name, "it is not a whole number");
        }
    }
}
