package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateSerializer;
import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of {@link IndexDeclarations}: what becomes an index, and the text for each declaration that cannot work. */
class IndexDeclarationsTest {
    private static final String CLASS = IndexDeclarationsTest.class.getName() + "$";

    enum Colour {
        RED
    }

    @Index(name = "by_colour", partition = "colour", sort = "price")
    @Index(name = "by_day", partition = "parentid", sort = "day")
    @Index(name = "by_age", partition = "digest", sort = "timestamp")
    static class Bike extends AbstractParaObject {
        @Stored
        Colour colour = Colour.RED;

        @Stored
        int price;

        @Stored
        Instant day = Instant.EPOCH;

        @Stored
        byte[] digest = {};

        @Stored
        boolean isSold;

        @Stored
        List<String> parts = new ArrayList<>();

        @Stored
        Duration range = Duration.ZERO;
    }

    @Index(name = "x", partition = "missing")
    static class WithUnknownField extends Bike {}

    @Index(name = "x", partition = "parts")
    static class WithList extends Bike {}

    @Index(name = "x", partition = "isSold")
    static class WithFlag extends Bike {}

    @Index(name = "x", partition = "colour", sort = "range")
    static class WithUnorderedSort extends Bike {}

    @Index(name = "x", partition = "price", sort = "price")
    static class WithOneFieldTwice extends Bike {}

    @Index(name = "x", partition = "version")
    static class WithVersion extends Bike {}

    @Index(name = "not allowed", partition = "colour")
    static class WithBadName extends Bike {}

    @Index(name = "x", partition = "colour")
    static class Car extends AbstractParaObject {
        @Stored
        int colour;
    }

    static class Van extends AbstractParaObject {
        @Stored
        int colour;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static DeclaredIndexes of(List<IndexDefinition> generic, Class<? extends ParaObject>... types) {
        return IndexDeclarations.of(List.of(types), generic, Codecs.codec(types));
    }

    @SafeVarargs
    private static void assertRefused(
            String text, List<IndexDefinition> generic, Class<? extends ParaObject>... types) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(generic, types))
                .withMessage(text);
    }

    @Test
    void annotationsBecomeIndexesWithTheKindsOfTheFields() {
        assertThat(of(List.of(), Bike.class).of("bike"))
                .containsExactly(
                        new IndexDefinition(
                                "bike",
                                "by_colour",
                                IndexField.text("colour"),
                                Optional.of(IndexField.number("price"))),
                        new IndexDefinition(
                                "bike", "by_day", IndexField.text("parentid"), Optional.of(IndexField.text("day"))),
                        new IndexDefinition(
                                "bike",
                                "by_age",
                                IndexField.bytes("digest"),
                                Optional.of(IndexField.number("timestamp"))));
    }

    @Test
    void fieldThatTheClassDoesNotHaveIsRefused() {
        assertRefused(
                CLASS + "WithUnknownField declares index 'x', which cannot work: missing: " + CLASS
                        + "WithUnknownField has no stored field of this name",
                List.of(),
                WithUnknownField.class);
    }

    @Test
    void fieldOfAKindThatIsNoKeyIsRefused() {
        assertRefused(
                CLASS + "WithList declares index 'x', which cannot work: parts: the values of its class are not stored"
                        + " as text, numbers or bytes",
                List.of(),
                WithList.class);
        assertRefused(
                CLASS + "WithFlag declares index 'x', which cannot work: isSold: the values of its class are not stored"
                        + " as text, numbers or bytes",
                List.of(),
                WithFlag.class);
    }

    @Test
    void sortFieldWithoutOrderIsRefused() {
        assertRefused(
                CLASS + "WithUnorderedSort declares index 'x', which cannot work: range: the order of its stored values"
                        + " is not that of its class, so it cannot be a sort field",
                List.of(),
                WithUnorderedSort.class);
    }

    @Index(name = "by_date", partition = "place", sort = "date")
    static class Visit extends AbstractParaObject {
        @Stored
        String place = "";

        @Stored
        LocalDate date = LocalDate.EPOCH;

        @Stored
        int guests;
    }

    @Index(name = "by_guests", partition = "place", sort = "guests")
    static class CountedVisit extends Visit {}

    private static DeclaredIndexes with(Module module, Class<? extends ParaObject> type) {
        return IndexDeclarations.of(List.of(type), List.of(), ObjectCodec.of(List.of(type), List.of(module), true));
    }

    /** A module of Jackson can give a class another form, whose order is not known. */
    @Test
    void sortFieldOfAClassWithAFormOfTheApplicationIsRefused() {
        DateTimeFormatter dayFirst = DateTimeFormatter.ofPattern("dd.MM.uuuu");
        Module dates = new SimpleModule("dates")
                .addSerializer(LocalDate.class, new LocalDateSerializer(dayFirst))
                .addDeserializer(LocalDate.class, new LocalDateDeserializer(dayFirst));
        Module numbers = new SimpleModule("numbers").addSerializer(int.class, ToStringSerializer.instance);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(dates, Visit.class))
                .withMessage(CLASS + "Visit declares index 'by_date', which cannot work: date: the order of its stored"
                        + " values is not that of its class, so it cannot be a sort field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(numbers, CountedVisit.class))
                .withMessage(CLASS + "CountedVisit declares index 'by_guests', which cannot work: guests: the values of"
                        + " its class are not stored as text, numbers or bytes");
        assertThat(with(new JavaTimeModule(), Visit.class).all()).hasSize(1);
    }

    @Test
    void definitionThatCannotWorkIsRefused() {
        assertRefused(
                CLASS + "WithOneFieldTwice declares index 'x', which cannot work: index 'x' has the field 'price'"
                        + " twice; leave its sort field out",
                List.of(),
                WithOneFieldTwice.class);
        assertRefused(
                CLASS + "WithVersion declares index 'x', which cannot work: index 'x' cannot have the field 'version';"
                        + " index a field of the object's own, or a standard one of name, parentid, creatorid,"
                        + " timestamp and updated",
                List.of(),
                WithVersion.class);
        assertRefused(
                CLASS + "WithBadName declares index 'not allowed', which cannot work: index name 'not allowed' is not"
                        + " allowed; use a letter, then up to 99 letters, digits, hyphens and underscores",
                List.of(),
                WithBadName.class);
    }

    @Test
    void nameWithTwoKindsIsRefused() {
        assertRefused(
                CLASS
                        + "Car declares index 'x', which cannot work: field 'colour' is text in index 'bike.by_colour' and"
                        + " a number in index 'car.x'; rename one of the fields",
                List.of(),
                Bike.class,
                Car.class);
        assertRefused(
                "index 'bike.by_colour' needs text in the field 'colour' of every class, but in " + CLASS
                        + "Van it is a number; rename one of the fields",
                List.of(),
                Bike.class,
                Van.class);
    }

    private static IndexDefinition generic(String type, String name, IndexField partition) {
        return new IndexDefinition(type, name, partition, Optional.empty());
    }

    @Test
    void genericIndexOfARegisteredTypeIsRefused() {
        assertRefused(
                "index 'bike.y' is declared by ParaModule.indexes(...), but " + CLASS
                        + "Bike is registered for its type; declare it there by @Index",
                List.of(generic("bike", "y", IndexField.text("colour"))),
                Bike.class);
    }

    @Test
    void sameIndexTwiceCountsOnceAndAnotherOneOfItsNameIsRefused() {
        IndexDefinition index = generic("note", "y", IndexField.text("topic"));
        assertThat(of(List.of(index, index)).all()).containsExactly(index);
        assertRefused(
                "index 'note.y' is declared twice with different fields",
                List.of(index, generic("note", "y", IndexField.text("title"))));
    }

    @Test
    void standardFieldOfAnotherKindIsRefused() {
        assertRefused(
                "index 'note.y' takes 'name' for a number, but in every object it is text",
                List.of(generic("note", "y", IndexField.number("name"))));
    }

    @Test
    void typeThatCannotNameAnIndexIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> generic("a b", "y", IndexField.text("topic")))
                .withMessage("type 'a b' cannot have an index such as 'y'; its name may have up to 150 letters, digits,"
                        + " and . _ -");
    }

    @Test
    void moreIndexesThanATableHasAreRefused() {
        List<IndexDefinition> many = new ArrayList<>();
        for (int i = 0; i < DeclaredIndexes.MAX_INDEXES; i++) {
            many.add(generic("note", "y" + i, IndexField.text("topic")));
        }
        assertThat(of(many).all()).hasSize(DeclaredIndexes.MAX_INDEXES);
        many.add(generic("note", "z", IndexField.text("topic")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(many))
                .withMessageStartingWith("20 indexes are declared, but an app has at most 19: [note.y0, ");
    }
}
