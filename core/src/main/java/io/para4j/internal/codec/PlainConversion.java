package io.para4j.internal.codec;

import io.para4j.spi.Bytes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A conversion between the values of a plain class and stored values, which gives what Jackson would give, several times
 * faster.
 *
 * @param encoder returns the stored form of a value, not yet normalised
 * @param decoder returns the value of a stored one, or null if Jackson must convert or refuse it
 */
record PlainConversion(UnaryOperator<Object> encoder, UnaryOperator<@Nullable Object> decoder) {
    private static final PlainConversion TEXT = unchanged(String.class);
    private static final PlainConversion FLAG = unchanged(Boolean.class);
    private static final PlainConversion LONG = unchanged(Long.class);

    /** Returns the conversion of a class; null if Jackson must convert its values. */
    static @Nullable PlainConversion of(StoredField field) {
        Class<?> raw = field.type().getRawClass();
        if (raw == String.class) {
            return TEXT;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return FLAG;
        }
        if (raw == long.class || raw == Long.class) {
            return LONG;
        }
        if (raw == int.class || raw == Integer.class) {
            return kept(
                    value -> value instanceof Long number && number == number.intValue() ? number.intValue() : null);
        }
        if (raw == double.class || raw == Double.class) {
            return kept(PlainConversion::real);
        }
        if (raw == BigDecimal.class) {
            return kept(PlainConversion::decimal);
        }
        if (raw == byte[].class) {
            return new PlainConversion(
                    value -> ((byte[]) value).clone(),
                    value -> value instanceof Bytes bytes ? bytes.toByteArray() : null);
        }
        if (raw == List.class && field.type().getContentType().hasRawClass(String.class)) {
            return new PlainConversion(PlainConversion::checked, PlainConversion::texts);
        }
        return ofDate(raw);
    }

    private static @Nullable PlainConversion ofDate(Class<?> raw) {
        if (raw == Instant.class) {
            return text(value -> IsoText.of((Instant) value), ExactText::instant);
        }
        if (raw == LocalDate.class) {
            return text(value -> IsoText.of((LocalDate) value), LocalDate::parse);
        }
        if (raw == LocalDateTime.class) {
            return text(value -> IsoText.of((LocalDateTime) value), LocalDateTime::parse);
        }
        return raw == UUID.class ? text(Object::toString, ExactText::uuid) : null;
    }

    private static PlainConversion unchanged(Class<?> stored) {
        return kept(value -> stored.isInstance(value) ? value : null);
    }

    private static PlainConversion kept(UnaryOperator<@Nullable Object> decoder) {
        return new PlainConversion(value -> value, decoder);
    }

    /** A parser of texts; unlike a function, one that may fail. */
    private interface Parser {
        Object parse(String text);
    }

    private static PlainConversion text(UnaryOperator<Object> encoder, Parser parser) {
        return new PlainConversion(encoder, value -> value instanceof String text ? parsed(text, parser) : null);
    }

    private static @Nullable Object parsed(String text, Parser parser) {
        try {
            return parser.parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Object real(@Nullable Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
    }

    /** Leaves whole numbers beyond long to Jackson, which gives them another scale. */
    private static @Nullable Object decimal(@Nullable Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        return value instanceof BigDecimal number && number.scale() > 0 ? number : null;
    }

    /** Checks that a list holds texts only, which an unchecked cast may have broken. */
    private static Object checked(Object list) {
        for (Object element : (List<?>) list) {
            if (element != null && !(element instanceof String)) {
                throw new ClassCastException("it holds a " + element.getClass().getName() + ", not a String");
            }
        }
        return list;
    }

    private static @Nullable Object texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<Object> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!(element instanceof String)) {
                return null;
            }
            texts.add(element);
        }
        return texts;
    }
}
