package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.roundTrip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateSerializer;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that values are compared by their state, with all they contain, before they are written. */
class ComparedStateTest {
    static class Part {
        public String id = "";
        private String note = "";

        static Part of(String id, String note) {
            Part part = new Part();
            part.id = id;
            part.note = note;
            return part;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part part && id.equals(part.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text for " + note);
        }
    }

    static class Point {
        public int x;

        static Point of(int x) {
            Point point = new Point();
            point.x = x;
            return point;
        }
    }

    @SuppressWarnings("UnusedVariable") // read by reflection
    static class Masked {
        private String password = "";

        public String getPassword() {
            return "***";
        }

        public void setPassword(String password) {
            this.password = password;
        }
    }

    static class Attributes extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable") // read by reflection
        private String owner = "";
    }

    static class Containers extends AbstractParaObject {
        @Stored
        @Nullable
        Set<Part> parts;

        @Stored
        Optional<Part> part = Optional.empty();

        @Stored
        @Nullable
        HashSet<Point> points;

        @Stored
        @Nullable
        Masked masked;

        @Stored
        @Nullable
        Attributes attributes;

        @Stored
        @Nullable
        List<String> texts;

        @Stored
        @Nullable
        LocalDate day;
    }

    private static ObjectCodec withModules() {
        DateTimeFormatter german = DateTimeFormatter.ofPattern("dd.MM.yyyy");
        SimpleModule dates = new SimpleModule("dates");
        dates.addSerializer(LocalDate.class, new LocalDateSerializer(german));
        dates.addDeserializer(LocalDate.class, new LocalDateDeserializer(german));
        return ObjectCodec.of(List.of(Containers.class), List.of(new Jdk8Module(), dates), true);
    }

    private static void assertRefused(Consumer<Containers> change, String reason) {
        Containers object = new Containers();
        object.setId("a1");
        change.accept(object);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> withModules().encode(object))
                .satisfies(error -> assertThat(error.reason()).contains(reason));
    }

    @Test
    void stateThatEqualsDoesNotCompareIsNotLost() {
        assertRefused(object -> object.parts = Set.of(Part.of("a", "b")), "it would change");
        assertRefused(
                object -> object.part = Optional.of(Part.of("a", "b")),
                "note: a text of 1 character would be read back as a text of 0 characters");
        assertRefused(
                object -> object.masked = masked("secret"),
                "a text of 6 characters would be read back as a text of 3 characters");
        assertRefused(
                object -> object.attributes = owned("joe"),
                "owner: a text of 3 characters would be read back as a text of 0 characters");
    }

    private static Masked masked(String password) {
        Masked masked = new Masked();
        masked.setPassword(password);
        return masked;
    }

    private static Attributes owned(String owner) {
        Attributes attributes = new Attributes();
        attributes.owner = owner;
        return attributes;
    }

    @Test
    @SuppressWarnings("unchecked") // what is refused
    void listOfTextsThatHoldsANumberIsRefused() {
        assertRefused(object -> object.texts = (List<String>) (List<?>) List.of(1), "java.lang.Integer, not a String");
    }

    @Test
    void emptyOptionalsSetsWithoutEqualsAndOwnFormatsAreStored() {
        Containers object = new Containers();
        object.setId("a1");
        object.points = new HashSet<>(List.of(Point.of(1), Point.of(1), Point.of(2)));
        object.day = LocalDate.of(2024, 2, 29);
        ObjectCodec codec = withModules();
        Item item = codec.encode(object);
        assertThat(item.attributes()).containsEntry("day", "29.02.2024").doesNotContainKey("part");
        Containers back = (Containers) codec.decode("shop", item);
        assertThat(back.part).isEmpty();
        assertThat(back.points).hasSize(3);
        assertThat(back.day).isEqualTo(object.day);
    }

    @Test
    void elementsOfAPatchAreComparedToo() {
        ClassPlan plan = withModules().plan(Containers.class).orElseThrow();
        StoredField parts = plan.field("parts").orElseThrow();
        assertThat(plan.encode(parts, List.of(Part.of("a", "")))).isEqualTo(List.of(Map.of("id", "a")));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> plan.encode(parts, List.of(Part.of("a", "b"))))
                .satisfies(error -> assertThat(error.field()).isEqualTo("parts"));
    }

    @Test
    void largeSetInAnotherOrderIsComparedQuickly() throws ReflectiveOperationException {
        Sorted sorted = new Sorted();
        sorted.numbers = new TreeSet<>(Comparator.reverseOrder());
        for (int i = 0; i < 20_000; i++) {
            sorted.numbers.add(i);
        }
        assertThat(roundTrip(sorted).numbers).hasSize(20_000);
    }

    @Test
    void numbersOfASetAreComparedByValueInAnyOrder() {
        Sorted sorted = new Sorted();
        sorted.decimals = new TreeSet<>(Comparator.reverseOrder());
        sorted.decimals.addAll(List.of(new BigDecimal("1.50"), new BigDecimal("2.0"), new BigDecimal("3")));
        assertThat(roundTrip(sorted).decimals).hasSize(3);
    }

    static class Sorted extends AbstractParaObject {
        @Stored
        @Nullable
        SortedSet<BigDecimal> decimals;

        @Stored
        @Nullable
        SortedSet<Integer> numbers;
    }
}
