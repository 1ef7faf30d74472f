package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConfigException;
import io.para4j.spi.ConfigSection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests where the values of the configuration come from. */
class DefaultsTest {
    private final Thread thread = Thread.currentThread();
    private final ClassLoader context = thread.getContextClassLoader();

    @AfterEach
    void restore() {
        thread.setContextClassLoader(context);
        System.clearProperty("para.page_size");
        System.clearProperty("para.env");
        ConfigFactory.invalidateCaches();
    }

    private static ParaConfig read(Config config) {
        return new Defaults(List.of(ParaConfig.SECTION)).settings(config).get(ParaConfig.class);
    }

    @Test
    void defaultsDoNotDependOnTheContextClassLoader() {
        for (ClassLoader loader : new ClassLoader[] {ClassLoader.getPlatformClassLoader(), null}) {
            thread.setContextClassLoader(loader);
            assertThat(read(ConfigFactory.empty()).pageSize()).isEqualTo(100);
            assertThat(read(Defaults.standard()).pageSize()).isEqualTo(100);
        }
    }

    @Test
    void systemPropertiesHaveNoEffectOnAGivenConfiguration() {
        System.setProperty("para.page_size", "7");
        System.setProperty("para.env", "production");
        ConfigFactory.invalidateCaches();

        assertThat(read(ConfigFactory.empty()).pageSize()).isEqualTo(100);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Defaults.standard()))
                .withMessageContaining("para.env is unknown");
        System.clearProperty("para.env");
        ConfigFactory.invalidateCaches();
        assertThat(read(Defaults.standard()).pageSize()).isEqualTo(7);
    }

    @Test
    void applicationConfComesFromTheContextClassLoader(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("application.conf"), "para.page_size = ${size}\nsize = 9");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            ConfigFactory.invalidateCaches();
            assertThat(read(Defaults.standard()).pageSize()).isEqualTo(9);
        }
    }

    @Test
    void substitutionThatCannotBeResolvedIsAProblem() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(ConfigFactory.parseString("para.page_size = ${no.such.key}")))
                .withMessageContaining("a substitution cannot be resolved: ")
                .withMessageContaining("no.such.key");
    }

    @Test
    void substitutionsOfOthersNeedNotBeResolved() {
        Config config = ConfigFactory.parseString("db.url = ${nowhere}, play { dir = ${?user.dir}, pid = ${play.dir} },"
                + " size = 8, para.page_size = ${size}");
        assertThat(read(config).pageSize()).isEqualTo(8);
    }

    @Test
    void missingDefaultsAreOneProblemOfEachSection() {
        ConfigSection<Date> withoutDefaults = new ConfigSection<>("shop", Date.class, reader -> {
            reader.integer("size", 1, 5);
            reader.flag("open");
            return new Date(0);
        });
        Defaults defaults = new Defaults(List.of(withoutDefaults));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> defaults.settings(ConfigFactory.parseMap(Map.of("shop.open", 5, "shop.typo", 1))))
                .satisfies(error -> assertThat(error.problems())
                        .hasSize(3)
                        .contains("the defaults of shop are missing: the class loader of java.sql.Date finds no"
                                + " reference.conf with them; a jar that is merged of several needs the lines of each"
                                + " one's reference.conf"));
        assertThat(defaults.settings(ConfigFactory.parseMap(Map.of("shop.open", true, "shop.size", 2)))
                        .get(Date.class))
                .isEqualTo(new Date(0));
    }
}
