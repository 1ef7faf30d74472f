package io.para4j.dao.memory;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.ForPara;
import io.para4j.spi.AppStorage;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.OperationListener;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import io.para4j.spi.Ticker;
import io.para4j.spi.TransactionalDAO;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A module that binds the store in memory. Each injector has a store of its own, whose data lives as long as the
 * injector. The keys of {@code para.memory} configure it.
 */
public final class MemoryDAOModule extends AbstractModule {

    /** Creates the module. */
    public MemoryDAOModule() {}

    @Override
    protected void configure() {
        bind(Key.get(DAO.class, Raw.class)).to(CostingDAO.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(IndexedDAO.class, Raw.class))
                .setBinding()
                .to(CostingDAO.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(TransactionalDAO.class, Raw.class))
                .setBinding()
                .to(CostingDAO.class);
        OptionalBinder.newOptionalBinder(binder(), Key.get(ChangeSource.class, Raw.class))
                .setBinding()
                .to(MemoryChangeSource.class);
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(MemoryConfig.SECTION);
    }

    @Provides
    @Singleton
    MemoryDAO memoryDAO(DeclaredIndexes indexes, Settings settings, @ForPara Clock clock) {
        int capacity = settings.get(MemoryConfig.class).feedCapacity();
        return new MemoryDAO(indexes, () -> new RecordedChanges(capacity, clock));
    }

    @Provides
    @Singleton
    CostingDAO costingDAO(MemoryDAO memoryDAO, OperationListener listener, Ticker ticker) {
        return new CostingDAO(memoryDAO, new OperationMeter(listener, ticker));
    }

    @Provides
    @Singleton
    MemoryChangeSource changeSource(MemoryDAO memoryDAO, OperationListener listener, Ticker ticker) {
        return new MemoryChangeSource(memoryDAO, new OperationMeter(listener, ticker));
    }

    @Provides
    @Singleton
    AppStorage appStorage(MemoryDAO memoryDAO) {
        return memoryDAO;
    }

    /** Returns whether the other is such a module too, so that an injector installs it once. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemoryDAOModule;
    }

    @Override
    public int hashCode() {
        return MemoryDAOModule.class.hashCode();
    }
}
