package io.para4j.examples.keyvalue;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.ModelContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class KeyValueDAOModelTest extends ModelContract {
    @TempDir
    static Path folder;

    @Override
    protected Config config() {
        return ConfigFactory.parseMap(Map.of("para.key_value.folder", folder.toString()));
    }

    @Override
    protected Module store() {
        return new KeyValueDAOModule();
    }
}
