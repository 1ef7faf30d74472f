package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.multibindings.OptionalBinder;
import com.typesafe.config.ConfigFactory;
import io.para4j.error.ConfigException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.feed.Checkpoints;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStart;
import io.para4j.internal.feed.ScriptedSource;
import io.para4j.model.Sysprop;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.Item;
import io.para4j.spi.Raw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of the checkpoints in the root app, and of the way from {@link Para} to a running feed. */
class StoredCheckpointsTest {
    private final ScriptedDAO dao = new ScriptedDAO();
    private final ScriptedSource source = new ScriptedSource(10);
    private final Para para = Para.start(
            new ParaModule(ConfigFactory.empty()),
            new ScriptedModule(dao, new ScriptedStorage()),
            new AbstractModule() {
                @Override
                protected void configure() {
                    OptionalBinder.newOptionalBinder(binder(), Key.get(ChangeSource.class, Raw.class))
                            .setBinding()
                            .toInstance(source);
                }
            });
    private final Checkpoints checkpoints = para.changes().checkpoints();

    @AfterEach
    void close() {
        para.close();
    }

    @Test
    void theLastPositionIsReadUntilItIsDeleted() {
        assertThat(checkpoints.read("para", "one")).isEmpty();
        checkpoints.write("para", "one", new FeedPosition("7"));
        checkpoints.write("para", "one", new FeedPosition("8"));
        checkpoints.write("para", "two", new FeedPosition("1"));

        assertThat(checkpoints.read("para", "one")).contains(new FeedPosition("8"));
        checkpoints.delete("para", "one");
        assertThat(checkpoints.read("para", "one")).isEmpty();
        assertThat(checkpoints.read("para", "two")).contains(new FeedPosition("1"));
    }

    @Test
    void aCheckpointIsAnObjectOfTheRootApp() {
        checkpoints.write("para", "one", new FeedPosition("7"));

        Sysprop object = para.store("para").read(Sysprop.class, "feed:para:one").orElseThrow();
        assertThat(object.getType()).isEqualTo("feedcheckpoint");
        assertThat(object.get("_feed")).isEqualTo(Map.of("app", "para", "subscription", "one", "position", "7"));
        assertThat(para.apps().list()).isEmpty();
    }

    /** A store refuses an object that has a value of another kind, or a longer one, in the field of any index. */
    @Test
    void noIndexHasAFieldOfACheckpointButTheTimes() {
        checkpoints.write("para", "one", new FeedPosition("7"));

        Item stored = dao.items.get("para/feed:para:one");
        assertThat(stored.attributes().keySet()).containsExactlyInAnyOrder("_feed", Item.UPDATED);
        for (IndexField.Kind kind : IndexField.Kind.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new IndexDefinition("song", "by_feed", new IndexField("_feed", kind), Optional.empty()))
                    .withMessageStartingWith("index 'by_feed' cannot have the field '_feed'");
        }
    }

    @Test
    void anObjectOfAnotherKindIsNotTakenForACheckpoint() {
        Sysprop other = new Sysprop("note");
        other.setId("feed:para:one");
        para.store("para").create(other);

        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> checkpoints.read("para", "one"))
                .withMessageContaining("field '_feed': it has no position");
    }

    @Test
    void aFeedGoesOnFromItsStoredCheckpoint() throws Exception {
        BlockingQueue<Long> versions = new LinkedBlockingQueue<>();
        FeedPlan plan =
                FeedPlan.of("para").from(FeedStart.oldest()).each("one", change -> versions.add(change.version()));
        source.add("a", 1);
        Feed first = para.changes().start(plan);
        assertThat(versions.take()).isEqualTo(1);
        first.close();
        source.add("a", 2);
        Feed second = para.changes().start(plan);
        assertThat(versions.take()).isEqualTo(2);
        second.close();
        assertThat(checkpoints.read("para", "one")).contains(ScriptedSource.position(2));
    }

    @Test
    void storeWithoutChangesIsNamed() {
        try (Para without =
                Para.start(new ParaModule(ConfigFactory.empty()), new ScriptedModule(dao, new ScriptedStorage()))) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(without::changes)
                    .withMessage("[INVALID_CONFIG] 1 problem: the application needs Changes, but the store"
                            + " io.para4j.ScriptedDAO reports none: its module binds no ChangeSource."
                            + " AWSDynamoDAOModule and MemoryDAOModule bind one.");
            assertThatIllegalStateException()
                    .isThrownBy(() -> without.apps().enableFeed("para"))
                    .withMessage("the store reports no changes");
        }
    }

    @Test
    void closingParaClosesItsFeeds() {
        Feed feed = para.changes().start(FeedPlan.of("para").each("one", change -> {}));
        para.close();
        assertThat(feed.status().isRunning()).isFalse();
        assertThat(List.copyOf(feed.status().subscriptions())).hasSize(1);
    }
}
