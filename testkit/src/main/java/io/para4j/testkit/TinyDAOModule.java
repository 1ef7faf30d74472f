package io.para4j.testkit;

import com.google.inject.AbstractModule;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;

/** A module that binds a {@link TinyDAO} as the store. */
public final class TinyDAOModule extends AbstractModule {
    /** Creates the module. */
    public TinyDAOModule() {}

    @Override
    protected void configure() {
        TinyDAO store = new TinyDAO();
        bind(DAO.class).annotatedWith(Raw.class).toInstance(store);
        bind(AppStorage.class).toInstance(store);
    }
}
