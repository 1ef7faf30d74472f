package io.para4j.testkit.tests.interleavings;

import io.para4j.error.ParaException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import io.para4j.testkit.ForwardingDAO;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store whose calls are the borders between turns. Its eventually consistent reads give operations the state before
 * any operation began.
 */
final class SteppedDAO extends ForwardingDAO {
    /** A field whose update is applied but whose answer is lost. */
    static final String LOST = "lost";

    private final Turns turns;
    private final Interleaving interleaving;

    SteppedDAO(DAO delegate, Turns turns, Interleaving interleaving) {
        super(delegate);
        this.turns = turns;
        this.interleaving = interleaving;
    }

    private <T> T step(Touch touch, String call, Supplier<T> action) {
        return turns.call(touch, () -> {
            try {
                T result = action.get();
                turns.record(() -> "store." + call + Interleaving.shown(result));
                return result;
            } catch (ParaException e) {
                turns.record(() -> "store." + call + " fails with " + e.code());
                throw e;
            }
        });
    }

    private <T> T write(String call, Supplier<T> action) {
        return step(Touch.STORE_CHANGE, call, () -> {
            try {
                return action.get();
            } finally {
                interleaving.recordWrite();
            }
        });
    }

    private void write(String call, Runnable action) {
        write(call, () -> {
            action.run();
            return true;
        });
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        boolean isLate = consistency == Consistency.EVENTUAL && turns.isActor();
        return step(
                Touch.STORE_READ,
                isLate ? "late read" : "read",
                () -> isLate ? interleaving.initialState() : super.read(app, id, consistency));
    }

    @Override
    public void create(AppId app, Creation creation) {
        write("create", () -> super.create(app, creation));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return write("update", () -> {
            Optional<Item> after = super.update(app, update);
            if (update.changes().stream().anyMatch(SteppedDAO::isLost)) {
                throw new WriteOutcomeUnknownException(update.target(app), 1, null);
            }
            return after;
        });
    }

    private static boolean isLost(Change change) {
        return change instanceof Change.Set set && set.field().equals(LOST);
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        write("delete", () -> super.delete(app, deletion));
    }

    @Override
    public void restore(AppId app, Item item) {
        write("restore", () -> super.restore(app, item));
    }
}
