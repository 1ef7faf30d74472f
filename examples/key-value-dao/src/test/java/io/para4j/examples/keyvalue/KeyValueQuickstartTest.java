package io.para4j.examples.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.examples.quickstart.Quickstart;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyValueQuickstartTest {
    @TempDir
    private Path folder;

    @Test
    void theQuickstartRunsUnchangedOnRocksDB() {
        KeyValueDAOModule module = new KeyValueDAOModule(config -> new Engine(folder, config.timeout()));
        assertThat(Quickstart.runOn("RocksDB", module)).isZero();
    }
}
