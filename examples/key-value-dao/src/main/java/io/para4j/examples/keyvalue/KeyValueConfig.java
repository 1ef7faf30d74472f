package io.para4j.examples.keyvalue;

import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;
import java.nio.file.Path;
import java.time.Duration;

/** The values of the section {@code para.key_value}, read once and validated. */
record KeyValueConfig(Path folder, Duration timeout) {
    static final ConfigSection<KeyValueConfig> SECTION =
            new ConfigSection<>("para.key_value", KeyValueConfig.class, KeyValueConfig::read);

    private static KeyValueConfig read(ConfigReader reader) {
        return new KeyValueConfig(
                Path.of(reader.text("folder", "[^\\x00]+", "a folder")),
                reader.duration("timeout", Duration.ofMillis(1), Duration.ofMinutes(10)));
    }
}
