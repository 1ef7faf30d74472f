package io.para4j.internal.codec;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
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
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Creates random values of the JDK's classes without elements, and of odd classes that have no fields to set. */
@SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"}) // classes that are tested
final class RandomScalars {
    private static final List<String> TEXTS = List.of(
            "", "a", "Zoë", "two words", " padded ", "\u0000\n\"'\\", "😀", "long enough to be cut", "5", "known");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "GMT+02:00");
    private static final List<Class<?>> ANYTHING = List.of(
            String.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            BigDecimal.class,
            Instant.class,
            OddValues.Money.class,
            OddBeans.Plain.class,
            OddValues.Size.class,
            List.class,
            Map.class,
            byte[].class,
            Character.class,
            LocalDate.class,
            Float.class,
            UUID.class,
            int[].class);
    private static final Map<Class<?>, List<Class<?>>> SUBCLASSES = Map.of(
            OddBeans.Plain.class, List.of(OddBeans.Special.class),
            Date.class, List.of(Timestamp.class, java.sql.Date.class),
            Number.class, List.of(OddValues.Fixed.class, AtomicLong.class),
            OddReferences.Contract.class, List.of(OddReferences.OtherImpl.class));

    private final RandomValues values;
    private final Map<Class<?>, Supplier<Object>> suppliers = new HashMap<>();

    RandomScalars(RandomValues values) {
        this.values = values;
        addNumbers();
        addTexts();
        addDates();
        addOddClasses();
    }

    /** Returns the subclasses whose values a field of a class may hold; the class itself if there are none. */
    static List<Class<?>> subclasses(Class<?> declared) {
        return SUBCLASSES.getOrDefault(declared, List.of(declared));
    }

    /** Returns a value of a class; null if the class is not one of these. */
    Object of(Class<?> type) {
        Supplier<Object> supplier = suppliers.get(type);
        return supplier == null ? null : supplier.get();
    }

    private void add(Supplier<Object> supplier, Class<?>... types) {
        for (Class<?> type : types) {
            suppliers.put(type, supplier);
        }
    }

    private long number(int bits) {
        long number = values.random().nextLong() >> (64 - bits + values.random().nextInt(bits));
        return values.isWild() && values.oneIn(5) ? Long.MIN_VALUE >> (64 - bits) : number;
    }

    private void addNumbers() {
        add(() -> (byte) number(8), byte.class, Byte.class);
        add(() -> (short) number(16), short.class, Short.class);
        add(() -> (int) number(32), int.class, Integer.class);
        add(() -> number(64), long.class, Long.class);
        add(() -> (float) real(), float.class, Float.class);
        add(this::real, double.class, Double.class);
        add(this::decimal, BigDecimal.class);
        add(() -> decimal().toBigInteger(), BigInteger.class);
        add(() -> values.oneIn(2) ? number(32) : decimal(), Number.class);
        add(() -> new AtomicInteger((int) number(32)), AtomicInteger.class);
        add(() -> new AtomicLong(number(64)), AtomicLong.class);
        add(() -> values.oneIn(2), boolean.class, Boolean.class);
        add(() -> new AtomicBoolean(values.oneIn(2)), AtomicBoolean.class);
    }

    private double real() {
        return values.isWild() && values.oneIn(4)
                ? values.pick(List.of(-0.0, Double.NaN, Double.MAX_VALUE, Double.MIN_VALUE, 1e30, 1e-60))
                : values.random().nextInt(1000) / 8.0 - values.random().nextFloat();
    }

    private BigDecimal decimal() {
        int digits = values.isWild() && values.oneIn(8) ? 150 : 100;
        return new BigDecimal(
                new BigInteger(digits, values.random()), values.random().nextInt(30));
    }

    private void addTexts() {
        add(this::text, String.class);
        add(() -> new StringBuilder(text()), StringBuilder.class, CharSequence.class);
        add(
                () -> values.isWild() && values.oneIn(9)
                        ? '\uD800'
                        : "aZ ä\n".charAt(values.random().nextInt(5)),
                char.class,
                Character.class);
        add(() -> new UUID(values.random().nextLong(), values.random().nextLong()), UUID.class);
        add(() -> Path.of(place()), Path.class);
        add(() -> new File(place()), File.class);
        add(() -> URI.create(values.pick(List.of("http://a.example/b?c=d#e", "urn:x:y", "rel/ative", "x"))), URI.class);
        add(
                () -> values.pick(List.of(
                        Locale.GERMANY,
                        Locale.FRENCH,
                        Locale.US,
                        Locale.forLanguageTag(values.isWild() ? "zh-Hant-TW" : "pt-BR"),
                        values.isWild() ? Locale.ROOT : Locale.UK)),
                Locale.class);
        add(() -> Currency.getInstance(values.pick(List.of("EUR", "JPY", "USD"))), Currency.class);
        add(() -> values.pick(List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)), Charset.class);
        add(
                () -> Pattern.compile(
                        values.pick(List.of("a+", "[b-c]*", values.isWild() ? "" : "x")),
                        values.isWild() ? values.random().nextInt(3) : 0),
                Pattern.class);
        add(() -> values.pick(List.of(String.class, OddBeans.Plain.class)), Class.class);
        add(() -> values.present(values.pick(ANYTHING)), Object.class);
    }

    private String text() {
        return values.isWild() && values.oneIn(30) ? "\uDC00" : values.pick(TEXTS);
    }

    private String place() {
        return values.isWild() ? values.pick(List.of("a/b", "/c d", "", "/x/../y")) : "/c d";
    }

    private Instant instant() {
        long second = (values.random().nextLong() >>> 1) % 8_000_000_000L - 2_000_000_000L;
        long far = values.isWild() && values.oneIn(8) ? 400_000_000_000L : 0;
        int nanos = values.pick(List.of(0, 120_000_000, 999_999_999, 123_456_000));
        return Instant.ofEpochSecond(second + far, nanos);
    }

    private ZoneId zone() {
        return ZoneId.of(values.pick(ZONES));
    }

    private LocalDateTime local() {
        return LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
    }

    private OffsetDateTime offset() {
        return instant().atOffset(ZoneOffset.ofTotalSeconds(values.random().nextInt(40_000) - 20_000));
    }

    private Calendar calendar() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone()));
        calendar.setTimeInMillis(instant().toEpochMilli());
        calendar.setLenient(!values.isWild() || values.oneIn(2));
        return calendar;
    }

    private void addDates() {
        add(this::instant, Instant.class);
        add(this::local, LocalDateTime.class);
        add(() -> local().toLocalDate(), LocalDate.class);
        add(() -> local().toLocalTime(), LocalTime.class);
        add(this::offset, OffsetDateTime.class);
        add(() -> offset().toOffsetTime(), OffsetTime.class);
        add(() -> instant().atZone(values.isWild() ? zone() : ZoneId.of("Europe/Paris")), ZonedDateTime.class);
        add(() -> Year.of(local().getYear()), Year.class);
        add(() -> YearMonth.from(local()), YearMonth.class);
        add(() -> MonthDay.from(local()), MonthDay.class);
        add(() -> Duration.ofSeconds(number(40), values.random().nextInt(1_000_000_000)), Duration.class);
        add(() -> Period.of((int) number(20), (int) number(10), (int) number(10)), Period.class);
        add(this::zone, ZoneId.class);
        add(() -> offset().getOffset(), ZoneOffset.class);
        add(() -> Month.from(local()), Month.class);
        add(() -> DayOfWeek.from(local()), DayOfWeek.class);
        add(() -> TimeZone.getTimeZone(zone()), TimeZone.class);
        add(() -> new Date(instant().toEpochMilli()), Date.class);
        add(() -> Timestamp.from(instant()), Timestamp.class);
        add(() -> java.sql.Date.valueOf(local().toLocalDate()), java.sql.Date.class);
        add(this::calendar, Calendar.class, GregorianCalendar.class);
    }

    private void addOddClasses() {
        add(
                () -> new OddValues.Person.Builder()
                        .withFirst(text())
                        .withBirthday((LocalDate) values.of(LocalDate.class))
                        .withAccounts(
                                values.oneIn(4)
                                        ? null
                                        : List.of((OddValues.Money) values.present(OddValues.Money.class)))
                        .build(),
                OddValues.Person.class);
        add(() -> new OddValues.Half(text(), values.oneIn(3) ? null : text()), OddValues.Half.class);
        add(() -> new OddValues.Immutable(number(64), text()), OddValues.Immutable.class);
        add(() -> OddValues.Code.of(values.isWild() ? text() : "c" + text()), OddValues.Code.class);
        add(() -> new OddValues.Lossy(text(), values.random().nextInt(3)), OddValues.Lossy.class);
        add(() -> new OddValues.Fixed(decimal()), OddValues.Fixed.class);
        add(() -> values.present(OddReferences.Impl.class), OddReferences.Contract.class);
    }
}
