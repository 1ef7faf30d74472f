package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
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
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A domain class with a field of each type in the matrix of kinds. */
@SuppressWarnings("JavaUtilDate") // one of the classes that are tested
final class FieldOfEachType extends AbstractParaObject {
    enum Size {
        SMALL,
        LARGE
    }

    enum Level {
        LOW(1),
        HIGH(5);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    record Counter(int count) {}

    record Money(BigDecimal amount, String currency) {}

    public static class Bean {
        public String text;
        public int number;
    }

    public static class Titled {
        public String text;

        public Titled() {}

        public Titled(String text) {
            this.text = text;
        }
    }

    public static class Counted {
        public long count;

        public Counted() {}

        public Counted(long count) {
            this.count = count;
        }

        public Counted(boolean isOne) {
            this.count = isOne ? 1 : 0;
        }
    }

    public static class Priced {
        public BigDecimal price;

        public Priced() {}

        public Priced(BigDecimal price) {
            this.price = price;
        }
    }

    static final class Code {
        private final String text;

        private Code(String text) {
            this.text = text;
        }

        @JsonCreator
        static Code of(String text) {
            return new Code(text);
        }

        @JsonValue
        String text() {
            return text;
        }
    }

    @JsonDeserialize(builder = Built.Builder.class)
    public static final class Built {
        private final String text;

        private Built(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }

        public static final class Builder {
            private String text;

            public Builder withText(String value) {
                text = value;
                return this;
            }

            public Built build() {
                return new Built(text);
            }
        }
    }

    static class Part {
        @Stored
        String text;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(Circle.class))
    sealed interface Shape permits Circle {}

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {}

    @Stored
    byte primitiveByte;

    @Stored
    short primitiveShort;

    @Stored
    int primitiveInt;

    @Stored
    long primitiveLong;

    @Stored
    float primitiveFloat;

    @Stored
    double primitiveDouble;

    @Stored
    boolean primitiveBoolean;

    @Stored
    char primitiveChar;

    @Stored
    Byte boxedByte;

    @Stored
    Short boxedShort;

    @Stored
    Integer boxedInt;

    @Stored
    Long boxedLong;

    @Stored
    Float boxedFloat;

    @Stored
    Double boxedDouble;

    @Stored
    Boolean boxedBoolean;

    @Stored
    Character boxedChar;

    @Stored
    BigInteger bigInteger;

    @Stored
    BigDecimal bigDecimal;

    @Stored
    Number number;

    @Stored
    AtomicInteger atomicInteger;

    @Stored
    AtomicLong atomicLong;

    @Stored
    AtomicBoolean atomicBoolean;

    @Stored
    AtomicReference<String> atomicReference;

    @Stored
    String string;

    @Stored
    CharSequence charSequence;

    @Stored
    StringBuilder stringBuilder;

    @Stored
    StringBuffer stringBuffer;

    @Stored
    char[] chars;

    @Stored
    Size enumByName;

    @Stored
    Level enumByNumber;

    @Stored
    DayOfWeek dayOfWeek;

    @Stored
    Month month;

    @Stored
    Instant instant;

    @Stored
    LocalDate localDate;

    @Stored
    LocalTime localTime;

    @Stored
    LocalDateTime localDateTime;

    @Stored
    OffsetDateTime offsetDateTime;

    @Stored
    OffsetTime offsetTime;

    @Stored
    ZonedDateTime zonedDateTime;

    @Stored
    Year year;

    @Stored
    YearMonth yearMonth;

    @Stored
    MonthDay monthDay;

    @Stored
    Duration duration;

    @Stored
    Period period;

    @Stored
    ZoneId zoneId;

    @Stored
    ZoneOffset zoneOffset;

    @Stored
    @JsonFormat(shape = JsonFormat.Shape.NUMBER)
    Instant instantAsNumber;

    @Stored
    @JsonFormat(pattern = "yyyy")
    Year formattedYear;

    @Stored
    @JsonFormat(shape = JsonFormat.Shape.NUMBER)
    LocalDate dateAsNumbers;

    @Stored
    @JsonFormat(pattern = "yyyy-MM-dd")
    LocalDateTime timeAsDate;

    @Stored
    @JsonFormat(shape = JsonFormat.Shape.NUMBER)
    Date milliseconds;

    @Stored
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    Integer numberAsText;

    @Stored
    Date date;

    @Stored
    java.sql.Timestamp sqlTimestamp;

    @Stored
    Calendar calendar;

    @Stored
    TimeZone timeZone;

    @Stored
    UUID uuid;

    @Stored
    URI uri;

    @Stored
    URL url;

    @Stored
    Locale locale;

    @Stored
    Currency currency;

    @Stored
    Charset charset;

    @Stored
    Pattern pattern;

    @Stored
    Path path;

    @Stored
    File file;

    @Stored
    InetAddress inetAddress;

    @Stored
    Class<?> classOfObjects;

    @Stored
    byte[] bytes;

    @Stored
    ByteBuffer byteBuffer;

    @Stored
    boolean[] booleans;

    @Stored
    short[] shorts;

    @Stored
    int[] ints;

    @Stored
    long[] longs;

    @Stored
    float[] floats;

    @Stored
    double[] doubles;

    @Stored
    String[] strings;

    @Stored
    Byte[] boxedBytes;

    @Stored
    int[][] table;

    @Stored
    byte[][] blobs;

    @Stored
    List<String> listOfStrings;

    @Stored
    List<Integer> listOfIntegers;

    @Stored
    List<Object> listOfObjects;

    @Stored
    List<byte[]> listOfBytes;

    @Stored
    List<Bean> listOfBeans;

    @Stored
    Set<String> setOfStrings;

    @Stored
    Set<LocalDate> setOfDates;

    @Stored
    SortedSet<Integer> sortedSet;

    @Stored
    Deque<String> deque;

    @Stored
    EnumSet<Size> enumSet;

    @Stored
    Map<String, Integer> mapOfIntegers;

    @Stored
    Map<String, Object> mapOfObjects;

    @Stored
    Map<Integer, String> mapByInteger;

    @Stored
    TreeMap<String, String> treeMap;

    @Stored
    EnumMap<Size, Integer> enumMap;

    @Stored
    Money record;

    @Stored
    Counter recordOfPrimitive;

    @Stored
    Bean bean;

    @Stored
    Titled beanWithTextConstructor;

    @Stored
    Counted beanWithNumberConstructor;

    @Stored
    Priced beanWithDecimalConstructor;

    @Stored
    Code textForm;

    @Stored
    Built builder;

    @Stored
    Part part;

    @Stored
    Shape polymorphic;

    @Stored
    Object object;

    @Stored
    JsonNode node;

    FieldOfEachType() {}
}
