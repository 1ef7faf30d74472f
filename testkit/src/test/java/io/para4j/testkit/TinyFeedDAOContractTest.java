package io.para4j.testkit;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

class TinyFeedDAOContractTest extends DAOContract {
    private final TinyFeedDAO dao = new TinyFeedDAO(new ConcurrentHashMap<>(), new TinyFeedDAO.Log());

    @Override
    protected Module store() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Key.get(DAO.class, Raw.class)).toInstance(dao);
                bind(AppStorage.class).toInstance(dao);
                install(TinyTransactionalDAO.capability(dao));
                install(TinyFeedDAO.feedCapability(dao));
            }
        };
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Optional<FeedControl> feed() {
        return Optional.of(new FeedControl() {
            @Override
            public void rollover() {}

            @Override
            public void expire() {
                dao.expire();
            }
        });
    }
}
