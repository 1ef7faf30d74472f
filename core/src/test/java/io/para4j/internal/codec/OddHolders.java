package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.para4j.internal.codec.OddBeans.Changing;
import io.para4j.internal.codec.OddBeans.Copying;
import io.para4j.internal.codec.OddBeans.FieldsOnly;
import io.para4j.internal.codec.OddBeans.Hidden;
import io.para4j.internal.codec.OddBeans.NonDefault;
import io.para4j.internal.codec.OddBeans.NonEmpty;
import io.para4j.internal.codec.OddBeans.Open;
import io.para4j.internal.codec.OddBeans.Plain;
import io.para4j.internal.codec.OddBeans.Secret;
import io.para4j.internal.codec.OddBeans.Tagged;
import io.para4j.internal.codec.OddBeans.Unwrapping;
import io.para4j.internal.codec.OddReferences.Apple;
import io.para4j.internal.codec.OddReferences.Basket;
import io.para4j.internal.codec.OddReferences.ById;
import io.para4j.internal.codec.OddReferences.Child;
import io.para4j.internal.codec.OddReferences.Contract;
import io.para4j.internal.codec.OddReferences.Counted;
import io.para4j.internal.codec.OddReferences.Fruit;
import io.para4j.internal.codec.OddReferences.LabelledBasket;
import io.para4j.internal.codec.OddReferences.Loose;
import io.para4j.internal.codec.OddReferences.Node;
import io.para4j.internal.codec.OddReferences.Parent;
import io.para4j.internal.codec.OddReferences.Pear;
import io.para4j.internal.codec.OddSerialisers.Converted;
import io.para4j.internal.codec.OddSerialisers.Formatted;
import io.para4j.internal.codec.OddSerialisers.Raw;
import io.para4j.internal.codec.OddSerialisers.Serialised;
import io.para4j.internal.codec.OddValues.Alike;
import io.para4j.internal.codec.OddValues.Fixed;
import io.para4j.internal.codec.OddValues.Half;
import io.para4j.internal.codec.OddValues.Lossy;
import io.para4j.internal.codec.OddValues.Pair;
import io.para4j.internal.codec.OddValues.Trimmed;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Domain classes whose fields may lose a part of their values, or hold what they do not declare. */
@SuppressWarnings("JavaUtilDate") // one of the classes that are tested
final class OddHolders {
    private OddHolders() {}

    static final class Halves extends AbstractParaObject {
        @Stored
        Half half;

        @Stored
        List<Half> list;
    }

    static final class Copies extends AbstractParaObject {
        @Stored
        Copying copying;

        @Stored
        List<Copying> list;
    }

    static final class Unwrapped extends AbstractParaObject {
        @Stored
        Unwrapping held;

        @Stored
        List<Unwrapping> list;
    }

    static final class LossyTexts extends AbstractParaObject {
        @Stored
        Lossy lossy;

        @Stored
        List<Lossy> list;

        @Stored
        Map<String, Lossy> map;
    }

    static final class Secrets extends AbstractParaObject {
        @Stored
        Secret secret;

        @Stored
        List<Secret> list;
    }

    static final class Formats extends AbstractParaObject {
        @Stored
        Formatted formatted;

        @Stored
        List<Formatted> list;
    }

    static final class OwnFormats extends AbstractParaObject {
        @Stored
        @JsonFormat(pattern = "yyyy-MM-dd")
        LocalDateTime day;

        @Stored
        @JsonFormat(pattern = "HH:mm")
        List<LocalTime> times;
    }

    static final class ExactFormats extends AbstractParaObject {
        @Stored
        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        Instant seconds;

        @Stored
        @JsonFormat(pattern = "dd.MM.yyyy")
        LocalDate date;

        @Stored
        @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss.SSS", timezone = "UTC")
        Date old;

        @Stored
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        Integer number;
    }

    static final class OwnSerialisers extends AbstractParaObject {
        @Stored
        @JsonSerialize(using = OddSerialisers.Rounding.class)
        BigDecimal rounded;

        @Stored
        @JsonSerialize(using = OddSerialisers.AsText.class)
        BigDecimal exact;

        @Stored
        @JsonSerialize(using = OddSerialisers.Skipping.class)
        String skipped;

        @Stored
        @JsonSerialize(contentUsing = OddSerialisers.Skipping.class)
        List<String> list;
    }

    static final class Serialisers extends AbstractParaObject {
        @Stored
        Serialised serialised;

        @Stored
        List<Serialised> list;
    }

    static final class Conversions extends AbstractParaObject {
        @Stored
        Converted converted;

        @Stored
        List<Converted> list;
    }

    static final class OwnNumbers extends AbstractParaObject {
        @Stored
        Fixed fixed;

        @Stored
        Number number;

        @Stored
        List<Number> list;

        @Stored
        List<Fixed> more;
    }

    static final class OpenBeans extends AbstractParaObject {
        @Stored
        Open open;

        @Stored
        List<Open> list;
    }

    static final class Inclusions extends AbstractParaObject {
        @Stored
        NonEmpty nonEmpty;

        @Stored
        NonDefault nonDefault;

        @Stored
        List<NonEmpty> list;
    }

    static final class Changers extends AbstractParaObject {
        @Stored
        Changing changing;

        @Stored
        List<Changing> list;

        @Stored
        Trimmed trimmed;
    }

    static final class RawTexts extends AbstractParaObject {
        @Stored
        Raw raw;

        @Stored
        List<Raw> list;
    }

    static final class TaggedLists extends AbstractParaObject {
        @Stored
        Tagged tagged;

        @Stored
        List<Tagged> list;
    }

    static final class Fielded extends AbstractParaObject {
        @Stored
        FieldsOnly fields;

        @Stored
        List<FieldsOnly> list;
    }

    static final class HiddenBeans extends AbstractParaObject {
        @Stored
        Hidden hidden;

        @Stored
        List<Hidden> list;
    }

    static final class Alikes extends AbstractParaObject {
        @Stored
        Alike alike;

        @Stored
        List<Alike> list;

        @Stored
        Map<Alike, String> map;

        @Stored
        Set<Alike> set;
    }

    static final class Baskets extends AbstractParaObject {
        @Stored
        Basket basket;

        @Stored
        List<Basket> list;

        @Stored
        LabelledBasket labelled;
    }

    static final class Siblings extends AbstractParaObject {
        @Stored
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "fruitType")
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Apple.class, name = "apple"),
            @JsonSubTypes.Type(value = Pear.class, name = "pear")
        })
        Fruit fruit;

        @Stored
        String other;
    }

    static final class LooseTypes extends AbstractParaObject {
        @Stored
        Loose loose;

        @Stored
        List<Loose> list;
    }

    static final class Contracts extends AbstractParaObject {
        @Stored
        Contract contract;

        @Stored
        List<Contract> list;
    }

    static final class Nodes extends AbstractParaObject {
        @Stored
        Node first;

        @Stored
        Node second;

        @Stored
        List<Node> list;

        @Stored
        Map<String, Node> map;
    }

    static final class CountedNodes extends AbstractParaObject {
        @Stored
        Counted first;

        @Stored
        Counted second;

        @Stored
        List<Counted> list;
    }

    static final class References extends AbstractParaObject {
        @Stored
        ById byId;

        @Stored
        List<ById> list;
    }

    static final class Families extends AbstractParaObject {
        @Stored
        Parent parent;

        @Stored
        List<Child> children;
    }

    static final class Anything extends AbstractParaObject {
        @Stored
        Object any;

        @Stored
        List<Object> list;

        @Stored
        Map<String, Object> map;

        @Stored
        Object[] array;

        @Stored
        Pair<Object, String> pair;
    }

    static final class Bases extends AbstractParaObject {
        @Stored
        Plain plain;

        @Stored
        List<Plain> list;

        @Stored
        Date date;

        @Stored
        Number number;

        @Stored
        Collection<? extends Date> dates;
    }

    static final class OldDates extends AbstractParaObject {
        @Stored
        Calendar calendar;

        @Stored
        Timestamp stamp;

        @Stored
        java.sql.Date day;

        @Stored
        Date date;

        @Stored
        List<Calendar> list;

        @Stored
        Map<Date, String> byDate;
    }

    static final class WildTexts extends AbstractParaObject {
        @Stored
        Path path;

        @Stored
        File file;

        @Stored
        Pattern pattern;

        @Stored
        Locale locale;

        @Stored
        char letter;

        @Stored
        String text;

        @Stored
        Map<String, String> map;

        @Stored
        StringBuilder builder;
    }
}
