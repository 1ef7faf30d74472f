package io.para4j.testkit;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A domain class with a field of every declared type that rule OBJ-1 names. */
final class Specimen extends AbstractParaObject {
    @Stored
    @Nullable
    String text;

    @Stored
    int whole;

    @Stored
    long large;

    @Stored
    @Nullable
    Long boxed;

    @Stored
    double real;

    @Stored
    @Nullable
    Double boxedReal;

    @Stored
    @Nullable
    BigDecimal decimal;

    @Stored
    boolean flag;

    @Stored
    @Nullable
    Boolean boxedFlag;

    @Stored
    @Nullable
    Grade grade;

    @Stored
    @Nullable
    Instant moment;

    @Stored
    @Nullable
    LocalDate day;

    @Stored
    @Nullable
    UUID uuid;

    @Stored
    byte @Nullable [] bytes;

    @Stored
    @Nullable
    List<String> texts;

    @Stored
    @Nullable
    List<Long> numbers;

    @Stored
    @Nullable
    Set<String> textSet;

    @Stored
    @Nullable
    Set<Grade> grades;

    @Stored
    @Nullable
    Map<String, Integer> counts;

    @Stored
    @Nullable
    Map<String, List<String>> groups;

    @Stored
    @Nullable
    GadgetPart part;

    @Stored
    @Nullable
    List<GadgetPart> parts;

    @Stored
    @Nullable
    Map<String, GadgetPart> partsByName;

    Specimen() {}

    Specimen(String id) {
        setId(id);
    }
}
