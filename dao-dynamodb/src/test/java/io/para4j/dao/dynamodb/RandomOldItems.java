package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Random items in the old format, of known and unknown types. Most texts are not valid values of their fields. */
final class RandomOldItems {
    private static final List<String> FIELDS = List.of(
            "title",
            "count",
            "big",
            "real",
            "price",
            "active",
            "flag",
            "grade",
            "day",
            "at",
            "date",
            "code",
            "photo",
            "labels",
            "sizes",
            "details",
            "place",
            "votes",
            "extra",
            "revision",
            "updated",
            "tags",
            "name");

    private static final List<String> TEXTS = List.of(
            "a",
            "-7",
            "0",
            "1.50",
            "1e3",
            "true",
            "false",
            "\"MONDAY\"",
            "MONDAY",
            "[2024,2,29]",
            "1700000000.5",
            "[1,2]",
            "[\"a\",null]",
            "[]",
            "{}",
            "{\"city\":\"Rome\",\"zip\":1}",
            "{\"city\":null}",
            "{\"a\":{\"b\":[1.0,{}]}}",
            "\"AP8=\"",
            "null",
            "{\"a\":1,\"a\":2}",
            "NaN",
            "99999999999999999999",
            "[a, b]",
            "\"",
            " ",
            "{\"\":1}");

    private final Random random;
    private final JsonText json = new JsonText();

    RandomOldItems(long seed) {
        random = new Random(seed);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Map<String, AttributeValue> next() {
        Map<String, AttributeValue> item = OldItems.object("r1", one(List.of("everyfieldkind", "sysprop", "order")));
        if (random.nextBoolean()) {
            item.put("version", OldItems.number(1 + random.nextInt(9)));
        }
        for (String field : FIELDS) {
            if (random.nextInt(3) == 0) {
                OldItems.with(item, field, one(TEXTS));
            }
        }
        return random.nextBoolean() ? OldItems.with(item, "properties", properties()) : item;
    }

    private String properties() {
        if (random.nextInt(4) == 0) {
            return one(TEXTS);
        }
        Map<String, String> entries = new HashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            entries.put(one(FIELDS), one(List.of("1", "\"a\"", "null", "[1]", "{\"x\":1.5}", "true")));
        }
        List<String> parts = new ArrayList<>();
        entries.forEach((name, value) -> parts.add("\"" + name + "\":" + value));
        return "{" + String.join(",", parts) + "}";
    }

    /** Returns the stored attributes that a converted item lacks, except absent values and components of the item. */
    List<String> lost(Map<String, AttributeValue> stored, Item item) {
        Set<String> components = Set.of("key", "id", "type", "appid", "version", "timestamp", "properties", "revision");
        List<String> lost = new ArrayList<>();
        stored.forEach((name, value) -> {
            boolean isText =
                    "title".equals(name) || "grade".equals(name) || "name".equals(name) || "extra".equals(name);
            boolean isAbsent = "null".equals(value.s())
                    && ("tags".equals(name)
                            || "updated".equals(name)
                            || (item.type().equals("everyfieldkind") && !isText));
            if (!components.contains(name) && !isAbsent && !item.attributes().containsKey(name)) {
                lost.add(name);
            }
        });
        Object map = item.attributes().getOrDefault("properties", Map.of());
        Set<?> kept = map instanceof Map<?, ?> names ? names.keySet() : Set.of();
        propertiesOf(stored).forEach(name -> {
            if (!item.attributes().containsKey(name) && !kept.contains(name)) {
                lost.add("properties." + name);
            }
        });
        if (stored.containsKey("revision") && !kept.contains("revision")) {
            lost.add("revision");
        }
        return lost;
    }

    private Set<String> propertiesOf(Map<String, AttributeValue> stored) {
        AttributeValue text = stored.get("properties");
        Object parsed =
                text == null ? Map.of() : json.read("properties", text.s()).orElse(Map.of());
        return parsed instanceof Map<?, ?> map
                ? map.keySet().stream().map(String.class::cast).collect(Collectors.toSet())
                : Set.of();
    }
}
