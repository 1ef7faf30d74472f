package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.feed.Checkpoints;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The root app's table has every declared index too, and Para's own objects must fit them all. */
@ExtendWith(DynamoDBExtension.class)
class IndexedRootAppTest {
    private static IndexDefinition index(String name, IndexField partition, IndexField sort) {
        return new IndexDefinition("song", name, partition, Optional.of(sort));
    }

    @Test
    void checkpointsAndAppsAreStoredWhateverIsIndexed(DynamoDBServer dynamoDB) {
        Config config = TestConfig.at(dynamoDB, Map.of("para.app_name", "indexed-root"));
        ParaModule module = new ParaModule(config)
                .indexes(
                        index("by_app", IndexField.number("app"), IndexField.number("position")),
                        index("by_subscription", IndexField.bytes("subscription"), IndexField.text("name")),
                        index("by_state", IndexField.text("state"), IndexField.number("refreshMillis")),
                        index("by_time", IndexField.number("timestamp"), IndexField.number("updated")));
        FeedPosition position = new FeedPosition("p".repeat(5_000));
        try (Para para = Para.start(module, new AWSDynamoDAOModule())) {
            Checkpoints checkpoints = para.changes().checkpoints();
            String longest = "a".repeat(100);

            checkpoints.write(longest, longest, position);
            para.apps().create(longest);

            assertThat(checkpoints.read(longest, longest)).contains(position);
            assertThat(para.apps().read(longest)).isPresent();
            para.apps().delete(longest);
        }
    }
}
