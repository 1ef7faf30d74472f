package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.FeedPosition;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import io.para4j.testkit.dynamodb.SeenRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for streams that fail: a poll that throws has not moved. */
@ExtendWith(DynamoDBExtension.class)
class ChangeReaderFaultsTest {
    private static final int MORE_THAN_ATTEMPTS = RetryLoop.MAX_FAILURES;

    private DynamoDBTestStore store;
    private FaultTransport faults;
    private DynamoDBChangeSource changes;
    private AppId app;

    @BeforeEach
    void open(DynamoDBServer dynamoDB) {
        store = DynamoDBTestStore.at(dynamoDB.endpoint(), DynamoDBTestStore.WITHOUT_SLEEP);
        faults = FaultTransport.create();
        changes = store.changesOver(faults);
        app = store.newAppWithFeed();
    }

    @AfterEach
    void close() {
        store.close();
        faults.close();
    }

    private void createTwo() {
        store.stored(app, "a", Map.of());
        store.stored(app, "b", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeStream", "GetShardIterator", "GetRecords"})
    void failedPollHasNotMoved(String operation) {
        createTwo();
        FeedPosition start = changes.oldest(app);
        try (ChangeReader reader = changes.open(app, start)) {
            faults.on(Request.of(operation).calls(MORE_THAN_ATTEMPTS)).then(Fault.loseAnswer());

            assertThatThrownBy(() -> reader.poll(10))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no answer");
            assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED a", "CREATED b");
        }
    }

    @Test
    void lostAnswersAreAskedForAgain() {
        createTwo();
        FeedPosition start = changes.oldest(app);
        for (String operation : List.of("DescribeStream", "GetShardIterator", "GetRecords")) {
            faults.on(Request.of(operation).calls(2)).then(Fault.internalErrorAfterwards());
        }
        assertThat(ReadChanges.from(changes, app, start).texts()).containsExactly("CREATED a", "CREATED b");
    }

    @Test
    void failureBetweenTwoPagesRepeatsNothing() {
        createTwo();
        FeedPosition start = changes.oldest(app);
        try (ChangeReader reader = changes.open(app, start)) {
            assertThat(reader.poll(1).changes()).hasSize(1);
            faults.on(Request.of("GetRecords").calls(MORE_THAN_ATTEMPTS)).then(Fault.loseAnswer());
            assertThatThrownBy(() -> reader.poll(1)).isInstanceOf(StorageException.class);
            assertThat(ReadChanges.of(reader, start).texts()).containsExactly("CREATED b");
        }
    }

    @Test
    void throttlingEndsWithTheDeadline() {
        createTwo();
        FeedPosition start = changes.oldest(app);
        FakeTime time = new FakeTime();
        RetryLoop loop = new RetryLoop(store.loop.deadline(), time.waitingTime(), () -> 1.0);
        DynamoDBChangeSource limited = store.changesOver(faults, loop);
        faults.on(Request.of("GetRecords")).then(Fault.throttle());
        try (ChangeReader reader = limited.open(app, start)) {
            assertThatThrownBy(() -> reader.poll(10)).isInstanceOf(ThrottledException.class);
        }
    }

    @Test
    void idlePollSendsOneRequestForTheOpenShard() {
        createTwo();
        FeedPosition start = changes.oldest(app);
        try (ChangeReader reader = changes.open(app, start)) {
            ReadChanges.of(reader, start);
            int before = faults.requests().size();
            reader.poll(10);
            reader.poll(10);

            assertThat(faults.requests().subList(before, faults.requests().size()))
                    .extracting(SeenRequest::operation)
                    .containsExactly("GetRecords", "GetRecords");
        }
    }
}
