package io.para4j.dao.memory;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.OperationListener;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Raw;
import io.para4j.spi.Ticker;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * A module that binds the store in memory. Each injector has a store of its own, whose data lives as long as the
 * injector.
 */
public final class MemoryDAOModule extends AbstractModule {

    /** Creates the module. */
    public MemoryDAOModule() {}

    @Provides
    @Singleton
    MemoryDAO memoryDAO() {
        return new MemoryDAO();
    }

    @Provides
    @Singleton
    @Raw
    DAO dao(MemoryDAO memoryDAO, OperationListener listener, Ticker ticker) {
        return new CostingDAO(memoryDAO, new OperationMeter(listener, ticker));
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
