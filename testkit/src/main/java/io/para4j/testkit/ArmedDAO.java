package io.para4j.testkit;

import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store whose next call ends as a test demands. Its eventually consistent reads keep returning the state that was
 * read first.
 */
final class ArmedDAO extends ForwardingDAO {
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
    private final AtomicReference<@Nullable Runnable> after = new AtomicReference<>();
    private final Map<String, Optional<Item>> firstSeen = new ConcurrentHashMap<>();

    ArmedDAO(DAO delegate) {
        super(delegate);
    }

    /** The outcome of a call. */
    enum Fault {
        NONE,
        /** It is refused before anything is sent. */
        NOT_SENT,
        /** It fails with an unknown outcome, and was applied. */
        LOST_APPLIED,
        /** It fails with an unknown outcome, and was not applied. */
        LOST
    }

    /** Sets the outcome of the next write. */
    void failNext(Fault fault) {
        next.set(fault);
    }

    /** Runs an action when the next call is done, before it returns to its caller. */
    void afterNext(Runnable action) {
        after.set(action);
    }

    /** Returns the number of single reads. */
    int loads() {
        return loads.get();
    }

    private <T> T write(String id, Supplier<T> write) {
        Fault fault = next.getAndSet(Fault.NONE);
        if (fault == Fault.NOT_SENT) {
            throw StorageException.notSent("write of '" + id + "'", "made to fail", null);
        }
        if (fault == Fault.LOST) {
            throw unknown(id);
        }
        T result = done(write);
        if (fault == Fault.LOST_APPLIED) {
            throw unknown(id);
        }
        return result;
    }

    private static WriteOutcomeUnknownException unknown(String id) {
        return new WriteOutcomeUnknownException(Target.of("write", "app", id), 1, null);
    }

    private <T> T done(Supplier<T> call) {
        try {
            return call.get();
        } finally {
            Runnable action = after.getAndSet(null);
            if (action != null) {
                action.run();
            }
        }
    }

    private void write(String id, Runnable write) {
        write(id, () -> {
            write.run();
            return true;
        });
    }

    private Optional<Item> seen(String id, Consistency consistency, Optional<Item> stored) {
        Optional<Item> first = firstSeen.computeIfAbsent(id, any -> stored);
        return consistency == Consistency.EVENTUAL ? first : stored;
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        loads.incrementAndGet();
        return done(() -> seen(id, consistency, super.read(app, id, consistency)));
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return done(() -> seenOf(ids, consistency, super.readAll(app, ids, consistency)));
    }

    private Map<String, Item> seenOf(Collection<String> ids, Consistency consistency, Map<String, Item> stored) {
        Map<String, Item> seen = new LinkedHashMap<>();
        ids.forEach(
                id -> seen(id, consistency, Optional.ofNullable(stored.get(id))).ifPresent(item -> seen.put(id, item)));
        return seen;
    }

    @Override
    public void create(AppId app, Creation creation) {
        write(creation.id(), () -> super.create(app, creation));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return write(update.id(), () -> super.update(app, update));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        write(deletion.id(), () -> super.delete(app, deletion));
    }

    @Override
    public void restore(AppId app, Item item) {
        write(item.id(), () -> super.restore(app, item));
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return write("all", () -> super.createAll(app, creations));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return write("all", () -> super.updateAll(app, updates));
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return write("all", () -> super.deleteAll(app, deletions));
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return write("all", () -> super.restoreAll(app, items));
    }
}
