package io.para4j.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values that stores must keep unchanged. */
final class SampleValues {
    /** The maximum depth to which lists and maps may be nested. */
    static final int MAX_NESTING = 31;

    private SampleValues() {}

    /** Returns a value of each kind that an item can hold, including the limits of each kind. */
    static Map<String, Object> oneOfEach() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "text with \"quotes\", \\ and \u0000, ü, \u20AC, \uD83D\uDE00");
        values.put("emptyText", "");
        values.put("blankText", "  ");
        values.put("numberText", "007");
        values.put("nullText", "null");
        values.put("minLong", Long.MIN_VALUE);
        values.put("maxLong", Long.MAX_VALUE);
        values.put("zero", 0L);
        values.put("overLong", new BigDecimal("9223372036854775808"));
        values.put("decimal", new BigDecimal("12.50"));
        values.put("digits38", new BigDecimal("1234567890123456789.0123456789012345678"));
        values.put("negative38", new BigDecimal("-99999999999999999999999999999999999999"));
        values.put("smallest", new BigDecimal("1E-130"));
        values.put("largest", new BigDecimal("9.9999999999999999999999999999999999999E+125"));
        values.put("yes", true);
        values.put("no", false);
        values.put("bytes", allBytes());
        values.put("noBytes", new byte[0]);
        values.put(
                "list",
                Arrays.asList("a", 1L, new BigDecimal("0.1"), true, null, new byte[] {-1}, List.of(), Map.of()));
        values.put("map", mixedMap());
        values.put("emptyList", List.of());
        values.put("emptyMap", Map.of());
        values.put("deep", nested(MAX_NESTING));
        values.put("name with space.and-dots/#:", "odd name");
        values.put("ünicode\uD83D\uDE00", "odd name");
        return values;
    }

    private static Map<String, @Nullable Object> mixedMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", "not the id");
        map.put("nothing", null);
        map.put("number", 1L);
        map.put(" odd key.", List.of(1L, List.of("deeper")));
        map.put("version", 12L);
        return map;
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** Returns lists and maps nested alternately inside each other. */
    static Object nested(int depth) {
        Object value = "bottom";
        for (int level = 0; level < depth; level++) {
            value = level % 2 == 0 ? List.of(value) : Map.of("inner", value);
        }
        return value;
    }

    /** Returns a text with every code point of one of Unicode's 17 planes, except surrogates. */
    static String plane(int plane) {
        StringBuilder text = new StringBuilder();
        for (int codePoint = plane << 16; codePoint < (plane + 1) << 16; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    /** Returns any value that an item can hold, with containers nested up to a depth. */
    static Object random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> text(random, 12);
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(60) - 30);
            case 3 -> random.nextBoolean();
            case 4 -> bytes(random);
            case 5 -> random.nextGaussian();
            case 6 -> list(random, depth - 1);
            default -> map(random, depth - 1);
        };
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(random(random, depth));
        }
        return list;
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put("k" + text(random, 5), random(random, depth));
        }
        return map;
    }

    static String text(Random random, int maxLength) {
        return random.ints(random.nextInt(maxLength + 1), 0, Character.MAX_CODE_POINT + 1)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
