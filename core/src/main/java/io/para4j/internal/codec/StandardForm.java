package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalTimeSerializer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Set;

/**
 * The form that Para and Jackson give to numbers, texts, bytes and dates, whose kind and order are known. A module of the
 * application can give a class another form.
 */
final class StandardForm {
    private static final Set<Class<?>> FIXED_WIDTH =
            Set.of(Instant.class, LocalDateTime.class, LocalDate.class, YearMonth.class);

    private StandardForm() {}

    /** Returns whether the values of a class are stored in this form. */
    static boolean isOf(JavaType type, ObjectMapper mapper) {
        SerializerProvider provider = mapper.getSerializerProviderInstance();
        try {
            return type.hasRawClass(LocalTime.class)
                    ? isOfTime(provider.findValueSerializer(type), provider)
                    : isOf(type.getRawClass(), provider.findValueSerializer(type, null));
        } catch (JsonMappingException e) {
            return false;
        }
    }

    /** Jackson replaces its serialiser of times for each use, so the one before that is compared. */
    private static boolean isOfTime(JsonSerializer<?> serializer, SerializerProvider provider) {
        return serializer == LocalTimeSerializer.INSTANCE
                && !IsoText.isFormatted(provider.getDefaultPropertyFormat(LocalTime.class));
    }

    private static boolean isOf(Class<?> type, JsonSerializer<?> serializer) {
        if (FIXED_WIDTH.contains(type)) {
            return IsoText.isSerializer(serializer);
        }
        boolean isText = serializer instanceof ToStringSerializerBase;
        boolean isCharacter = type == char.class || type == Character.class;
        return isJacksons(serializer) && (isCharacter || !isText);
    }

    /** Jackson does not mark its serialisers of atomic numbers. */
    private static boolean isJacksons(JsonSerializer<?> serializer) {
        return ClassUtil.isJacksonStdImpl(serializer)
                || serializer
                        .getClass()
                        .getName()
                        .startsWith("com.fasterxml.jackson.databind.ser.std.StdJdkSerializers");
    }
}
