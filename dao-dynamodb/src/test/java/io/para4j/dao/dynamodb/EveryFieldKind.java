package io.para4j.dao.dynamodb;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A domain class with a field of each kind that Para's old tables support. */
public class EveryFieldKind extends AbstractParaObject {
    /** A nested object. */
    public record Place(String city, int zip) {}

    @Stored
    String title;

    @Stored
    int count;

    @Stored
    Long big;

    @Stored
    double real;

    @Stored
    BigDecimal price;

    @Stored
    boolean active;

    @Stored
    Boolean flag;

    @Stored
    char grade;

    @Stored
    DayOfWeek day;

    @Stored
    Instant at;

    @Stored
    LocalDate date;

    @Stored
    UUID code;

    @Stored
    byte[] photo;

    @Stored
    List<String> labels;

    @Stored
    Set<Integer> sizes;

    @Stored
    Map<String, Object> details;

    @Stored
    Place place;

    @Stored
    Integer votes;
}
