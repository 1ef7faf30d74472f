package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.JSR310DateTimeDeserializerBase;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.MonthDayDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.OffsetTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.YearDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.YearMonthDeserializer;
import io.para4j.error.MessageText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parser of a class whose text Jackson reads leniently. It accepts only texts that keep all they say: no time in the
 * text of a date, and no unknown zone, which Jackson would take as UTC.
 */
record ExactText(Class<?> type, Function<String, Object> parser) {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(Instant.class, ExactText::instant),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(OffsetTime.class, OffsetTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
            Map.entry(Year.class, Year::parse),
            Map.entry(YearMonth.class, YearMonth::parse),
            Map.entry(MonthDay.class, MonthDay::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(Period.class, Period::parse),
            Map.entry(ZoneId.class, ZoneId::of),
            Map.entry(ZoneOffset.class, ZoneOffset::of),
            Map.entry(Date.class, text -> Date.from(milliseconds(text))),
            Map.entry(UUID.class, ExactText::uuid),
            Map.entry(Charset.class, Charset::forName),
            Map.entry(TimeZone.class, ExactText::timeZone));

    /** Jackson's deserialisers of dates without a format of the application. */
    private static final Set<JsonDeserializer<?>> UNCONFIGURED = Set.of(
            InstantDeserializer.INSTANT,
            InstantDeserializer.OFFSET_DATE_TIME,
            InstantDeserializer.ZONED_DATE_TIME,
            LocalDateDeserializer.INSTANCE,
            LocalDateTimeDeserializer.INSTANCE,
            LocalTimeDeserializer.INSTANCE,
            OffsetTimeDeserializer.INSTANCE,
            YearDeserializer.INSTANCE,
            YearMonthDeserializer.INSTANCE,
            MonthDayDeserializer.INSTANCE,
            DurationDeserializer.INSTANCE);

    /** Returns whether a module of the application gave a date a format of its own. */
    static boolean isConfigured(Class<?> type, JsonDeserializer<?> deserializer) {
        return deserializer instanceof JSR310DateTimeDeserializerBase
                && PARSERS.containsKey(type)
                && UNCONFIGURED.stream().noneMatch(known -> known == deserializer);
    }

    /** Returns the parser of a class; null if Jackson reads its text exactly. */
    static @Nullable ExactText of(Class<?> type) {
        Function<String, Object> parser = PARSERS.get(type);
        return parser == null ? null : new ExactText(type, parser);
    }

    /** Reads an instant of any width. An offset other than Z would be lost. */
    static Instant instant(String text) {
        if (!text.endsWith("Z")) {
            throw new InexactException("the text of an instant ends with Z");
        }
        return Instant.parse(text);
    }

    private static Instant milliseconds(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getNano() % 1_000_000 != 0) {
            throw new InexactException("the class has milliseconds only");
        }
        return time.toInstant();
    }

    /** Returns whether a value that Jackson read from a text keeps all that the text says. */
    static boolean isOf(String text, Object value) {
        if (value instanceof Locale locale) {
            return locale.toString().equals(text) || locale.toLanguageTag().equals(text);
        }
        if (value.getClass().getName().equals("java.sql.Date")) {
            return value.toString().equals(text);
        }
        if (value instanceof Calendar || value instanceof Date) {
            try {
                milliseconds(text);
            } catch (DateTimeException | InexactException e) {
                return false;
            }
        }
        return true;
    }

    static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new InexactException("a UUID has 32 hexadecimal digits and 4 hyphens");
        }
        return uuid;
    }

    private static TimeZone timeZone(String text) {
        TimeZone zone = TimeZone.getTimeZone(text);
        if (!zone.getID().equals(text)) {
            throw new InexactException("there is no such time zone");
        }
        return zone;
    }

    Object parse(String text, DeserializationContext context) throws IOException {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return context.reportInputMismatch(
                    type,
                    "the stored text is not a %s: %s",
                    type.getSimpleName(),
                    e instanceof InexactException ? e.getMessage() : MessageText.kind(text));
        }
    }

    /** The refusal of a text that the JDK would accept. Its message shows no part of the text. */
    private static final class InexactException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        InexactException(String message) {
            super(message);
        }
    }
}
