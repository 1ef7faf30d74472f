package io.para4j.testkit.tests.mutants;

import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import io.para4j.testkit.tests.mutants.Network.ThrottledSignal;
import io.para4j.testkit.tests.mutants.Network.UnansweredSignal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A correct DAO whose service is another DAO behind a network. A mutant overrides one of its steps. */
class NetworkDAO implements DAO {
    private static final int ATTEMPTS = 5;

    private final DAO service;
    private final Network network;

    NetworkDAO(DAO service, Network network) {
        this.service = service;
        this.network = network;
    }

    final DAO service() {
        return service;
    }

    /** Returns the number of attempts for a throttled request. */
    int attempts() {
        return ATTEMPTS;
    }

    ParaException throttled(Target target) {
        return new ThrottledException(target, attempts(), null);
    }

    <R> R unansweredWrite(Target target, Supplier<R> request) {
        throw new WriteOutcomeUnknownException(target, 1, null);
    }

    <R> R unansweredRead(Target target, R empty) {
        throw StorageException.failed(target.toString(), "no answer", null);
    }

    final <R> R sent(AppId app, boolean isWrite, Target target, Supplier<R> request) {
        int left = attempts();
        while (left > 0) {
            try {
                return network.send(app, isWrite, request);
            } catch (ThrottledSignal e) {
                left--;
            }
        }
        throw throttled(target);
    }

    final <R> R write(AppId app, Target target, Supplier<R> request) {
        try {
            return sent(app, true, target, request);
        } catch (UnansweredSignal e) {
            return unansweredWrite(target, () -> sent(app, true, target, request));
        }
    }

    private <R> R read(AppId app, Target target, R empty, Supplier<R> request) {
        try {
            return sent(app, false, target, request);
        } catch (UnansweredSignal e) {
            return unansweredRead(target, empty);
        }
    }

    @Override
    public void create(AppId app, Creation creation) {
        write(app, creation.target(app), () -> {
            service.create(app, creation);
            return Optional.empty();
        });
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return write(app, update.target(app), () -> service.update(app, update));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        write(app, deletion.target(app), () -> {
            service.delete(app, deletion);
            return Optional.empty();
        });
    }

    @Override
    public void restore(AppId app, Item item) {
        write(app, Target.ofRestoration(app.name(), item.type(), item.id()), () -> {
            service.restore(app, item);
            return Optional.empty();
        });
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        Target target = Target.of("read", app.name(), id);
        return read(app, target, Optional.empty(), () -> service.read(app, id, consistency));
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        Target target = Target.of("readAll", app.name(), String.join(", ", ids));
        return read(app, target, Map.of(), () -> service.readAll(app, ids, consistency));
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        Target target = Target.of("page after", app.name(), position.orElse(""));
        ItemPage empty = ItemPage.of(List.of(), Optional.empty());
        return read(app, target, empty, () -> service.readPage(app, limit, position));
    }

    // A batch is one request while nothing fails, so that the service's own batches are tested.

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return network.isSound() ? service.createAll(app, creations) : DAO.super.createAll(app, creations);
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return network.isSound() ? service.updateAll(app, updates) : DAO.super.updateAll(app, updates);
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return network.isSound() ? service.deleteAll(app, deletions) : DAO.super.deleteAll(app, deletions);
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return network.isSound() ? service.restoreAll(app, items) : DAO.super.restoreAll(app, items);
    }
}
