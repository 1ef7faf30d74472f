package io.para4j.examples.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.error.ConfigException;
import io.para4j.error.StorageException;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyValueDAOModuleTest {
    @TempDir
    private Path folder;

    private Para start() {
        Config config = ConfigFactory.parseMap(Map.of("para.key_value.folder", folder.toString()));
        return Para.start(new ParaModule(config), new KeyValueDAOModule());
    }

    @Test
    void theDataIsThereAfterClosingAndOpening() {
        String id;
        try (Para para = start()) {
            para.apps().create("shop");
            id = para.store("shop").create(new Sysprop("city").set("label", "Bern"));
        }

        try (Para para = start()) {
            assertThat(para.store("shop").read(Sysprop.class, id).orElseThrow().get("label"))
                    .isEqualTo("Bern");
        }
    }

    @Test
    void aFolderThatIsOpenFailsTheStart() {
        try (Para para = start()) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(this::start)
                    .satisfies(error -> assertThat(error.progress()).isEqualTo(StorageException.Progress.NOT_SENT));
            assertThat(para.apps()).isNotNull();
        }
    }

    @Test
    void aCallAfterTheEndIsRefused() {
        Engine engine = new Engine(folder, Duration.ofSeconds(1));
        engine.close();
        KeyValueDAO closed = new KeyValueDAO(engine);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> closed.status(AppId.of("shop")));
    }

    @Test
    void invalidValuesAreReported() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Para.start(
                        new ParaModule(ConfigFactory.parseString("para.key_value.timeout = 0s")),
                        new KeyValueDAOModule()))
                .withMessageContaining("para.key_value.timeout = 0s");
    }
}
