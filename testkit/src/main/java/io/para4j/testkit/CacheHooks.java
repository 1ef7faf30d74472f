package io.para4j.testkit;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.typesafe.config.Config;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import java.util.Optional;

/** The hooks of a {@link CacheContract}, as the kit knows them, with the least store behind the cache. */
final class CacheHooks extends DAOContract {
    private final CacheContract contract;

    CacheHooks(CacheContract contract) {
        this.contract = contract;
    }

    @Override
    protected Module store() {
        MapDAO store = new MapDAO();
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DAO.class, Raw.class)).toInstance(store);
                bind(AppStorage.class).toInstance(store);
                install(contract.cache());
            }
        };
    }

    @Override
    protected Config config() {
        return contract.config();
    }

    Optional<Long> usedSeed() {
        return kit().usedSeed();
    }

    Optional<String> fact() {
        return kit().fact();
    }

    @Override
    Module decorated(Module para) {
        return contract.decorated(para);
    }
}
