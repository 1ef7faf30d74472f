package io.para4j.dao.dynamodb;

import io.para4j.testkit.FeedControl;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.time.Duration;
import java.util.Optional;

/** The control of streams in DynamoDB Local: all shards roll over, and all records become a day older. */
record StreamsControl(EmbeddedDynamoDB server) implements FeedControl {

    /** Returns the control of a server; empty for one in another process. */
    static Optional<FeedControl> of(DynamoDBServer server) {
        return server instanceof EmbeddedDynamoDB embedded
                ? Optional.of(new StreamsControl(embedded))
                : Optional.empty();
    }

    @Override
    public void rollover() {
        server.rollShards();
    }

    @Override
    public void expire() {
        server.rollShards();
        server.ageStreams(Duration.ofHours(25));
    }
}
