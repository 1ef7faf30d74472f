package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateTimeSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.YearMonthSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored text of dates whose order conditions can compare. It has a fixed width, so that the order of the texts is
 * the order of the dates: nine digits for the fraction of a second, and years from 0000 to 9999.
 */
public final class IsoText {
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");
    private static final List<Integer> WIDTHS = List.of(0, 3, 6);
    private static final int FRACTION = "0000-00-00T00:00:00.".length();
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;

    /** The serialisers of fixed width, by the standard ones of Jackson that they replace. */
    private static final Map<JsonSerializer<?>, JsonSerializer<?>> BY_JACKSONS = Map.of(
            InstantSerializer.INSTANCE,
            new DateSerializer<>(Instant.class, IsoText::of, InstantSerializer.INSTANCE),
            LocalDateTimeSerializer.INSTANCE,
            new DateSerializer<>(LocalDateTime.class, IsoText::of, LocalDateTimeSerializer.INSTANCE),
            LocalDateSerializer.INSTANCE,
            new DateSerializer<>(LocalDate.class, IsoText::of, LocalDateSerializer.INSTANCE),
            YearMonthSerializer.INSTANCE,
            new DateSerializer<>(YearMonth.class, IsoText::of, YearMonthSerializer.INSTANCE));

    private IsoText() {}

    /**
     * Returns the serialiser that replaces the standard one of Jackson's {@code JavaTimeModule}, or the given one if it
     * is none. So a date keeps its serialiser where the application has set one. A field with a format of its own keeps
     * Jackson's.
     */
    static JsonSerializer<?> inPlaceOf(JsonSerializer<?> serializer) {
        return BY_JACKSONS.getOrDefault(serializer, serializer);
    }

    /**
     * Returns the text of an instant.
     *
     * @throws DateTimeException if the year is outside 0000 to 9999
     */
    static String of(Instant instant) {
        if (instant.getEpochSecond() < FIRST_SECOND || instant.getEpochSecond() > LAST_SECOND) {
            throw outside();
        }
        return INSTANT.format(instant);
    }

    /**
     * Returns the text of a local date with time.
     *
     * @throws DateTimeException if the year is outside 0000 to 9999
     */
    static String of(LocalDateTime dateTime) {
        checkYear(dateTime.getYear());
        return DATE_TIME.format(dateTime);
    }

    /**
     * Returns the text of a local date.
     *
     * @throws DateTimeException if the year is outside 0000 to 9999
     */
    static String of(LocalDate date) {
        checkYear(date.getYear());
        return date.toString();
    }

    private static String of(YearMonth month) {
        checkYear(month.getYear());
        return month.toString();
    }

    private static void checkYear(int year) {
        if (year < 0 || year > 9999) {
            throw outside();
        }
    }

    private static DateTimeException outside() {
        return new DateTimeException(
                "the time is outside the years 0000 to 9999, in which texts have the order of time");
    }

    /**
     * Returns the other texts of the same time, as other programs and earlier versions write them: with a fraction of 0,
     * 3 or 6 digits, and of a local date with time also the shortest.
     *
     * @param text a text of nine digits, with or without a Z
     */
    public static List<String> shorter(String text) {
        int needed = digitsNeeded(text);
        Stream<Integer> usual = WIDTHS.stream().filter(digits -> digits >= needed);
        Stream<Integer> shortest = text.endsWith("Z") ? Stream.of() : Stream.of(needed);
        return Stream.concat(usual, shortest)
                .distinct()
                .filter(digits -> digits < 9)
                .map(digits -> truncated(text, digits))
                .toList();
    }

    /**
     * Returns the shorter texts of earlier instants in the same second that sort after the text of an instant, because
     * their Z sorts after a digit and after the point.
     *
     * @param text a text of nine digits and a Z
     */
    public static List<String> earlierButAfter(String text) {
        int needed = digitsNeeded(text);
        return WIDTHS.stream()
                .filter(digits -> digits < needed)
                .map(digits -> truncated(text, digits))
                .toList();
    }

    private static int digitsNeeded(String text) {
        int digits = 9;
        while (digits > 0 && text.charAt(FRACTION + digits - 1) == '0') {
            digits--;
        }
        return digits;
    }

    private static String truncated(String text, int digits) {
        return text.substring(0, digits == 0 ? FRACTION - 1 : FRACTION + digits) + text.substring(FRACTION + 9);
    }

    /** Returns whether two texts are ISO dates with time that differ at most in the width of the fraction. */
    static boolean isSameTime(String left, String right) {
        try {
            return DateTimeFormatter.ISO_DATE_TIME
                            .parse(left, LocalDateTime::from)
                            .equals(DateTimeFormatter.ISO_DATE_TIME.parse(right, LocalDateTime::from))
                    && zone(left).equals(zone(right));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String zone(String text) {
        int offset = text.length();
        for (int i = text.indexOf('T'); i >= 0 && i < text.length() && offset == text.length(); i++) {
            offset = "Z+-[".indexOf(text.charAt(i)) >= 0 ? i : offset;
        }
        return text.substring(offset);
    }

    /** Returns whether a serialiser is one of this class. */
    static boolean isSerializer(@Nullable JsonSerializer<?> serializer) {
        return serializer instanceof DateSerializer;
    }

    /** Returns whether an annotation gives a field a format of its own. */
    static boolean isFormatted(JsonFormat.@Nullable Value format) {
        return format != null && !format.equals(JsonFormat.Value.empty());
    }

    private static final class DateSerializer<T> extends StdScalarSerializer<T> implements ContextualSerializer {
        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> text;
        private final transient ContextualSerializer jacksons;

        DateSerializer(Class<T> type, Function<T, String> text, ContextualSerializer jacksons) {
            super(type);
            this.text = text;
            this.jacksons = jacksons;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
                throws JsonMappingException {
            return isFormatted(findFormatOverrides(provider, property, handledType()))
                    ? jacksons.createContextual(provider, property)
                    : this;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            try {
                generator.writeString(text.apply(value));
            } catch (DateTimeException e) {
                throw JsonMappingException.from(generator, e.getMessage(), e);
            }
        }
    }
}
