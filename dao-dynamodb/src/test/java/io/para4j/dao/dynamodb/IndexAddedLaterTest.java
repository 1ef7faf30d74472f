package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.error.IndexNotReadyException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.StorageException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Deletion;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.SortRange;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Adds indexes to tables that are in use, and removes them, on DynamoDB Local. Where that answers with a part of the
 * items, a {@link BackfillRefusal} answers as the service does. {@code -Dpara.index.objects} (2,000) is the number of
 * objects before the index.
 */
@ExtendWith(DynamoDBExtension.class)
@Timeout(1_200)
class IndexAddedLaterTest {
    private static final int WRITERS = 4;
    private static final IndexDefinition INDEX =
            new IndexDefinition("order", "later", IndexField.text("customer"), Optional.of(IndexField.number("total")));
    private static final DeclaredIndexes DECLARED = new DeclaredIndexes(List.of(INDEX));

    private final int objects = Integer.getInteger("para.index.objects", 2_000);
    private final DynamoDBServer dynamoDB;

    @AutoClose
    private final DynamoDbClient observer;

    @AutoClose
    private final DynamoDBTestStore before;

    @AutoClose
    private final DynamoDBTestStore after;

    IndexAddedLaterTest(DynamoDBServer dynamoDB) {
        this.dynamoDB = dynamoDB;
        observer = dynamoDB.newClient();
        before = DynamoDBTestStore.at(dynamoDB.endpoint());
        after = DynamoDBTestStore.refusingBackfills(dynamoDB.endpoint(), observer, DECLARED);
    }

    private static IndexQuery query(String customer) {
        return new IndexQuery(INDEX, customer, SortRange.ALL, false, Optional.empty(), 1000, Optional.empty());
    }

    private static Item order(String id, String customer, int total) {
        return new Item(
                id, "order", 1, Optional.of(TestItems.newRevision()), 1, Map.of("customer", customer, "total", total));
    }

    private static List<Item> sorted(Collection<Item> items) {
        return items.stream()
                .sorted((left, right) -> INDEX.keyOf(left)
                        .orElseThrow()
                        .compareTo(INDEX.keyOf(right).orElseThrow()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", " later"})
    void indexAddedWhileThreadsWriteFindsEverything(String name) throws Exception {
        AppId app = AppId.parse(name);
        before.storage.ensure(app);
        List<Item> stored = new ArrayList<>();
        for (int i = 0; i < objects; i++) {
            stored.add(order("base-" + i, "base", i % 100));
        }
        assertThat(before.dao.restoreAll(app, stored)).containsOnly(Outcome.DONE);
        assertThatThrownBy(() -> after.indexed.query(app, query("base")))
                .isInstanceOfSatisfying(
                        IndexNotReadyException.class,
                        error -> assertThat(error.isMissing()).isTrue());

        AtomicBoolean isDone = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(WRITERS);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            List<Future<Map<String, Item>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(threads.submit(() -> write(app, number, begun, isDone)));
            }
            Future<Integer> reader = threads.submit(readUntil(app, stored, isDone));
            begun.await();
            after.indexed.updateIndexes(app, progress -> {});
            isDone.set(true);
            reader.get();

            Map<String, Item> model = new TreeMap<>();
            for (Future<Map<String, Item>> writer : writers) {
                model.putAll(writer.get());
            }
            assertThat(model).isNotEmpty();
            assertThat(IndexModel.walk(after.indexed, app, query("base"))).isEqualTo(sorted(stored));
            for (String customer : List.of("c0", "c1")) {
                assertThat(IndexModel.walk(after.indexed, app, query(customer)))
                        .isEqualTo(sorted(model.values().stream()
                                .filter(item ->
                                        item.attributes().get("customer").equals(customer))
                                .toList()));
            }
        } finally {
            isDone.set(true);
            threads.shutdownNow();
        }
    }

    /**
     * Creates, changes and deletes objects of its own, and returns those that are left. DynamoDB Local fails some writes
     * while it adds an index, so a write without an answer is read back.
     */
    private Map<String, Item> write(AppId app, int number, CountDownLatch begun, AtomicBoolean isDone) {
        Random random = new Random(number);
        Map<String, Item> own = new TreeMap<>();
        for (int i = 0; !isDone.get() || i < 100; i++) {
            String id = "w" + number + "-" + random.nextInt(200);
            Optional<Item> found = Optional.ofNullable(own.remove(id));
            try {
                write(app, id, found, random).ifPresent(item -> own.put(id, item));
            } catch (WriteOutcomeUnknownException e) {
                before.dao.read(app, id, Consistency.STRONG).ifPresent(item -> own.put(id, item));
            }
            if (i == 10) {
                begun.countDown();
            }
        }
        return own;
    }

    private Optional<Item> write(AppId app, String id, Optional<Item> found, Random random) {
        if (found.isEmpty()) {
            Item item = order(id, "c" + random.nextInt(2), random.nextInt(10));
            before.dao.create(app, new Creation(item, false));
            return Optional.of(item);
        }
        if (random.nextInt(3) == 0) {
            before.dao.delete(app, Deletion.of(id));
            return Optional.empty();
        }
        Change change = random.nextBoolean()
                ? new Change.Set("customer", "c" + random.nextInt(2))
                : new Change.Set("total", random.nextInt(10));
        Update update = Update.of(id, Precondition.none(), TestItems.newRevision(), List.of(change));
        before.dao.update(app, update);
        return Optional.of(update.applyTo(app, found));
    }

    /** Queries until the index is ready. Each query throws or finds every object. Returns the number that threw. */
    private Callable<Integer> readUntil(AppId app, List<Item> stored, AtomicBoolean isDone) {
        return () -> {
            int refused = 0;
            while (!isDone.get()) {
                try {
                    assertThat(IndexModel.walk(after.indexed, app, query("base")))
                            .hasSameSizeAs(stored);
                } catch (IndexNotReadyException | StorageException e) {
                    refused++; // or DynamoDB Local has failed
                }
            }
            return refused;
        };
    }

    @Test
    void twoProcessesAddAllIndexesTogether() throws Exception {
        AppId app = AppId.of("two-processes");
        before.storage.ensure(app);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (DynamoDBTestStore one = DynamoDBTestStore.at(dynamoDB.endpoint(), IndexModel.DECLARED);
                DynamoDBTestStore two = DynamoDBTestStore.at(dynamoDB.endpoint(), IndexModel.DECLARED)) {
            Future<?> first = threads.submit(() -> one.indexed.updateIndexes(app, progress -> {}));
            Future<?> second = threads.submit(() -> two.indexed.updateIndexes(app, progress -> {}));
            first.get();
            second.get();

            one.storage(CreateTables.VERIFY).ensure(app);
            assertThat(one.storage.status(app).orElseThrow().details())
                    .containsEntry("index.order.by_text", "ready")
                    .containsEntry("index.order.by_id", "ready");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void droppedIndexIsMissingAndCanBeAddedAgain() {
        AppId app = AppId.of("dropped-index");
        after.storage.ensure(app);
        after.dao.create(app, new Creation(order("a", "c0", 1), false));
        assertThat(before.storage.status(app).orElseThrow().details())
                .containsEntry("index.order.later", "not declared");

        before.indexed.dropIndex(app, INDEX.fullName());
        before.indexed.dropIndex(app, INDEX.fullName());

        assertThat(after.storage.status(app).orElseThrow().details()).containsEntry("index.order.later", "missing");
        assertThatThrownBy(() -> after.indexed.query(app, query("c0"))).isInstanceOf(IndexNotReadyException.class);
        assertThatThrownBy(() -> after.storage(CreateTables.VERIFY).ensure(app))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("it has no index 'order.later'");
        after.indexed.updateIndexes(app, progress -> {});
        assertThat(IndexModel.walk(after.indexed, app, query("c0"))).hasSize(1);
    }

    /** Repeats a sample of the hostile queries of {@code IndexPositionTest} against a table with others' objects. */
    @Test
    void hostileQueriesFindOnlyObjectsOfTheirApp() {
        Random random = new Random(6);
        List<AppId> apps = new HostileTenants(random, after.layout).apps(6);
        for (AppId app : apps) {
            after.storage.ensure(app);
            for (int i = 0; i < 5; i++) {
                after.dao.restore(app, order(app.name() + i, "c0", i));
            }
        }
        for (int i = 0; i < 500; i++) {
            AppId app = apps.get(random.nextInt(apps.size()));
            AppId other = apps.get(random.nextInt(apps.size()));
            IndexPosition position = new IndexPosition((long) random.nextInt(7) - 1, other.name() + "_" + other.name());
            IndexQuery query = query("c0").at(Optional.of(position.encode()));
            try {
                ItemPage page = after.indexed.query(app, query);
                assertThat(page.unreadable()).isEmpty();
                assertThat(page.items()).allMatch(item -> item.id().startsWith(app.name()));
            } catch (InvalidCursorException e) {
                assertThat(e.cursor()).isEqualTo(position.encode());
            }
        }
    }

    @Test
    void indexOnTheTimeOfCreationFindsAnItemWithoutOne() {
        IndexDefinition byTime = IndexModel.BY_TIME;
        DeclaredIndexes declared = new DeclaredIndexes(List.of(byTime));
        AppId app = AppId.of("no-time");
        try (DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint(), declared)) {
            store.storage.ensure(app);
            Item item = new Item("a", "order", 1, Optional.of("r1"), 0, Map.of("customer", "c0"));
            store.dao.create(app, new Creation(item, false));

            assertThat(store.indexed
                            .query(
                                    app,
                                    new IndexQuery(
                                            byTime, "c0", SortRange.ALL, false, Optional.empty(), 10, Optional.empty()))
                            .items())
                    .containsExactly(item);
        }
    }

    @Test
    void indexOnTheTimeOfCreationIsRefusedForATableOfTheOldPlugIn() {
        AppId app = AppId.of("old-time");
        before.storage.ensure(app);
        before.client.putItem(put -> put.tableName("para-old-time").item(OldItems.sysprop("s1")));
        DeclaredIndexes declared = new DeclaredIndexes(List.of(IndexModel.BY_TIME, IndexModel.BY_ID));
        try (DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint(), declared)) {
            assertThatThrownBy(() -> store.indexed.updateIndexes(app, progress -> {}))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("index 'order.by_time' needs a number in 'timestamp', which is text in the"
                            + " objects that Para's old plug-in wrote");
            assertThat(store.storage.status(app).orElseThrow().details())
                    .containsEntry("index.order.by_time", "missing")
                    .containsEntry("index.order.by_id", "missing");

            before.dao.restore(app, order("s1", "c0", 1));
            store.indexed.updateIndexes(app, progress -> {});
            assertThat(store.storage.status(app).orElseThrow().details()).containsEntry("index.order.by_time", "ready");
        }
    }
}
