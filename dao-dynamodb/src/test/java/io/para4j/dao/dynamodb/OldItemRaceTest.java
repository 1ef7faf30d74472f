package io.para4j.dao.dynamodb;

import static io.para4j.dao.dynamodb.OldItems.gear;
import static io.para4j.dao.dynamodb.OldItems.number;
import static io.para4j.dao.dynamodb.OldItems.sysprop;
import static io.para4j.dao.dynamodb.OldItems.text;
import static io.para4j.dao.dynamodb.OldItems.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.Sysprop;
import io.para4j.spi.Operation;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What comes between the moment in which an item is found in the old format and the one in which it is replaced. */
@ExtendWith(DynamoDBExtension.class)
class OldItemRaceTest {
    /** What happens at a put of our store: nothing, something before it, or a loss of request or answer. */
    private interface Incident {
        void around(Put put) throws Throwable;
    }

    private interface Put {
        void send() throws Throwable;
    }

    private final Deque<Incident> incidents = new ConcurrentLinkedDeque<>();
    private OldTable table;
    private Store store;

    @BeforeEach
    void open(EmbeddedDynamoDB dynamoDB) {
        table = new OldTable(dynamoDB, Duration.ofSeconds(1), this::watched);
        store = table.store;
    }

    @AfterEach
    void close() {
        incidents.clear();
        table.close();
    }

    /** Returns the client, with the next incident at each put into the app's table. */
    private DynamoDbClient watched(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, arguments) -> {
                    boolean isPut = method.getName().equals("putItem");
                    Incident incident = isPut ? incidents.poll() : null;
                    Deque<Object> answer = new ArrayDeque<>();
                    Put call = () -> {
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
                        call.send();
                    } else {
                        incident.around(call);
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
        Map<String, AttributeValue> theirs = with(gear("g1"), "title", "theirs " + number);
        theirs.put("version", number(4 + number));
        return with(theirs, "updated", Integer.toString(number));
    }

    @Test
    void conversionIsTwoRequests() {
        table.put(gear("g1"));

        store.patch("g1", Patch.of(Gear.class).add("count", 1));

        Operation patch = table.operations.get(table.operations.size() - 1);
        assertThat(patch.cost().requests()).isEqualTo(2);
        store.patch("g1", Patch.of(Gear.class).add("count", 1));
        assertThat(table.operations.get(table.operations.size() - 1).cost().requests())
                .isEqualTo(1);
    }

    @Test
    void patchIsMadeOnTopOfAWriteOfTheOldPlugIn() {
        table.put(gear("g1"));
        before(() -> table.put(theirs(1)));
        before(() -> table.put(theirs(2)));

        Gear after = store.patch("g1", Patch.of(Gear.class).add("count", 2));

        assertThat(after.count).isEqualTo(-10);
        assertThat(after.title).isEqualTo("theirs 2");
        assertThat(after.getVersion()).isEqualTo(7);
        assertThat(table.gear("g1").title).isEqualTo("theirs 2");
    }

    @Test
    void changeOfAnyAttributeIsSeen() {
        for (String name : List.of("title", "extra", "name", "updated", "version")) {
            table.put(gear("g1"));
            Map<String, AttributeValue> theirs = gear("g1");
            theirs.put(name, name.equals("version") ? number(9) : text("77"));
            before(() -> table.put(theirs));

            store.patch("g1", Patch.of(Gear.class).add("count", 2));

            Sysprop generic = store.read(Sysprop.class, "g1").orElseThrow();
            assertThat(generic.getVersion()).as(name).isEqualTo(name.equals("version") ? 10 : 5);
            if (name.equals("extra") || name.equals("title")) {
                assertThat(generic.get(name)).isEqualTo("77");
            }
            assertThat(incidents).isEmpty();
        }
    }

    @Test
    void firstUpdateOfTheOldPlugInIsSeenThoughItKeepsNoVersion() {
        table.put(sysprop("s1"));
        before(() -> table.put(with(with(sysprop("s1"), "updated", "5"), "more", "x")));

        store.patch("s1", Patch.of("sysprop").set("city", "Paris"));

        Sysprop after = store.read(Sysprop.class, "s1").orElseThrow();
        assertThat(after.get("more")).isEqualTo("x");
        assertThat(after.get("city")).isEqualTo("Paris");
    }

    @Test
    void updateConflictsWithAWriteOfTheOldPlugIn() {
        table.put(gear("g1"));
        Gear held = table.gear("g1");
        before(() -> table.put(theirs(1)));

        assertThatThrownBy(() -> store.update(held)).isInstanceOf(VersionConflictException.class);
        assertThat(table.raw("g1")).isEqualTo(theirs(1));
    }

    @Test
    void deletionConflictsWithAWriteOfTheOldPlugIn() {
        table.put(gear("g1"));
        Gear held = table.gear("g1");
        table.put(theirs(1));

        assertThatThrownBy(() -> store.delete(held)).isInstanceOf(VersionConflictException.class);
        assertThat(table.raw("g1")).isEqualTo(theirs(1));
    }

    @Test
    void patchIsMadeOnTopOfAConversionByAnother() {
        table.put(gear("g1"));
        before(() -> store.patch("g1", Patch.of(Gear.class).add("count", 100)));

        Gear after = store.patch("g1", Patch.of(Gear.class).add("count", 1));

        assertThat(after.count).isEqualTo(89);
        assertThat(after.getVersion()).isEqualTo(6);
    }

    @Test
    void deletedItemIsNotBroughtBack() {
        table.put(gear("g1"));
        before(() -> store.delete("g1"));

        assertThatThrownBy(() -> store.patch("g1", Patch.of(Gear.class).add("count", 1)))
                .isInstanceOf(ObjectNotFoundException.class);
        assertThat(table.raw("g1")).isEmpty();
    }

    @Test
    @Timeout(30)
    void writeThatIsAlwaysOvertakenEndsAtItsDeadline() {
        table.put(gear("g1"));
        IntStream.range(1, 5000).forEach(number -> before(() -> table.put(theirs(number))));

        assertThatThrownBy(() -> store.patch("g1", Patch.of(Gear.class).add("count", 1)))
                .isInstanceOf(StorageException.class)
                .hasMessageMatching("\\[STORAGE_FAILED] update of gear 'g1' in app '" + table.app
                        + "' failed: another write came first in \\d+ attempts;"
                        + " try again when fewer write it at a time\\..*")
                .hasCauseInstanceOf(ConditionalCheckFailedException.class);
        assertThat(table.raw("g1")).doesNotContainKey("_w").containsEntry("count", text("-12"));
    }

    @Test
    void conversionWhoseAnswerIsLostIsDone() {
        table.put(gear("g1"));
        incidents.add(put -> {
            put.send();
            throw SdkClientException.create("the answer is lost");
        });

        Gear after = store.patch("g1", Patch.of(Gear.class).add("count", 1));

        assertThat(after.count).isEqualTo(-11);
        assertThat(table.gear("g1").getVersion()).isEqualTo(5);
    }

    @Test
    void conversionThatIsLostIsSentAgainOnlyUnderAVersion() {
        Incident lost = put -> {
            throw SdkClientException.create("the request is lost");
        };
        table.put(gear("g1"));
        incidents.add(lost);
        assertThatThrownBy(() -> store.patch("g1", Patch.of(Gear.class).add("count", 1)))
                .isInstanceOf(WriteOutcomeUnknownException.class);
        assertThat(table.raw("g1")).isEqualTo(gear("g1"));

        Gear held = table.gear("g1");
        held.count = 5;
        incidents.add(lost);
        store.update(held);
        assertThat(held.getVersion()).isEqualTo(5);
        assertThat(table.gear("g1").count).isEqualTo(5);
    }

    @Test
    @Timeout(60)
    void concurrentPatchesAreAllApplied() {
        int threads = 4;
        int changes = 5;
        table.put(gear("g1"));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> runs = IntStream.range(0, threads)
                    .mapToObj(thread -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < changes; i++) {
                                    store.patch("g1", Patch.of(Gear.class).add("count", 1));
                                }
                            },
                            pool))
                    .toList();
            runs.forEach(CompletableFuture::join);
        } finally {
            pool.shutdownNow();
        }

        assertThat(table.gear("g1").count).isEqualTo(-12 + threads * changes);
        assertThat(table.gear("g1").getVersion()).isEqualTo(4 + threads * changes);
    }
}
