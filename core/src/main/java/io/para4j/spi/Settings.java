package io.para4j.spi;

import com.typesafe.config.Config;
import io.para4j.error.ConfigException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The validated configuration of all installed modules, with one record for each section. Immutable. */
public final class Settings {
    private final Map<Class<?>, Object> records;

    private Settings(Map<Class<?>, Object> records) {
        this.records = records;
    }

    /**
     * Reads all sections.
     *
     * @param config the whole configuration, resolved, with the modules' defaults
     * @param sections the sections of the installed modules
     * @return the validated values
     * @throws ConfigException if any value is invalid; the error reports all problems
     */
    public static Settings of(Config config, Collection<? extends ConfigSection<?>> sections) {
        Map<String, ConfigSection<?>> byPath = new TreeMap<>();
        sections.forEach(section -> byPath.put(section.path(), section));
        Map<Class<?>, Object> records = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (ConfigSection<?> section : byPath.values()) {
            ConfigReader reader = new ConfigReader(config, section.path());
            Object values = section.reader().apply(reader);
            records.put(section.type(), values);
            problems.addAll(reader.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Settings(records);
    }

    /**
     * Returns the values of one section.
     *
     * @param type the class of the section's record
     * @param <T> that class
     * @return the values
     * @throws IllegalArgumentException if no installed module has added a section with that class
     */
    public <T> T get(Class<T> type) {
        Object values = records.get(type);
        if (values == null) {
            throw new IllegalArgumentException("no module has added a ConfigSection for " + type.getName());
        }
        return type.cast(values);
    }
}
