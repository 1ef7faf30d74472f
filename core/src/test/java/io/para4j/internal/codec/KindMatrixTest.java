package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.codec;
import static io.para4j.internal.codec.Codecs.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Bytes;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Null;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests of the matrix of declared types by stored values. The resource {@code kind-matrix.txt} lists the values that
 * each type accepts, and what is stored once such a value is written again if that is another value. Every other value
 * is unreadable.
 */
class KindMatrixTest {
    private static final Map<String, List<Object>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                "text",
                List.of(
                        "",
                        " ",
                        "x",
                        "5",
                        "1.5",
                        "-0",
                        "true",
                        "NaN",
                        "Infinity",
                        "null",
                        "SMALL",
                        "small",
                        "FRIDAY",
                        "MAY",
                        "2024-05-01",
                        "2024-05-01T23:00:00",
                        "2024-05-01T23:00:00.123",
                        "2024-05-01T23:00:00Z",
                        "2024-05-01T23:00:00.123Z",
                        "2024-05-01T23:00:00.123456Z",
                        "2024-05-01T23:00:00.123456789Z",
                        "2024-05-01T23:00:00.000+00:00",
                        "2024-05-01T23:00:00+02:00",
                        "2024-05-01T23:00:00+02:00[Europe/Paris]",
                        "2024-02-30",
                        "23:00:00",
                        "23:00",
                        "24:00",
                        "23:00:00+02:00",
                        "2024",
                        "2024-05",
                        "--05-01",
                        "PT1S",
                        "PT1.5S",
                        "P1D",
                        "UTC",
                        "Europe/Paris",
                        "+02:00",
                        "Z",
                        "EUR",
                        "en",
                        "en_US",
                        "en-US",
                        "UTF-8",
                        "a/b",
                        "file:/a/b",
                        "http://127.0.0.1/a",
                        "123e4567-e89b-12d3-a456-426614174000",
                        "1-2-3-4-5",
                        "AQI=",
                        "127.0.0.1",
                        "java.lang.String",
                        "{}",
                        "[]"));
        VALUES.put(
                "number",
                Stream.of(
                                "0",
                                "5",
                                "-1",
                                "127",
                                "128",
                                "40000",
                                "3000000000",
                                "9223372036854775807",
                                "1E20",
                                "1.5",
                                "0.1",
                                "1714604400.5",
                                "9.99E125",
                                "1E-130",
                                "12345678901234567890123456789012345678")
                        .<Object>map(BigDecimal::new)
                        .toList());
        VALUES.put("boolean", List.of(true, false));
        VALUES.put("bytes", List.of(bytes(0), bytes(1), bytes(2), bytes(16)));
        VALUES.put(
                "list",
                List.of(
                        List.of(),
                        nullIn(),
                        List.of("x"),
                        List.of("x", "x"),
                        List.of("x", 1),
                        List.of("2024-05-01"),
                        List.of("SMALL"),
                        List.of(5),
                        List.of(1, 1),
                        List.of(128),
                        List.of(3_000_000_000L),
                        List.of(1.5),
                        List.of(5, Null.NULL),
                        List.of("x", Null.NULL),
                        List.of(true),
                        List.of(bytes(1)),
                        List.of(List.of()),
                        List.of(List.of(1)),
                        List.of(nullIn()),
                        List.of(Map.of()),
                        List.of(Map.of("text", "a")),
                        List.of(2024, 5, 1),
                        List.of(2024, 5, 1, 23, 0),
                        List.of("circle", Map.of("radius", 1))));
        VALUES.put(
                "map",
                List.of(
                        Map.of(),
                        Map.of("x", 1),
                        Map.of("x", "a"),
                        Map.of("x", 1.5),
                        Map.of("x", Null.NULL),
                        Map.of("x", Map.of()),
                        Map.of("5", "a"),
                        Map.of("SMALL", 1),
                        Map.of("text", "a"),
                        Map.of("text", 5),
                        Map.of("text", "a", "number", 1.5),
                        Map.of("count", 5),
                        Map.of("count", Null.NULL),
                        Map.of("number", Null.NULL),
                        Map.of("amount", 1.5, "currency", "EUR"),
                        Map.of("amount", "1.5"),
                        Map.of("@type", "circle", "radius", 1),
                        Map.of("@type", "other"),
                        Map.of("@type", 5)));
    }

    private final ObjectCodec codec = codec(FieldOfEachType.class);
    private final List<String> problems = new ArrayList<>();

    private static Bytes bytes(int length) {
        return Bytes.of(new byte[length]);
    }

    private static List<Object> nullIn() {
        return Collections.singletonList(Null.NULL);
    }

    @Test
    void everyTypeReadsOnlyTheValuesOfTheMatrix() throws IOException {
        String matrix = fields().map(this::lines).collect(Collectors.joining("\n", "", "\n"));
        assertThat(problems).isEmpty();
        try (InputStream expected = KindMatrixTest.class.getResourceAsStream("kind-matrix.txt")) {
            assertThat(matrix)
                    .as("accepted values of each type")
                    .isEqualTo(new String(Objects.requireNonNull(expected).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Stream<Field> fields() {
        return Arrays.stream(FieldOfEachType.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Stored.class));
    }

    private String lines(Field field) {
        StringBuilder line = new StringBuilder(field.getName() + ": "
                + field.getGenericType().getTypeName().replaceAll("[a-z0-9]+\\.|FieldOfEachType\\$", ""));
        VALUES.forEach((kind, values) -> {
            List<String> accepted = values.stream()
                    .map(value -> Item.normalise("x", value))
                    .filter(value -> !isHostName(field, value))
                    .flatMap(value -> cell(field, kind, value).stream())
                    .toList();
            boolean isEvery = accepted.size() == values.size()
                    && accepted.size() > 2
                    && accepted.stream().noneMatch(text -> text.contains(" -> "));
            List<String> shown = isEvery ? List.of("every " + kind) : accepted;
            shown.forEach(text -> line.append("\n    ").append(text));
        });
        return line.toString();
    }

    /** Returns the text of an accepted value; empty if it is unreadable. */
    private List<String> cell(Field field, String kind, Object value) {
        String place = field.getName() + " " + show(value) + ": ";
        Object again = Null.NULL;
        try {
            ParaObject read = codec.decode("shop", item("fieldofeachtype", Map.of(field.getName(), value)));
            field.setAccessible(true);
            if (field.get(read) == null) {
                problems.add(place + "is read as null");
            }
            again = Objects.requireNonNull(codec.encode(read).attributes().get(field.getName()));
        } catch (UnreadableObjectException e) {
            boolean isExact =
                    e.app().equals("shop") && e.id().equals("a1") && e.field().equals(field.getName());
            if (!isExact) {
                problems.add(place + e);
            }
            return List.of();
        } catch (InvalidValueException e) {
            return List.of(show(value) + " -> refused");
        } catch (Exception e) { // any other error is one of the codec
            problems.add(place + e);
        }
        if (!kind.equals(kindOf(again)) && !isOtherForm(field, value)) {
            problems.add(place + "is stored again as " + show(again));
        }
        return List.of(show(value) + (again.equals(value) ? "" : " -> " + show(again)));
    }

    /** Returns whether a list is a form in which Jackson writes some values of a polymorphic type, so that it reads it. */
    private static boolean isOtherForm(Field field, Object value) {
        return field.getType() == FieldOfEachType.Shape.class && value instanceof List;
    }

    /** Returns whether reading a text would ask the name service. */
    private static boolean isHostName(Field field, Object value) {
        return field.getType() == InetAddress.class && value instanceof String && !value.equals("127.0.0.1");
    }

    private static String kindOf(Object value) {
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Number) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Bytes
                ? "bytes"
                : value instanceof List ? "list" : value instanceof Map ? "map" : "null";
    }

    private static String show(Object value) {
        if (value instanceof Bytes bytes) {
            return "bytes" + Arrays.toString(bytes.toByteArray());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(KindMatrixTest::show).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> show(entry.getKey()) + ": " + show(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof String ? '"' + value.toString() + '"' : value == Null.NULL ? "null" : value.toString();
    }
}
