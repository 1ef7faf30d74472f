package io.para4j;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.para4j.error.ConfigException;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The defaults of all installed modules: the files {@code reference.conf} that the class loaders of their sections find.
 * The thread's context class loader has no part in it, since a pool thread, a plug-in or native code may have another.
 */
final class Defaults {
    private static final String FILE = "reference.conf";

    private final Collection<ConfigSection<?>> sections;
    private final Config values;

    Defaults(Collection<ConfigSection<?>> sections) {
        this.sections = sections;
        this.values = sections.stream()
                .map(section -> section.type().getClassLoader())
                .distinct()
                .map(loader -> ConfigFactory.parseResources(
                        FILE, ConfigParseOptions.defaults().setClassLoader(loader)))
                .reduce(ConfigFactory.empty(), Config::withFallback);
    }

    /**
     * Returns the system properties and {@code application.conf}, which the thread's context class loader finds, or else
     * the loader of Para. The system properties {@code config.file}, {@code config.resource} and {@code config.url} name
     * another file.
     */
    static Config standard() {
        ClassLoader own = Defaults.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Config application = ConfigFactory.defaultApplication(context == null ? own : context);
        return ConfigFactory.defaultOverrides(own)
                .withFallback(application.isEmpty() ? ConfigFactory.defaultApplication(own) : application);
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

    private static Config resolved(Config config) {
        try {
            return config.resolve();
        } catch (com.typesafe.config.ConfigException e) {
            throw new ConfigException(List.of("a substitution cannot be resolved: " + e.getMessage()));
        }
    }

    private ConfigException withoutDefaults(List<String> problems) {
        List<String> all = new ArrayList<>();
        List<String> rest = new ArrayList<>(problems);
        for (ConfigSection<?> section : sections) {
            boolean hasDefaults = values.hasPath(section.path());
            if (!hasDefaults && rest.removeIf(each -> isMissing(each, section.path()))) {
                all.add("the defaults of " + section.path() + " are missing: the class loader of "
                        + section.type().getName() + " finds no " + FILE
                        + " with them; a jar that is merged of several needs the lines of each one's " + FILE);
            }
        }
        all.addAll(rest);
        return new ConfigException(all);
    }

    private static boolean isMissing(String problem, String path) {
        return problem.startsWith(path + ".") && problem.contains(" is missing, ");
    }
}
