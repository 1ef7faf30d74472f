package io.para4j;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import io.para4j.error.ConfigException;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The defaults of all installed modules: the files {@code reference.conf} that the class loaders of their sections find.
 * The thread's context class loader has no part in it, since a pool thread, a plug-in or native code may have another.
 */
final class Defaults {
    private static final String FILE = "reference.conf";

    /** Allows substitutions of other libraries, which are in the same files, to stay unresolved. */
    private static final ConfigResolveOptions LENIENT =
            ConfigResolveOptions.defaults().setAllowUnresolved(true);

    private final Collection<ConfigSection<?>> sections;
    private final Config values;

    Defaults(Collection<ConfigSection<?>> sections) {
        this.sections = sections;
        Config files = sections.stream()
                .map(section -> section.type().getClassLoader())
                .distinct()
                .map(loader -> ConfigFactory.parseResources(
                        FILE, ConfigParseOptions.defaults().setClassLoader(loader)))
                .reduce(ConfigFactory.empty(), Config::withFallback);
        // As in a plain reference.conf, substitutions may name system properties. These set no key themselves.
        this.values = files.resolveWith(files.withFallback(ConfigFactory.systemProperties()), LENIENT);
    }

    /**
     * Returns the system properties and {@code application.conf}, which the thread's context class loader finds, or else
     * the loader of Para. The system properties {@code config.file}, {@code config.resource} and {@code config.url} name
     * another file.
     */
    static Config standard() {
        ClassLoader own = Defaults.class.getClassLoader();
        ClassLoader context = Objects.requireNonNullElse(Thread.currentThread().getContextClassLoader(), own);
        Config application = ConfigFactory.defaultApplication(context);
        return ConfigFactory.defaultOverrides(own)
                .withFallback(application.isEmpty() ? ConfigFactory.defaultApplication(own) : application)
                .withFallback(ConfigFactory.defaultReference(context));
    }

    /**
     * Returns the settings of all sections.
     *
     * @param config the values that differ from the defaults
     * @throws ConfigException if any value is invalid; the error reports all problems, and names each section whose
     *     defaults are missing instead of all of its keys
     */
    Settings settings(Config config) {
        try {
            return Settings.of(resolved(config.withFallback(values)), sections);
        } catch (ConfigException e) {
            throw withoutDefaults(e.problems());
        }
    }

    /** Returns the sections with their substitutions resolved; nothing else has to be. */
    private Config resolved(Config config) {
        Config whole = config.resolve(LENIENT);
        try {
            Config resolved = ConfigFactory.empty();
            for (ConfigSection<?> section : sections) {
                if (whole.hasPath(section.path())) {
                    resolved = resolved.withFallback(
                            whole.withOnlyPath(section.path()).resolve());
                }
            }
            return resolved;
        } catch (com.typesafe.config.ConfigException e) {
            throw new ConfigException(List.of("a substitution cannot be resolved: " + e.getMessage()));
        }
    }

    private ConfigException withoutDefaults(List<String> problems) {
        List<String> all = new ArrayList<>();
        List<String> rest = new ArrayList<>(problems);
        for (ConfigSection<?> section : sections) {
            if (!hasDefaults(section.path()) && rest.removeIf(each -> isMissing(each, section.path()))) {
                all.add("the defaults of " + section.path() + " are missing: the class loader of "
                        + section.type().getName() + " finds no " + FILE
                        + " with them; a jar that is merged of several needs the lines of each one's " + FILE);
            }
        }
        all.addAll(rest);
        return new ConfigException(all);
    }

    private boolean hasDefaults(String path) {
        try {
            return values.hasPath(path);
        } catch (com.typesafe.config.ConfigException e) {
            return true; // they are there, but not resolved, which is a problem of its own
        }
    }

    private static boolean isMissing(String problem, String path) {
        return problem.startsWith(path + ".") && problem.contains(" is missing, ");
    }
}
