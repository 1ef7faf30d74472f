package io.para4j.internal.codec;

import io.para4j.internal.codec.OddBeans.AsArray;
import io.para4j.internal.codec.OddBeans.Ignoring;
import io.para4j.internal.codec.OddBeans.IgnoringByName;
import io.para4j.internal.codec.OddBeans.Named;
import io.para4j.internal.codec.OddBeans.Part;
import io.para4j.internal.codec.OddBeans.Plain;
import io.para4j.internal.codec.OddBeans.Setterless;
import io.para4j.internal.codec.OddBeans.Tree;
import io.para4j.internal.codec.OddReferences.Animal;
import io.para4j.internal.codec.OddReferences.Card;
import io.para4j.internal.codec.OddReferences.Cat;
import io.para4j.internal.codec.OddReferences.Circle;
import io.para4j.internal.codec.OddReferences.Event;
import io.para4j.internal.codec.OddReferences.Payment;
import io.para4j.internal.codec.OddReferences.Shape;
import io.para4j.internal.codec.OddValues.Code;
import io.para4j.internal.codec.OddValues.Coded;
import io.para4j.internal.codec.OddValues.Immutable;
import io.para4j.internal.codec.OddValues.Line;
import io.para4j.internal.codec.OddValues.Money;
import io.para4j.internal.codec.OddValues.Pair;
import io.para4j.internal.codec.OddValues.Person;
import io.para4j.internal.codec.OddValues.Renamed;
import io.para4j.internal.codec.OddValues.Size;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Domain classes with fields of every kind that must store all tame values. */
@SuppressWarnings("JavaUtilDate") // one of the classes that are tested
final class SteadyHolders {
    private SteadyHolders() {}

    static final class Primitives extends AbstractParaObject {
        @Stored
        boolean flag;

        @Stored
        byte tiny;

        @Stored
        short small;

        @Stored
        int number;

        @Stored
        long big;

        @Stored
        float real;

        @Stored
        double wide;

        @Stored
        char letter;
    }

    static final class Boxes extends AbstractParaObject {
        @Stored
        Boolean flag;

        @Stored
        Byte tiny;

        @Stored
        Short small;

        @Stored
        Integer number;

        @Stored
        Long big;

        @Stored
        Float real;

        @Stored
        Double wide;

        @Stored
        Character letter;
    }

    static final class Numbers extends AbstractParaObject {
        @Stored
        BigDecimal decimal;

        @Stored
        BigInteger integer;

        @Stored
        Number number;

        @Stored
        AtomicInteger count;

        @Stored
        AtomicLong total;

        @Stored
        AtomicBoolean flag;
    }

    static final class Texts extends AbstractParaObject {
        @Stored
        String text;

        @Stored
        StringBuilder builder;

        @Stored
        UUID uuid;

        @Stored
        URI address;

        @Stored
        Locale locale;

        @Stored
        Currency currency;

        @Stored
        Charset charset;

        @Stored
        Class<?> objectClass;
    }

    static final class Times extends AbstractParaObject {
        @Stored
        Instant at;

        @Stored
        LocalDateTime local;

        @Stored
        LocalDate day;

        @Stored
        LocalTime time;

        @Stored
        OffsetDateTime offset;

        @Stored
        OffsetTime offsetTime;

        @Stored
        ZonedDateTime zoned;
    }

    static final class Periods extends AbstractParaObject {
        @Stored
        Year year;

        @Stored
        YearMonth month;

        @Stored
        MonthDay birthday;

        @Stored
        Duration duration;

        @Stored
        Period period;

        @Stored
        Month inYear;

        @Stored
        DayOfWeek weekday;

        @Stored
        Date date;
    }

    static final class Zones extends AbstractParaObject {
        @Stored
        ZoneId zone;

        @Stored
        ZoneOffset offset;

        @Stored
        TimeZone old;

        @Stored
        List<ZoneId> zones;

        @Stored
        Map<ZoneId, Instant> byZone;
    }

    static final class Places extends AbstractParaObject {
        @Stored
        Path path;

        @Stored
        File file;

        @Stored
        List<Path> paths;

        @Stored
        Pattern pattern;
    }

    static final class Arrays extends AbstractParaObject {
        @Stored
        byte[] bytes;

        @Stored
        int[] numbers;

        @Stored
        double[] reals;

        @Stored
        boolean[] flags;

        @Stored
        String[] texts;

        @Stored
        int[][] table;

        @Stored
        List<String>[] lists;

        @Stored
        Money[] prices;

        @Stored
        LocalDate[] days;

        @Stored
        char[] letters;
    }

    static final class Lists extends AbstractParaObject {
        @Stored
        List<String> texts;

        @Stored
        List<Integer> numbers;

        @Stored
        List<List<Long>> nested;

        @Stored
        Collection<BigDecimal> decimals;

        @Stored
        LinkedList<LocalDate> days;

        @Stored
        List<int[]> arrays;

        @Stored
        List<Size> sizes;

        @Stored
        CopyOnWriteArrayList<Boolean> flags;
    }

    static final class Sets extends AbstractParaObject {
        @Stored
        Set<String> texts;

        @Stored
        Set<LocalDate> days;

        @Stored
        SortedSet<Integer> numbers;

        @Stored
        NavigableSet<String> names;

        @Stored
        TreeSet<Long> tree;

        @Stored
        EnumSet<Size> sizes;

        @Stored
        Set<List<Integer>> lists;

        @Stored
        Set<Size> more;
    }

    static final class Queues extends AbstractParaObject {
        @Stored
        Deque<String> deque;

        @Stored
        ArrayDeque<Integer> array;

        @Stored
        Queue<LocalDate> queue;

        @Stored
        PriorityQueue<Integer> priorities;
    }

    static final class Maps extends AbstractParaObject {
        @Stored
        Map<String, Integer> counts;

        @Stored
        Map<Size, List<Line>> bySize;

        @Stored
        TreeMap<String, Money> tree;

        @Stored
        LinkedHashMap<String, LocalDate> days;

        @Stored
        Map<LocalDate, String> byDay;

        @Stored
        SortedMap<Integer, String> sorted;

        @Stored
        EnumMap<Size, Money> enums;

        @Stored
        ConcurrentMap<String, Long> concurrent;

        @Stored
        Map<UUID, Map<Long, Boolean>> nested;
    }

    static final class Records extends AbstractParaObject {
        @Stored
        Money price;

        @Stored
        Line line;

        @Stored
        List<Line> lines;

        @Stored
        Map<String, Money> prices;

        @Stored
        Set<Money> set;

        @Stored
        Renamed renamed;

        @Stored
        Pair<String, LocalDate> pair;

        @Stored
        List<Pair<Integer, Money>> pairs;

        @Stored
        Pair<Pair<Long, Size>, List<String>> nested;
    }

    static final class Beans extends AbstractParaObject {
        @Stored
        Plain plain;

        @Stored
        List<Plain> list;

        @Stored
        Map<String, Plain> map;

        @Stored
        Plain[] array;
    }

    static final class Builders extends AbstractParaObject {
        @Stored
        Person person;

        @Stored
        List<Person> people;

        @Stored
        Map<String, Person> byName;
    }

    static final class Immutables extends AbstractParaObject {
        @Stored
        Immutable price;

        @Stored
        List<Immutable> list;

        @Stored
        Set<Immutable> set;

        @Stored
        Code code;

        @Stored
        List<Code> codes;

        @Stored
        Map<Code, Integer> byCode;
    }

    static final class Fillables extends AbstractParaObject {
        @Stored
        Setterless held;

        @Stored
        List<Setterless> list;
    }

    static final class Shapes extends AbstractParaObject {
        @Stored
        Shape shape;

        @Stored
        List<Shape> shapes;

        @Stored
        Map<String, Shape> byName;

        @Stored
        Circle circle;
    }

    static final class Animals extends AbstractParaObject {
        @Stored
        Animal animal;

        @Stored
        List<Animal> animals;

        @Stored
        Map<Size, Animal> bySize;

        @Stored
        Cat cat;
    }

    static final class Payments extends AbstractParaObject {
        @Stored
        Payment payment;

        @Stored
        List<Payment> payments;

        @Stored
        Card card;
    }

    static final class Events extends AbstractParaObject {
        @Stored
        Event event;

        @Stored
        List<Event> events;

        @Stored
        Map<String, Event> byName;
    }

    static final class Keys extends AbstractParaObject {
        @Stored
        OddReferences.Key single;

        @Stored
        List<OddReferences.Key> keys;

        @Stored
        Map<String, OddReferences.Key> byName;
    }

    static final class Trees extends AbstractParaObject {
        @Stored
        Tree tree;

        @Stored
        List<Tree> trees;
    }

    static final class Parts extends AbstractParaObject {
        @Stored
        Part part;

        @Stored
        List<Part> parts;

        @Stored
        Map<String, Part> byName;
    }

    static final class Rows extends AbstractParaObject {
        @Stored
        AsArray row;

        @Stored
        List<AsArray> rows;
    }

    static final class NamedBeans extends AbstractParaObject {
        @Stored
        Named named;

        @Stored
        List<Named> list;
    }

    static final class Enums extends AbstractParaObject {
        @Stored
        Size size;

        @Stored
        Coded coded;

        @Stored
        List<Coded> list;

        @Stored
        Map<Coded, String> byCode;

        @Stored
        Size[] array;
    }

    static final class Ignored extends AbstractParaObject {
        @Stored
        Ignoring ignoring;

        @Stored
        IgnoringByName byName;

        @Stored
        List<Ignoring> list;
    }
}
