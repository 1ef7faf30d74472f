package io.para4j.examples.keyvalue;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * A module that stores objects in RocksDB, in a folder of the local disk. Install it next to {@code ParaModule}. The
 * keys of {@code para.key_value} configure it.
 */
public final class KeyValueDAOModule extends AbstractModule {
    private final Function<KeyValueConfig, Engine> engines;

    /** Creates the module. */
    public KeyValueDAOModule() {
        this(config -> new Engine(config.folder(), config.timeout()));
    }

    /** Creates a module with another way to open the engine, for tests. */
    KeyValueDAOModule(Function<KeyValueConfig, Engine> engines) {
        this.engines = engines;
    }

    @Override
    protected void configure() {
        bind(DAO.class).annotatedWith(Raw.class).to(KeyValueDAO.class);
        bind(AppStorage.class).to(KeyValueDAO.class);
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(KeyValueConfig.SECTION);
    }

    @Provides
    @Singleton
    KeyValueDAO keyValueDAO(Settings settings, Closer closer) {
        return new KeyValueDAO(closer.register(engines.apply(settings.get(KeyValueConfig.class))));
    }
}
