package io.para4j;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;

/** The module of a store made of test doubles. */
public final class ScriptedModule extends AbstractModule {
    private final DAO dao;
    private final AppStorage storage;

    public ScriptedModule(DAO dao, AppStorage storage) {
        this.dao = dao;
        this.storage = storage;
    }

    @Override
    protected void configure() {
        bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
        bind(AppStorage.class).toInstance(storage);
    }
}
