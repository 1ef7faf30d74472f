package io.para4j.testkit.tests.capabilities;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoOptional;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Raw;
import io.para4j.spi.Ticker;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.StaleIndexDAO;
import io.para4j.testkit.TinyIndexedDAO;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Checks that the kit awaits the queries of a store whose indexes lag behind its items. */
class LateIndexContractTest extends DAOContract {
    private static final Duration LAG = Duration.ofSeconds(2);

    @Override
    protected Module store() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(AppStorage.class).to(TinyIndexedDAO.class);
            }

            @Provides
            @Singleton
            TinyIndexedDAO store() {
                return new TinyIndexedDAO();
            }

            @Provides
            @Singleton
            StaleIndexDAO late(TinyIndexedDAO store, Ticker ticker) {
                return new StaleIndexDAO(store, store, ticker, LAG);
            }

            @Provides
            @Raw
            DAO dao(StaleIndexDAO late) {
                return late;
            }

            @ProvidesIntoOptional(ProvidesIntoOptional.Type.ACTUAL)
            @Raw
            IndexedDAO indexed(StaleIndexDAO late) {
                return late;
            }
        };
    }

    @Override
    protected void awaitVisible() {
        kit().clock().step(LAG);
    }
}
