package io.para4j.testkit;

import io.para4j.model.ParaObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of the indexed fields of {@link Parcel}, each list in the order that IDX-2 demands, and that order itself. */
final class ParcelValues {
    static final List<String> CITIES =
            List.of("U", "Ulm", "Ulm\u0000", "Ulm ", "ulm", "\u00fclm", "\uff5e", "\ud83d\ude00");

    /** The last two are in the opposite order by UTF-16 units. */
    static final List<String> STREETS = List.of(
            "\u0000", " ", "A", "Z", "a", "a\u0000", "a\u0000b", "a ", "ab", "b", "\u00e4", "\uff5e", "\ud83d\ude00");

    /** In another order as text. 2^53 + 1 is no double. */
    static final List<BigDecimal> WEIGHTS = Stream.of(
                    "-9.99E+125",
                    "-10",
                    "-9.5",
                    "-0.5",
                    "-1E-130",
                    "0",
                    "1E-130",
                    "0.1",
                    "0.25",
                    "1",
                    "2",
                    "9",
                    "10",
                    "10.5",
                    "100",
                    "9007199254740992",
                    "9007199254740993",
                    "9.99E+125")
            .map(BigDecimal::new)
            .toList();

    static final List<Grade> QUALITIES = List.of(Grade.FINE, Grade.POLISHED, Grade.RAW);

    /** The text of ISO 8601 with a fraction of variable length is in another order. */
    static final List<Instant> DUES = Stream.of(
                    "0000-01-01T00:00:00Z",
                    "1969-12-31T23:59:59.999999999Z",
                    "1970-01-01T00:00:00Z",
                    "2024-02-29T12:00:00Z",
                    "2024-02-29T12:00:00.000000001Z",
                    "2024-02-29T12:00:00.500Z",
                    "2024-02-29T12:00:01Z",
                    "9999-12-31T23:59:59.999999999Z")
            .map(Instant::parse)
            .toList();

    static final List<Long> LANES = List.of(Long.MIN_VALUE, -10L, -9L, 0L, 9L, 10L, Long.MAX_VALUE);

    static final List<byte[]> SEALS = List.of(
            new byte[] {0},
            new byte[] {0, 0},
            new byte[] {0, 1},
            new byte[] {1},
            new byte[] {0x7f},
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xff, 0},
            new byte[] {(byte) 0xff, (byte) 0xff});

    static final List<String> PARENTS = List.of("p", "p_", "parent");

    static final List<Long> TIMES = List.of(-1L, 0L, 9L, 10L, 1_700_000_000_000L);

    /** The order of ids, by their bytes in UTF-8. */
    static final Comparator<ParaObject> BY_ID = (left, right) -> compare(Samples.id(left), Samples.id(right));

    private ParcelValues() {}

    static <T> T oneOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T oneOrNone(Random random, List<T> values) {
        return random.nextInt(100) < 12 ? null : oneOf(random, values);
    }

    /** Returns a parcel that lacks some of its indexed fields by chance, and has an id at the edge of UTF-16. */
    static Parcel random(Random random, String newId) {
        Parcel parcel = new Parcel(oneOf(random, List.of("", "\uff5e", "\ud83d\ude00", "a b/")) + newId);
        parcel.city = oneOrNone(random, CITIES.subList(0, 4));
        parcel.street = oneOrNone(random, STREETS);
        parcel.weight = oneOrNone(random, WEIGHTS);
        parcel.quality = oneOrNone(random, QUALITIES);
        parcel.due = oneOrNone(random, DUES);
        parcel.lane = oneOrNone(random, LANES.subList(0, 3));
        parcel.seal = oneOrNone(random, SEALS);
        parcel.pieces = random.nextInt(4);
        parcel.setParentid(oneOrNone(random, PARENTS));
        parcel.setTimestamp(oneOf(random, TIMES.subList(1, TIMES.size())));
        parcel.setVersion(1L + random.nextInt(3));
        return parcel;
    }

    /** Compares two values of one field as IDX-2 demands. */
    static int compare(Object left, Object right) {
        if (left instanceof byte[] bytes) {
            return Arrays.compareUnsigned(bytes, (byte[]) right);
        } else if (left instanceof Number) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        } else if (left instanceof Instant time) {
            return time.compareTo((Instant) right);
        }
        return Arrays.compareUnsigned(utf8(left), utf8(right));
    }

    private static byte[] utf8(Object textOrEnum) {
        return textOrEnum.toString().getBytes(StandardCharsets.UTF_8);
    }
}
