package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.Creation;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads write while shards are rolled, and readers come and go: no change is lost or out of order. The system
 * properties {@code para.feed.threads}, {@code para.feed.ids}, {@code para.feed.changes}, {@code para.feed.rollovers} and
 * {@code para.feed.seed} set the size of the test.
 */
class ChangeOrderTest {
    private static final int THREADS = Integer.getInteger("para.feed.threads", 4);
    private static final int IDS = Integer.getInteger("para.feed.ids", 20);
    private static final int CHANGES = Integer.getInteger("para.feed.changes", 400);
    private static final int ROLLOVERS = Integer.getInteger("para.feed.rollovers", 12);
    private static final long SEED = Long.getLong("para.feed.seed", System.nanoTime());
    private static final int RESUMED = 25;

    private final Random random = new Random(SEED);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void noChangeIsLostOrOutOfOrderAcrossRolloversAndResumes() throws Exception {
        try (EmbeddedDynamoDB dynamoDB = EmbeddedDynamoDB.start();
                DynamoDBTestStore store = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            AppId app = store.newAppWithFeed();
            FeedPosition start = store.changes.now(app);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<ItemChange> seen = new ArrayList<>();
            try {
                List<Future<?>> writers = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    int thread = i;
                    writers.add(threads.submit(() -> write(store, app, thread)));
                }
                FeedPosition end = readWhile(writers, dynamoDB, store, app, start, seen);
                assertComplete(seen);
                assertThat(ReadChanges.from(store.changes, app, end).changes).isEmpty();
            } finally {
                threads.shutdownNow();
            }
            assertResumable(store, app, start);
        }
    }

    /** Makes the changes of the ids of one thread. The value {@code n} counts the changes of an id. */
    private static void write(DynamoDBTestStore store, AppId app, int thread) {
        for (int i = 0; i < CHANGES / THREADS; i++) {
            int ids = IDS / THREADS;
            String id = "t" + thread + "-" + i % ids;
            long n = i / ids;
            if (n == 0) {
                store.dao.create(app, new Creation(TestItems.item(id, Map.of("n", n)), false));
            } else {
                List<Change> next = List.of(new Change.Set("n", n));
                store.dao.update(app, Update.of(id, Precondition.none(), TestItems.newRevision(), next));
            }
        }
    }

    /** Reads until the writers have ended, in readers that each end after a random page, and rolls the shards. */
    private FeedPosition readWhile(
            List<Future<?>> writers,
            EmbeddedDynamoDB dynamoDB,
            DynamoDBTestStore store,
            AppId app,
            FeedPosition start,
            List<ItemChange> seen)
            throws ExecutionException, InterruptedException {
        FeedPosition position = start;
        int rolled = 0;
        boolean isLast = false;
        while (!isLast) {
            isLast = rolled >= ROLLOVERS && writers.stream().allMatch(Future::isDone);
            if (rolled < ROLLOVERS && seen.size() >= (long) rolled * CHANGES / (ROLLOVERS + 1)) {
                dynamoDB.rollShards();
                rolled++;
            }
            position = readSome(store, app, position, isLast, seen);
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        return position;
    }

    private FeedPosition readSome(
            DynamoDBTestStore store, AppId app, FeedPosition from, boolean isLast, List<ItemChange> seen) {
        if (isLast) {
            ReadChanges rest = ReadChanges.from(store.changes, app, from);
            seen.addAll(rest.changes);
            return rest.last;
        }
        FeedPosition position = from;
        try (ChangeReader reader = store.changes.open(app, from)) {
            for (int polls = random.nextInt(4); polls >= 0; polls--) {
                ChangePage page = reader.poll(1 + random.nextInt(50));
                int handled = polls == 0
                        ? random.nextInt(page.changes().size() + 1)
                        : page.changes().size();
                seen.addAll(page.changes().subList(0, handled));
                position = page.positionAfter(handled);
            }
        }
        return position;
    }

    private static void assertComplete(List<ItemChange> seen) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (ItemChange change : seen) {
            values.computeIfAbsent(change.id(), id -> new ArrayList<>())
                    .add(change.after().orElseThrow().item().attributes().get("n"));
        }
        assertThat(seen).as("all changes, once each; seed " + SEED).hasSize(CHANGES / THREADS * THREADS);
        assertThat(values).allSatisfy((id, numbers) -> {
            List<Object> ascending = new ArrayList<>();
            for (long n = 0; n < numbers.size(); n++) {
                ascending.add(n);
            }
            assertThat(numbers).as(id + " in order; seed " + SEED).isEqualTo(ascending);
        });
    }

    /** Resumes from positions in the middle, where the same changes follow. */
    private void assertResumable(DynamoDBTestStore store, AppId app, FeedPosition start) {
        ReadChanges all = ReadChanges.from(store.changes, app, start);
        for (int i = 0; i < RESUMED; i++) {
            int at = random.nextInt(all.changes.size());
            assertThat(ReadChanges.from(store.changes, app, all.positions.get(at)).changes)
                    .as("after change " + at + "; seed " + SEED)
                    .isEqualTo(all.changes.subList(at + 1, all.changes.size()));
        }
    }
}
