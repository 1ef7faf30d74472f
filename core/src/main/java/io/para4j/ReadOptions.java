package io.para4j;

import io.para4j.spi.Consistency;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Options of a read: its consistency, and the fields to read. Options combine with {@link #and}, for example
 * {@code ReadOptions.strong().and(ReadOptions.only("name"))}. Immutable.
 */
public final class ReadOptions {
    private static final ReadOptions DEFAULTS = new ReadOptions(Optional.empty(), Optional.empty());

    private final Optional<Consistency> consistency;
    private final Optional<Set<String>> fields;

    private ReadOptions(Optional<Consistency> consistency, Optional<Set<String>> fields) {
        this.consistency = consistency;
        this.fields = fields;
    }

    /**
     * Returns the default options: whole objects, with the consistency that {@code para.consistent_reads} sets.
     *
     * @return the defaults
     */
    public static ReadOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the option to read with strong consistency: the read sees every write that was acknowledged before it.
     *
     * @return strong consistency
     */
    public static ReadOptions strong() {
        return new ReadOptions(Optional.of(Consistency.STRONG), Optional.empty());
    }

    /**
     * Returns the option to read with eventual consistency: the read may return a recent, outdated state. On DynamoDB
     * it costs half as much as a strong read. An outdated object cannot overwrite a newer one, because its update
     * conflicts.
     *
     * @return eventual consistency
     */
    public static ReadOptions eventual() {
        return new ReadOptions(Optional.of(Consistency.EVENTUAL), Optional.empty());
    }

    /**
     * Returns the option to read only some fields. The object has its id, its type and these fields. It has no version,
     * so that an update refuses it.
     *
     * @param fields one or more names of fields
     * @return the selection of fields
     * @throws IllegalArgumentException if there are no names or one is empty
     */
    public static ReadOptions only(String... fields) {
        Set<String> names = new LinkedHashSet<>();
        for (String field : Objects.requireNonNull(fields, "fields")) {
            names.add(Objects.requireNonNull(field, "a field is null"));
        }
        ;
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("only(...) needs the names of fields, none of them empty");
        }
        return new ReadOptions(Optional.empty(), Optional.of(Collections.unmodifiableSet(names)));
    }

    /**
     * Returns these options combined with others.
     *
     * @param other the other options, which win where both set the same option
     * @return the combined options
     */
    public ReadOptions and(ReadOptions other) {
        Objects.requireNonNull(other, "options");
        return new ReadOptions(other.consistency.or(() -> consistency), other.fields.or(() -> fields));
    }

    Consistency consistency(Consistency byDefault) {
        return consistency.orElse(byDefault);
    }

    Optional<Set<String>> fields() {
        return fields;
    }
}
