package io.para4j.examples.customdao;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoOptional;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.para4j.ForPara;
import io.para4j.spi.AppStorage;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import io.para4j.spi.TransactionalDAO;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A module that stores objects in H2 or PostgreSQL. Install it next to {@code ParaModule}. The keys of
 * {@code para.jdbc} configure it.
 */
public final class JdbcDAOModule extends AbstractModule {
    private final Function<DataSource, Database> database;

    /** Creates the module. */
    public JdbcDAOModule() {
        this(Database::new);
    }

    JdbcDAOModule(Function<DataSource, Database> database) {
        this.database = database;
    }

    @Override
    protected void configure() {
        bind(DAO.class).annotatedWith(Raw.class).to(JdbcDAO.class);
        bind(AppStorage.class).to(JdbcDAO.class);
        Multibinder.newSetBinder(binder(), new TypeLiteral<ConfigSection<?>>() {})
                .addBinding()
                .toInstance(JdbcConfig.SECTION);
    }

    @Provides
    @Singleton
    Database database(Settings settings, Closer closer) {
        JdbcConfig config = settings.get(JdbcConfig.class);
        return database.apply(closer.register(new HikariDataSource(poolConfig(config))));
    }

    @Provides
    @Singleton
    Outbox outbox(Settings settings, @ForPara Clock clock) {
        return new Outbox(clock, settings.get(JdbcConfig.class).feedRetention());
    }

    @Provides
    @Singleton
    RecordedRows rows(Settings settings, DeclaredIndexes indexes, Outbox outbox) {
        return new RecordedRows(settings.get(JdbcConfig.class).url(), indexes, outbox);
    }

    @Provides
    @Singleton
    JdbcDAO jdbcDAO(Database database, RecordedRows rows) {
        return new JdbcDAO(database, rows);
    }

    /** Provides the capability of index queries. */
    @ProvidesIntoOptional(ProvidesIntoOptional.Type.ACTUAL)
    @Singleton
    @Raw
    IndexedDAO indexedDAO(Database database, RecordedRows rows) {
        return new JdbcIndexes(database, rows);
    }

    /** Provides the capability of transactions. */
    @ProvidesIntoOptional(ProvidesIntoOptional.Type.ACTUAL)
    @Singleton
    @Raw
    TransactionalDAO transactionalDAO(Database database, RecordedRows rows) {
        return new JdbcTransactions(database, rows);
    }

    /** Provides the capability of change feeds. */
    @ProvidesIntoOptional(ProvidesIntoOptional.Type.ACTUAL)
    @Singleton
    @Raw
    ChangeSource changeSource(Database database, RecordedRows rows, Outbox outbox) {
        return new JdbcChanges(database, rows, outbox);
    }

    private static HikariConfig poolConfig(JdbcConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(config.url());
        config.user().ifPresent(pool::setUsername);
        config.password().ifPresent(pool::setPassword);
        pool.setMaximumPoolSize(config.connections());
        pool.setConnectionTimeout(config.timeout().toMillis());
        pool.setInitializationFailTimeout(-1); // a missing database fails the first operation
        if (config.url().startsWith("jdbc:h2:")) {
            // H2 may repeat a query's last result although another connection has already read a newer one.
            pool.addDataSourceProperty("OPTIMIZE_REUSE_RESULTS", "0");
        }
        return pool;
    }
}
