package io.para4j.dao.dynamodb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random rows in the JSON of the service: nearly all as this store writes them, and some as other programs write them or
 * as no service sends them.
 */
final class RandomAnswers {
    private static final int ODD = 200;

    private static final List<String> NAMES = List.of(
            "name", "title", "a", "b", "x y", "\u00e4.#:", "q\\\"uote", "\\u0061scii", "id", "revision", "updated");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Frame, light",
            "\u00e9\u00df\u4e2d",
            "\uD83D\uDEB2",
            "\\uD83D\\uDEB2",
            "\\u0000",
            "tab\\tquote\\\"slash\\/back\\\\",
            "x".repeat(9_000));

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "7",
            "-12",
            "1.50",
            "1E3",
            "1e-7",
            "0.00",
            "999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "12345678901234567890123456789012345678",
            "9.9999999999999999999999999999999999999E+125",
            "-1E-130");

    private static final List<String> ODD_VALUES = List.of(
            "{\"SS\":[\"b\",\"a\"]}",
            "{\"NS\":[\"2\",\"10\",\"1.0\"]}",
            "{\"BS\":[\"AQ==\",\"\"]}",
            "{\"S\":\"\\uD800\"}",
            "{\"S\":\"a\\uDC00b\"}",
            "{\"S\":7}",
            "{\"S\":null}",
            "{\"N\":\"\"}",
            "{\"N\":\"one\"}",
            "{\"N\":7}",
            "{\"N\":\"1E999\"}",
            "{\"N\":\"1234567890123456789012345678901234567890\"}",
            "{\"N\":\"007\"}",
            "{\"N\":\"+7\"}",
            "{\"B\":\"AQ=\"}",
            "{\"B\":\"A-_Q\"}",
            "{\"BOOL\":\"true\"}",
            "{\"BOOL\":null}",
            "{\"NULL\":false}",
            "{\"NULL\":true}",
            "{\"L\":{}}",
            "{\"L\":[7]}",
            "{\"L\":[null]}",
            "{\"M\":[]}",
            "{\"M\":{\"\":{\"S\":\"a\"}}}",
            "{\"X\":\"a\"}",
            "{\"S\":\"a\",\"N\":\"1\"}",
            "{\"S\":\"a\",\"X\":1}",
            "{\"M\":{\"a\":null}}",
            "null",
            "{}",
            "7",
            "[]");

    private final Random random;

    RandomAnswers(long seed) {
        this.random = new Random(seed);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean isOdd() {
        return random.nextInt(ODD) == 0;
    }

    /** Returns the answer to a Scan, or to a Query of the shared table, with a number of rows. */
    String page(String keyPrefix, String app, int rows) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            items.add(row(keyPrefix + "b" + i, app));
        }
        List<String> members = new ArrayList<>(List.of(
                "\"Items\":" + items,
                "\"Count\":" + rows,
                "\"ConsumedCapacity\":{\"TableName\":\"t\",\"CapacityUnits\":1.5}"));
        if (random.nextInt(3) == 0) {
            members.add("\"LastEvaluatedKey\":{\"key\":{\"S\":\"" + keyPrefix + "b" + (rows - 1) + "\"}}");
        }
        Collections.shuffle(members, random);
        return "{" + String.join(random.nextBoolean() ? "," : " ,\n", members) + "}";
    }

    private String row(String key, String app) {
        List<String> fields = new ArrayList<>(List.of(
                field("key", isOdd() ? oddText() : text(key)),
                field("appid", isOdd() ? oddText() : text(app)),
                field("type", isOdd() ? oddText() : text("product")),
                field("version", isOdd() ? any() : number(Integer.toString(random.nextInt(9)))),
                field("timestamp", isOdd() ? canonical(any()) : number(Long.toString(random.nextLong(1L << 41)))),
                field("_w", isOdd() ? oddText() : text("w" + random.nextInt()))));
        if (isOdd()) {
            fields.remove(random.nextInt(fields.size()));
        }
        for (int i = random.nextInt(7); i > 0; i--) {
            fields.add(field(one(NAMES), isOdd() ? one(ODD_VALUES) : value(3)));
        }
        Collections.shuffle(fields, random);
        return "{" + String.join(",", fields) + "}";
    }

    private String oddText() {
        return random.nextBoolean() ? text(one(TEXTS)) : any();
    }

    private String any() {
        return random.nextBoolean() ? value(1) : one(ODD_VALUES);
    }

    /** Replaces a number in a form that the service never sends, which would be lost in the position of a page. */
    private static String canonical(String value) {
        return value.matches(".*\"(-0|007|\\+7)\".*") ? "{\"N\":\"7\"}" : value;
    }

    private static String field(String name, String value) {
        return "\"" + name + "\":" + value;
    }

    private static String text(String text) {
        return "{\"S\":\"" + text + "\"}";
    }

    private static String number(String number) {
        return "{\"N\":\"" + number + "\"}";
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text(one(TEXTS));
            case 1 -> number(one(NUMBERS));
            case 2 -> "{\"BOOL\":" + random.nextBoolean() + "}";
            case 3 -> random.nextBoolean() ? "{\"B\":\"AQL/\"}" : "{\"NULL\":true}";
            case 4 -> list(depth);
            default -> map(depth);
        };
    }

    private String list(int depth) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(depth - 1));
        }
        return "{\"L\":" + elements + "}";
    }

    private String map(int depth) {
        List<String> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add(field(one(NAMES), value(depth - 1)));
        }
        return "{\"M\":{" + String.join(",", entries) + "}}";
    }
}
