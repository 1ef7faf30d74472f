package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Condition;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that an update of a known shape gets the expressions that would be written for it. */
class UpdateExpressionsTest {
    private static final int UPDATES = 20_000;
    private static final TableLayout LAYOUT = new TableLayout("para-", "root", "shared");

    private final long seed = Long.getLong("para.seed", System.nanoTime());
    private final RandomItems random = new RandomItems(seed);
    private final UpdateExpressions expressions = new UpdateExpressions(new CurrentFormat(LAYOUT));

    @Test
    void knownExpressionsAreThoseThatWouldBeWritten() {
        int known = 0;
        for (int i = 0; i < UPDATES; i++) {
            AppId app = new AppId("shop", random.next(2) == 0);
            Update update = update();
            Optional<UpdateExpressions.Expressions> actual = expressions.of(app, update);
            Optional<UpdateExpressions.Expressions> expected = expressions.write(app, update);
            assertThat(actual).as("seed %d: %s of %s", seed, update, app).isEqualTo(expected);
            known += isKnown(app, update) ? 1 : 0;
        }
        assertThat(known).as("updates with a shape, seed %d", seed).isBetween(UPDATES / 20, UPDATES);
    }

    /** Returns whether both calls return the same texts, not only equal ones. */
    @SuppressWarnings("ReferenceEquality") // it is whether they are kept
    private boolean isKnown(AppId app, Update update) {
        Optional<UpdateExpressions.Texts> texts = expressions.of(app, update).map(UpdateExpressions.Expressions::texts);
        return texts.isPresent()
                && texts.get() == expressions.of(app, update).orElseThrow().texts();
    }

    private Update update() {
        List<Change> changes = new ArrayList<>(random.changes());
        for (int i = random.next(4); i > 0; i--) {
            changes.add(
                    random.next(3) == 0
                            ? new Change.Remove("plain" + i)
                            : new Change.Set("plain" + i, random.one(RandomItems.VALUES)));
        }
        return TestItems.patch("a", precondition(), changes.toArray(new Change[0]));
    }

    private Precondition precondition() {
        Optional<String> type = random.next(2) == 0 ? Optional.empty() : Optional.of("product");
        Optional<String> revision = random.next(2) == 0 ? Optional.empty() : Optional.of(TestItems.newRevision());
        long version = random.one(List.of(0L, 1L, 2L, Long.MAX_VALUE));
        Optional<State> state = random.next(3) == 0 ? Optional.empty() : Optional.of(new State(version, revision));
        Optional<Condition> condition =
                random.next(8) == 0 ? Optional.of(new RandomConditions(random).condition(1)) : Optional.empty();
        return new Precondition(type, state, condition);
    }

    @Test
    void shapesThatNeverRecurDoNotFillTheMemory() {
        AppId app = AppId.of("shop");
        for (int i = 0; i < 3_000; i++) {
            expressions.of(app, TestItems.patch("a", Precondition.none(), new Change.Set("field" + i, 1)));
        }
        assertThat(expressions.size()).isBetween(1, 1000);
    }
}
