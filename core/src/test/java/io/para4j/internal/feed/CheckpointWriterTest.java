package io.para4j.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.feed.FeedPlan;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.AppId;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckpointWriterTest {
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final KeptCheckpoints checkpoints = new KeptCheckpoints();
    private final List<FeedEvent.Kind> events = new ArrayList<>();
    private long nanos;

    private final CheckpointWriter writer = new CheckpointWriter(
            new FeedContext(
                    FeedPlan.of("para").checkpointEvery(Duration.ofNanos(INTERVAL)),
                    AppId.of("para"),
                    new ScriptedSource(1),
                    checkpoints,
                    ObjectCodec.of(Set.of(), Set.of(), true),
                    new OperationListener() {
                        @Override
                        public void onOperation(Operation operation) {}

                        @Override
                        public void onFeedEvent(FeedEvent event) {
                            events.add(event.kind());
                        }
                    },
                    () -> nanos,
                    Clock.systemUTC()),
            "one",
            new FeedPosition("0"));

    private void reach(String position) {
        writer.reached(() -> new FeedPosition(position));
        writer.storeIfDue();
    }

    @Test
    void aCheckpointIsStoredOnceAnInterval() {
        nanos = INTERVAL - 1;
        reach("1");
        assertThat(checkpoints.text("one")).isEmpty();
        nanos = INTERVAL;
        reach("2");
        assertThat(checkpoints.text("one")).contains("2");
        nanos = 2 * INTERVAL - 1;
        reach("3");
        assertThat(checkpoints.text("one")).contains("2");
    }

    @Test
    void afterAFailureItIsTriedAgainAnIntervalLater() {
        checkpoints.fail(true);
        nanos = INTERVAL;
        reach("1");
        nanos = 2 * INTERVAL - 1;
        reach("2");
        assertThat(events).containsExactly(FeedEvent.Kind.STORE_FAILED);
        checkpoints.fail(false);
        writer.storeIfDue();
        assertThat(checkpoints.text("one")).isEmpty();
        nanos = 2 * INTERVAL;
        writer.storeIfDue();
        assertThat(checkpoints.text("one")).contains("2");
    }
}
