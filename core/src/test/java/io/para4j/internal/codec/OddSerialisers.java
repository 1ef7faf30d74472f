package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.para4j.internal.codec.OddValues.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;

/** Nested beans with formats, serialisers and converters of their own, some of which lose a part of the value. */
final class OddSerialisers {
    private OddSerialisers() {}

    public static class Formatted {
        @JsonFormat(pattern = "yyyy-MM-dd")
        public LocalDateTime day;

        @JsonFormat(pattern = "dd.MM.yyyy HH:mm:ss.SSSSSSSSS")
        public LocalDateTime exact;

        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        public Instant seconds;

        @JsonFormat(pattern = "yyyyMMdd")
        public LocalDate date;

        @JsonFormat(pattern = "yyyy-MM-dd", timezone = "Europe/Paris")
        public Date old;

        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        public Date millis;

        @JsonFormat(shape = JsonFormat.Shape.STRING)
        public Integer number;

        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        public Size size;
    }

    static final class Rounding extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        Rounding() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeNumber(value.setScale(2, RoundingMode.HALF_UP));
        }
    }

    static final class AsText extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        AsText() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeNumber(value.toPlainString());
        }
    }

    static final class Skipping extends StdSerializer<String> {
        private static final long serialVersionUID = 1L;

        Skipping() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (value.length() > 5) {
                generator.writeNull();
            } else {
                generator.writeString(value);
            }
        }
    }

    public static class Serialised {
        @JsonSerialize(using = Rounding.class)
        public BigDecimal rounded;

        @JsonSerialize(using = AsText.class)
        public BigDecimal exact;

        @JsonSerialize(using = Skipping.class)
        public String skipped;

        @JsonSerialize(contentUsing = Rounding.class)
        public List<BigDecimal> list;
    }

    static final class ToCents extends StdConverter<BigDecimal, Long> {
        @Override
        public Long convert(BigDecimal value) {
            return value.movePointRight(2).longValue();
        }
    }

    static final class FromCents extends StdConverter<Long, BigDecimal> {
        @Override
        public BigDecimal convert(Long value) {
            return BigDecimal.valueOf(value, 2);
        }
    }

    public static class Converted {
        @JsonSerialize(converter = ToCents.class)
        @JsonDeserialize(converter = FromCents.class)
        public BigDecimal price;
    }

    public static class Raw {
        @JsonRawValue
        public String json;

        public String other;
    }
}
