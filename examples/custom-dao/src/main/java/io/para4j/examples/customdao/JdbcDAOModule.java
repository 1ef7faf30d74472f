package io.para4j.examples.customdao;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.ConfigSection;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import jakarta.inject.Singleton;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A module that stores objects in H2 or PostgreSQL. Install it next to {@code ParaModule}. The keys of
 * {@code para.jdbc} configure it.
 */
public final class JdbcDAOModule extends AbstractModule {
    private final Function<DataSource, Transactions> transactions;

    /** Creates the module. */
    public JdbcDAOModule() {
        this(Transactions::new);
    }

    JdbcDAOModule(Function<DataSource, Transactions> transactions) {
        this.transactions = transactions;
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
    JdbcDAO jdbcDAO(Settings settings, Closer closer) {
        JdbcConfig config = settings.get(JdbcConfig.class);
        HikariDataSource pool = closer.register(new HikariDataSource(poolConfig(config)));
        return new JdbcDAO(transactions.apply(pool), new Rows(config.url()));
    }

    private static HikariConfig poolConfig(JdbcConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(config.url());
        config.user().ifPresent(pool::setUsername);
        config.password().ifPresent(pool::setPassword);
        pool.setMaximumPoolSize(config.connections());
        pool.setConnectionTimeout(config.timeout().toMillis());
        pool.setInitializationFailTimeout(-1); // a missing database fails the first operation
        return pool;
    }
}
