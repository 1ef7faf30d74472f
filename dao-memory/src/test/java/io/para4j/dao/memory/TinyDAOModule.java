package io.para4j.dao.memory;

import com.google.inject.AbstractModule;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;

final class TinyDAOModule extends AbstractModule {
    @Override
    protected void configure() {
        TinyDAO store = new TinyDAO();
        bind(DAO.class).annotatedWith(Raw.class).toInstance(store);
        bind(AppStorage.class).toInstance(store);
    }
}
