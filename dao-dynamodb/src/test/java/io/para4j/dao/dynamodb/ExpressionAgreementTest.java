package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ParaException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ListChange;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that the service's evaluation of expressions agrees with core's checks, on random items, conditions and
 * changes.
 */
@ExtendWith(DynamoDBExtension.class)
class ExpressionAgreementTest {
    private static final int ITEMS = 100;
    private static final int WRITES = 8;

    private final long seed = Long.getLong("para.seed", System.nanoTime());
    private final RandomItems random = new RandomItems(seed);

    private DynamoDBTestStore store;
    private AppId app;

    /** The result of a write: the item after it, or its error. */
    private record Result(Optional<Item> item, String error) {

        static Result of(Supplier<Optional<Item>> write) {
            try {
                return new Result(write.get(), "");
            } catch (ParaException e) {
                return new Result(Optional.empty(), e.getMessage());
            }
        }
    }

    @Test
    void serviceAgreesWithTheReference(DynamoDBServer dynamoDB) {
        int applied = 0;
        try (DynamoDBTestStore opened = DynamoDBTestStore.at(dynamoDB.endpoint())) {
            store = opened;
            app = opened.newApp();
            for (int i = 0; i < ITEMS; i++) {
                applied += walk("id" + i);
            }
        }
        // Both results are frequent, so that agreement is significant.
        assertThat(applied).as("writes applied, seed %d", seed).isBetween(ITEMS * WRITES / 10, ITEMS * WRITES * 9 / 10);
    }

    private int walk(String id) {
        int applied = 0;
        Optional<Item> stored = Optional.empty();
        for (int i = 0; i < WRITES; i++) {
            if (i % 3 == 0) {
                Item item = random.item(id);
                store.dao.restore(app, item);
                stored = Optional.of(item);
            }
            Optional<Item> after = random.next(4) == 0 ? delete(id, stored) : update(id, stored);
            applied += after.equals(stored) ? 0 : 1;
            stored = after;
        }
        return applied;
    }

    private Optional<Item> update(String id, Optional<Item> stored) {
        Precondition precondition = random.precondition(stored);
        Update update = TestItems.patch(id, precondition, random.changes().toArray(new Change[0]))
                .returningItem();
        Result expected = Result.of(() -> Optional.of(update.applyTo(app, stored)));
        Result actual = Result.of(() -> store.dao.update(app, update));
        return agree(expected, actual, update, stored);
    }

    private Optional<Item> delete(String id, Optional<Item> stored) {
        Deletion deletion = new Deletion(id, random.precondition(stored));
        Result expected = Result.of(() -> {
            deletion.verify(app, stored);
            return Optional.empty();
        });
        Result actual = Result.of(() -> {
            store.dao.delete(app, deletion);
            return Optional.empty();
        });
        return agree(expected, actual, deletion, stored);
    }

    private Optional<Item> agree(Result expected, Result actual, Object write, Optional<Item> stored) {
        assertThat(actual).as("seed %d: %s on %s", seed, write, stored).isEqualTo(expected);
        assertThat(store.lastOperation().cost().requests())
                .as("seed %d: requests of %s on %s", seed, write, stored)
                .isLessThanOrEqualTo(stored.isEmpty() || mayTakeTwoRequests(write) ? 2 : 1);
        Optional<Item> after = expected.error().isEmpty() ? expected.item() : stored;
        assertThat(store.dao.read(app, id(write), Consistency.STRONG)).isEqualTo(after);
        return after;
    }

    /**
     * Returns whether a write may take a second request: to read the item first, to find the error of a sum of too many
     * digits, which no condition can express, or to change a null inside a field, which counts as missing.
     */
    private boolean mayTakeTwoRequests(Object write) {
        boolean isInvalid = store.lastOperation().error().orElse(null) instanceof InvalidObjectException;
        return isInvalid
                || (write instanceof Update update
                        && update.changes().stream()
                                .anyMatch(change -> change instanceof ListChange
                                        || (change instanceof Change.Add
                                                && change.path().isNested())));
    }

    private static String id(Object write) {
        return write instanceof Update update ? update.id() : ((Deletion) write).id();
    }
}
