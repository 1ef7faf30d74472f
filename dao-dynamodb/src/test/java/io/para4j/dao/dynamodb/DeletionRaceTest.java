package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.error.AppNotFoundException;
import io.para4j.model.Sysprop;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests the deletion of an app of the shared table by one node while another node still uses the app. */
@ExtendWith(DynamoDBExtension.class)
class DeletionRaceTest {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    /** The work of the other node while the deleting node waits before its last pass. */
    private Runnable meanwhile = () -> {};

    private final SteppedClock clock = new SteppedClock();
    private DynamoDbClient client;
    private Para deleting;
    private Para writing;
    private Store writer;

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }
    }

    /** Replaces each sleep of the deleting node by the next event. */
    private void runEvent(Duration sleep) {
        Runnable event = meanwhile;
        meanwhile = () -> {};
        event.run();
    }

    @BeforeEach
    void start(DynamoDBServer dynamoDB) {
        client = dynamoDB.newClient();
        Config config = TestConfig.at(
                dynamoDB,
                Map.of(
                        "para.prepend_shared_appids_with_space",
                        true,
                        "para.shared_table_name",
                        "race",
                        "para.app_refresh",
                        REFRESH));
        deleting = Para.start(
                new ParaModule(config),
                Modules.override(new AWSDynamoDAOModule()).with(new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Sleeper.class).toInstance(DeletionRaceTest.this::runEvent);
                    }
                }));
        writing = Para.start(new ParaModule(config).clock(clock), new AWSDynamoDAOModule());
        deleting.apps().createShared("shop");
        writer = writing.store("shop");
        writer.create(object("before"));
    }

    @AfterEach
    void close() {
        writing.close();
        deleting.close();
        client.deleteTable(request -> request.tableName("para-race"));
        client.deleteTable(request -> request.tableName("para"));
        client.close();
    }

    private static Sysprop object(String id) {
        Sysprop object = new Sysprop();
        object.setId(id);
        return object;
    }

    private Set<String> keys() {
        return DynamoDBTestStore.rows(client, "para-race").keySet();
    }

    @Test
    void writesOfAnotherNodeDuringTheWaitAreRemoved() {
        meanwhile = () -> writer.create(object("meanwhile"));

        deleting.apps().delete("shop");

        assertThat(keys()).isEmpty();
    }

    @Test
    void anotherNodeIsRefusedOnceItReadsTheRecordAgain() {
        deleting.apps().delete("shop");
        clock.now = clock.now.plus(REFRESH);

        assertThatThrownBy(() -> writer.create(object("late"))).isInstanceOf(AppNotFoundException.class);
        assertThat(keys()).isEmpty();
    }

    @Test
    void writeAfterTheDeletionIsRemovedByDeletingTheAppAgain() {
        deleting.apps().delete("shop");
        writer.create(object("late"));
        assertThat(keys()).containsExactly("shop_late");
        assertThatThrownBy(() -> deleting.store("shop").read("late")).isInstanceOf(AppNotFoundException.class);

        deleting.apps().createShared("shop");
        deleting.apps().delete("shop");

        assertThat(keys()).isEmpty();
    }
}
