package io.para4j.spi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The indexes that the application declares, on its classes or for generic types. Every app has all of them. Core binds
 * it, and a store that keeps indexes injects it. Immutable.
 */
public final class DeclaredIndexes {
    /** The largest number of indexes: 19, as one table of DynamoDB can have beside the index of shared storage. */
    public static final int MAX_INDEXES = 19;

    private final List<IndexDefinition> all;
    private final Map<String, List<IndexDefinition>> byType;

    /**
     * Creates the set of some indexes.
     *
     * @param indexes the indexes, each {@link IndexDefinition#fullName()} once
     */
    public DeclaredIndexes(Collection<IndexDefinition> indexes) {
        all = List.copyOf(indexes);
        byType = new LinkedHashMap<>();
        for (IndexDefinition index : all) {
            byType.merge(index.type(), List.of(index), DeclaredIndexes::concat);
        }
    }

    private static List<IndexDefinition> concat(List<IndexDefinition> left, List<IndexDefinition> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    /**
     * Returns all indexes.
     *
     * @return the indexes, in the order of declaration; unmodifiable
     */
    public List<IndexDefinition> all() {
        return all;
    }

    /**
     * Returns the indexes of one type.
     *
     * @param type the type
     * @return its indexes, in the order of declaration; unmodifiable
     */
    public List<IndexDefinition> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /**
     * Returns an index.
     *
     * @param type the type of its objects
     * @param name its name
     * @return the index; empty if it is not declared
     */
    public Optional<IndexDefinition> find(String type, String name) {
        return of(type).stream().filter(index -> index.name().equals(name)).findFirst();
    }
}
