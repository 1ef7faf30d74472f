package io.para4j.spi;

import java.util.Objects;
import java.util.function.Function;

/**
 * A section of the configuration that belongs to a module. The module adds it to the set of sections
 * ({@code Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})}) and gets the record from
 * {@link Settings}. The sections of all modules are read together, so that all problems are reported together.
 *
 * @param path the path of the section, such as {@code para.dynamodb}
 * @param type the class of the record that holds the values
 * @param reader the function that reads the record
 * @param <T> that class
 */
public record ConfigSection<T>(String path, Class<T> type, Function<ConfigReader, T> reader) {

    /**
     * Checks that no component is null.
     *
     * @throws NullPointerException if a component is null
     */
    public ConfigSection {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(reader, "reader");
    }
}
