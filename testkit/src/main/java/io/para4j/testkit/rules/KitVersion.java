package io.para4j.testkit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the kit, from the properties that Maven puts into its artifact. */
final class KitVersion {
    private static final String PROPERTIES = "/META-INF/maven/io.para4j/para-testkit/pom.properties";

    private KitVersion() {}

    /** Returns the version, or {@code unpackaged} if the classes are not in an artifact. */
    static String get() {
        Properties properties = new Properties();
        try (InputStream file = KitVersion.class.getResourceAsStream(PROPERTIES)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the version of the kit could not be read", e);
        }
        return properties.getProperty("version", "unpackaged");
    }
}
