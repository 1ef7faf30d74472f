package io.para4j.examples.keyvalue;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract on a folder that only one instance can open. The kit closes it before it opens it again. */
class KeyValueDAOContractTest extends DAOContract {
    @TempDir
    static Path folder;

    private @Nullable FaultyEngine engine;

    @Override
    protected Config config() {
        return ConfigFactory.parseMap(
                Map.of("para.key_value.folder", folder.resolve("para").toString(), "para.key_value.timeout", "300ms"));
    }

    @Override
    protected Module store() {
        return new KeyValueDAOModule(this::opened);
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    private Engine opened(KeyValueConfig config) {
        engine = new FaultyEngine(config);
        return engine;
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.ofNullable(engine);
    }
}
