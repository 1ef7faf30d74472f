package io.para4j;

import io.para4j.spi.Consistency;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How objects are read: with which consistency, and which of their fields. Immutable. */
public final class ReadOptions {
    private static final ReadOptions DEFAULTS = new ReadOptions(Optional.empty(), Optional.empty());

    private final Optional<Consistency> consistency;
    private final Optional<Set<String>> fields;

    private ReadOptions(Optional<Consistency> consistency, Optional<Set<String>> fields) {
        this.consistency = consistency;
        this.fields = fields;
    }

    /**
     * Returns the defaults: whole objects, with the consistency that {@code para.consistent_reads} says.
     *
     * @return the defaults
     */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the option to see every write that was acknowledged before the read.
     *
     * @return strong consistency
     */
    public static ReadOptions strong() {
        return new ReadOptions(Optional.of(Consistency.STRONG), Optional.empty());
    }

    /**
     * Returns the option to see, maybe, a state of the recent past, at half the cost of a strong read on DynamoDB. An object
     * that is out of date cannot overwrite a newer one: its update conflicts.
     *
     * @return eventual consistency
     */
    public static ReadOptions eventual() {
        return new ReadOptions(Optional.of(Consistency.EVENTUAL), Optional.empty());
    }

    /**
     * Returns the option to read some fields: the object has id, type and those, and no version, so that it cannot be
     * mistaken for a whole one by an update.
     *
     * @param fields the names of the fields, at least one
     * @return the choice of fields
     * @throws IllegalArgumentException if there are none or one is empty
     */
    public static ReadOptions only(String... fields) {
        Set<String> names = new LinkedHashSet<>(List.of(fields));
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("only(...) needs the names of fields, none of them empty");
        }
        return new ReadOptions(Optional.empty(), Optional.of(Collections.unmodifiableSet(names)));
    }

    /**
     * Returns these options with others on top.
     *
     * @param other the other options; where both say something, these are followed
     * @return both
     */
    public ReadOptions and(ReadOptions other) {
        return new ReadOptions(other.consistency.or(() -> consistency), other.fields.or(() -> fields));
    }

    Consistency consistency(Consistency byDefault) {
        return consistency.orElse(byDefault);
    }

    Optional<Set<String>> fields() {
        return fields;
    }
}
