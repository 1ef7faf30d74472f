package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.everyKind;
import static io.para4j.dao.dynamodb.OldItems.number;
import static io.para4j.dao.dynamodb.OldItems.sysprop;
import static io.para4j.dao.dynamodb.OldItems.text;
import static io.para4j.dao.dynamodb.OldItems.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.Patch;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Operation;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Tests events between the read of an item in the old format and its replacement. */
class OldItemRaceTest extends OldTableOnServiceTest {
    /** An event at a put of the store, such as another write before it or the loss of its answer. */
    private interface Incident {
        void around(Put put) throws Throwable;
    }

    private interface Put {
        void send() throws Throwable;
    }

    private final Deque<Incident> incidents = new ConcurrentLinkedDeque<>();

    @Override
    OldTable open(DynamoDBServer dynamoDB) {
        return new OldTable(dynamoDB, Duration.ofSeconds(1), this::watched);
    }

    @AfterEach
    void clearIncidents() {
        incidents.clear();
    }

    /** Returns a client that triggers the next incident at each put. */
    private DynamoDbClient watched(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, arguments) -> {
                    boolean isPut = method.getName().equals("putItem");
                    Incident incident = isPut ? incidents.poll() : null;
                    Deque<Object> answer = new ArrayDeque<>();
                    Put put = () -> {
                        try {
                            Object result = method.invoke(client, arguments);
                            if (result != null) {
                                answer.add(result);
                            }
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    };
                    if (incident == null) {
                        put.send();
                    } else {
                        incident.around(put);
                    }
                    return answer.poll();
                });
    }

    private void before(Runnable event) {
        incidents.add(put -> {
            event.run();
            put.send();
        });
    }

    private static Map<String, AttributeValue> theirs(int number) {
        Map<String, AttributeValue> theirs = with(everyKind("g1"), "title", "theirs " + number);
        theirs.put("version", number(4 + number));
        return with(theirs, "updated", Integer.toString(number));
    }

    @Test
    void conversionIsTwoRequests() {
        table.put(everyKind("g1"));

        store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1));

        Operation first = table.operations.get(table.operations.size() - 1);
        assertThat(first.cost().requests()).isEqualTo(2);
        store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1));
        Operation second = table.operations.get(table.operations.size() - 1);
        assertThat(second.cost().requests()).isEqualTo(1);
    }

    @Test
    void patchIsAppliedOnTopOfAWriteOfTheOldPlugIn() {
        table.put(everyKind("g1"));
        before(() -> table.put(theirs(1)));
        before(() -> table.put(theirs(2)));

        EveryFieldKind after = store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 2));

        assertThat(after.count).isEqualTo(-10);
        assertThat(after.title).isEqualTo("theirs 2");
        assertThat(after.getVersion()).isEqualTo(7);
        assertThat(table.everyKind("g1").title).isEqualTo("theirs 2");
    }

    @Test
    void changeOfAnyAttributeIsNoticed() {
        for (String name : List.of("title", "extra", "name", "updated", "version")) {
            table.put(everyKind("g1"));
            Map<String, AttributeValue> theirs = everyKind("g1");
            theirs.put(name, name.equals("version") ? number(9) : text("77"));
            before(() -> table.put(theirs));

            store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 2));

            Sysprop generic = store.read(Sysprop.class, "g1").orElseThrow();
            assertThat(generic.getVersion()).as(name).isEqualTo(name.equals("version") ? 10 : 5);
            if (name.equals("extra") || name.equals("title")) {
                assertThat(generic.get(name)).isEqualTo("77");
            }
            assertThat(incidents).isEmpty();
        }
    }

    @Test
    void firstUpdateOfTheOldPlugInIsNoticedAlthoughItKeepsNoVersion() {
        table.put(sysprop("s1"));
        before(() -> table.put(with(with(sysprop("s1"), "updated", "5"), "more", "x")));

        store.patch("s1", Patch.of("sysprop").set("city", "Paris"));

        Sysprop after = store.read(Sysprop.class, "s1").orElseThrow();
        assertThat(after.get("more")).isEqualTo("x");
        assertThat(after.get("city")).isEqualTo("Paris");
    }

    @Test
    void updateConflictsWithAWriteOfTheOldPlugIn() {
        table.put(everyKind("g1"));
        EveryFieldKind held = table.everyKind("g1");
        before(() -> table.put(theirs(1)));

        assertThatThrownBy(() -> store.update(held)).isInstanceOf(VersionConflictException.class);
        assertThat(table.raw("g1")).isEqualTo(theirs(1));
    }

    @Test
    void deletionConflictsWithAWriteOfTheOldPlugIn() {
        table.put(everyKind("g1"));
        EveryFieldKind held = table.everyKind("g1");
        table.put(theirs(1));

        assertThatThrownBy(() -> store.delete(held)).isInstanceOf(VersionConflictException.class);
        assertThat(table.raw("g1")).isEqualTo(theirs(1));
    }

    @Test
    void patchIsAppliedOnTopOfAConversionByAnotherWriter() {
        table.put(everyKind("g1"));
        before(() -> store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 100)));

        EveryFieldKind after = store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1));

        assertThat(after.count).isEqualTo(89);
        assertThat(after.getVersion()).isEqualTo(6);
    }

    @Test
    void deletedItemIsNotRecreated() {
        table.put(everyKind("g1"));
        before(() -> store.delete("g1"));

        assertThatThrownBy(
                        () -> store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1)))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(table.raw("g1")).isEmpty();
    }

    @Test
    @Timeout(30)
    void writeThatIsAlwaysOvertakenEndsAtItsDeadline() {
        table.put(everyKind("g1"));
        IntStream.range(1, 5000).forEach(number -> before(() -> table.put(theirs(number))));

        assertThatThrownBy(
                        () -> store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1)))
                .isInstanceOf(StorageException.class)
                .hasMessageMatching("\\[STORAGE_FAILED] patch of everyfieldkind 'g1' in app '" + table.app
                        + "' failed: another write came first in \\d+ attempts;"
                        + " try again when fewer write it at a time\\..*")
                .hasCauseInstanceOf(ConditionalCheckFailedException.class);
        assertThat(table.raw("g1")).doesNotContainKey("_w").containsEntry("count", text("-12"));
    }

    @Test
    void conversionWhoseAnswerIsLostIsDone() {
        table.put(everyKind("g1"));
        incidents.add(put -> {
            put.send();
            throw SdkClientException.create("the answer is lost");
        });

        EveryFieldKind after = store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1));

        assertThat(after.count).isEqualTo(-11);
        assertThat(table.everyKind("g1").getVersion()).isEqualTo(5);
    }

    @Test
    void conversionThatIsLostIsSentAgainOnlyUnderAVersion() {
        Incident lost = put -> {
            throw SdkClientException.create("the request is lost");
        };
        table.put(everyKind("g1"));
        incidents.add(lost);
        assertThatThrownBy(
                        () -> store.patch("g1", Patch.of(EveryFieldKind.class).add("count", 1)))
                .isInstanceOf(WriteOutcomeUnknownException.class);
        assertThat(table.raw("g1")).isEqualTo(everyKind("g1"));

        EveryFieldKind held = table.everyKind("g1");
        held.count = 5;
        incidents.add(lost);
        store.update(held);
        assertThat(held.getVersion()).isEqualTo(5);
        assertThat(table.everyKind("g1").count).isEqualTo(5);
    }

    @Test
    @Timeout(60)
    void concurrentPatchesAreAllApplied() {
        int threads = 4;
        int changes = 5;
        table.put(everyKind("g1"));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> runs = IntStream.range(0, threads)
                    .mapToObj(thread -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < changes; i++) {
                                    store.patch(
                                            "g1", Patch.of(EveryFieldKind.class).add("count", 1));
                                }
                            },
                            pool))
                    .toList();
            runs.forEach(CompletableFuture::join);
        } finally {
            pool.shutdownNow();
        }

        assertThat(table.everyKind("g1").count).isEqualTo(-12 + threads * changes);
        assertThat(table.everyKind("g1").getVersion()).isEqualTo(4 + threads * changes);
    }
}
