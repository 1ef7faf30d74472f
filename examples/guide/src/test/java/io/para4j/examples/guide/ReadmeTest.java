package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.para4j.ParaModule;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the README's example on both stores. */
@ExtendWith(DynamoDBExtension.class)
class ReadmeTest {
    private static final String EXPECTED = "Bought a red bicycle. Version 3, readers 1.";

    @Test
    void theExampleRunsOnMemory() {
        ParaModule module = new ParaModule(ConfigFactory.empty());
        assertThat(ReadmeExample.run(new MemoryDAOModule(), module)).isEqualTo(EXPECTED);
    }

    @Test
    void theExampleRunsOnDynamoDBWithNothingChangedButTheModule(DynamoDBServer server) {
        ParaModule module = new ParaModule(ConfigFactory.empty()
                .withValue(
                        "para.dynamodb.endpoint",
                        ConfigValueFactory.fromAnyRef(server.endpoint().toString())));
        assertThat(ReadmeExample.run(new AWSDynamoDAOModule(), module)).isEqualTo(EXPECTED);
    }
}
