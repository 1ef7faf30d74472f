package io.para4j.dao.memory;

import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;

/**
 * The values of the section {@code para.memory}, read once and validated. This module's {@code reference.conf} describes
 * each key, its default and its range.
 *
 * @param feedCapacity the number of changes that each recording keeps
 */
record MemoryConfig(int feedCapacity) {
    static final ConfigSection<MemoryConfig> SECTION =
            new ConfigSection<>("para.memory", MemoryConfig.class, MemoryConfig::read);

    private static MemoryConfig read(ConfigReader reader) {
        return new MemoryConfig(reader.integer("feed_capacity", 1, 10_000_000));
    }
}
