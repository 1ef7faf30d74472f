package io.para4j.dao.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as Para's old plug-in writes them. Every attribute except the version is a string, in JSON for other than text
 * fields.
 */
final class OldItems {
    static final String CODE = "6f1c1e0e-0f44-4c1b-9d8b-6a1d7a1f0c11";

    private OldItems() {}

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /** Returns the attributes of every Para object. Absent lists and maps are the text {@code null}. */
    static Map<String, AttributeValue> object(String id, String type) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("key", text(id));
        item.put("id", text(id));
        item.put("type", text(type));
        item.put("appid", text("shop"));
        item.put("name", text("ParaObject " + id));
        item.put("timestamp", text("1700000000123"));
        item.put("tags", text("null"));
        item.put("votes", text("3"));
        item.put("stored", text("true"));
        item.put("indexed", text("true"));
        item.put("cached", text("false"));
        return item;
    }

    static Map<String, AttributeValue> with(Map<String, AttributeValue> item, String name, String text) {
        item.put(name, text(text));
        return item;
    }

    static Map<String, AttributeValue> without(Map<String, AttributeValue> item, String name) {
        item.remove(name);
        return item;
    }

    /** Returns an {@link EveryFieldKind} that was updated three times with optimistic locking. */
    static Map<String, AttributeValue> everyKind(String id) {
        Map<String, AttributeValue> item = object(id, "everyfieldkind");
        item.put("version", number(4));
        with(item, "updated", "1700000000456");
        with(item, "parentid", "p1");
        with(item, "creatorid", "c1");
        with(item, "tags", "[\"new\",\"sale\"]");
        with(item, "title", "12");
        with(item, "count", "-12");
        with(item, "big", "9223372036854775807");
        with(item, "real", "1.0E10");
        with(item, "price", "12345678901234567890.120");
        with(item, "active", "true");
        with(item, "flag", "false");
        with(item, "grade", "7");
        with(item, "day", "\"MONDAY\"");
        with(item, "at", "1700000000.123456789");
        with(item, "date", "[2024,2,29]");
        with(item, "code", "\"" + CODE + "\"");
        with(item, "photo", "\"AP8=\"");
        with(item, "labels", "[\"x\",\"ä\\uD83D\\uDE00\",\"[1]\"]");
        with(item, "sizes", "[1,3]");
        with(item, "details", "{\"a\":1,\"b\":[1.5,{\"c\":\"d\"}],\"big\":12345678901234567890}");
        with(item, "place", "{\"city\":\"Rome\",\"zip\":100}");
        return with(item, "extra", "42");
    }

    /** Returns a generic object with properties that was never updated with locking. */
    static Map<String, AttributeValue> sysprop(String id) {
        return with(
                object(id, "sysprop"),
                "properties",
                "{\"city\":\"Rome\",\"count\":5,\"rate\":0.125,\"open\":true,\"list\":[1,\"a\"],\"map\":{\"k\":\"v\"}}");
    }
}
