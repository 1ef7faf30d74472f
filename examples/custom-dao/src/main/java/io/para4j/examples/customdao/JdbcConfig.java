package io.para4j.examples.customdao;

import io.para4j.spi.ConfigReader;
import io.para4j.spi.ConfigSection;
import java.time.Duration;
import java.util.Optional;

/** The values of the section {@code para.jdbc}, read once and validated. */
record JdbcConfig(
        String url,
        Optional<String> user,
        Optional<String> password,
        int connections,
        Duration timeout,
        Duration feedRetention) {
    static final ConfigSection<JdbcConfig> SECTION =
            new ConfigSection<>("para.jdbc", JdbcConfig.class, JdbcConfig::read);

    private static JdbcConfig read(ConfigReader reader) {
        return new JdbcConfig(
                reader.text("url", "jdbc:(h2|postgresql):.+", "jdbc:h2:... or jdbc:postgresql:..."),
                reader.optionalText("user", ".+", "a name"),
                reader.optionalText("password", "(?s).+", "a text"),
                reader.integer("connections", 1, 1000),
                reader.duration("timeout", Duration.ofMillis(250), Duration.ofMinutes(10)),
                reader.duration("feed_retention", Duration.ofMinutes(1), Duration.ofDays(365)));
    }
}
