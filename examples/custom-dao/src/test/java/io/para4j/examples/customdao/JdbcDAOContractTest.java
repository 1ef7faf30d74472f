package io.para4j.examples.customdao;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.FaultInjector;
import io.para4j.testkit.Faults;
import io.para4j.testkit.FeedControl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract on an H2 file, or on another database with {@code -Dpara.jdbc.url=jdbc:postgresql:...}. */
class JdbcDAOContractTest extends DAOContract {
    @TempDir
    static Path folder;

    private final FaultInjector<SQLException> faults = new FaultInjector<>("para", SQLException::new);

    @Override
    protected Module store() {
        return new JdbcDAOModule(pool -> new FaultyDatabase(pool, faults));
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.of(faults);
    }

    @Override
    protected Config config() {
        Map<String, String> file = Map.of("para.jdbc.url", "jdbc:h2:async:" + folder.resolve("para"));
        return ConfigFactory.systemProperties().withFallback(ConfigFactory.parseMap(file));
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Optional<FeedControl> feed() {
        return Optional.of(new RemovedChanges(config().getString("para.jdbc.url")));
    }
}
