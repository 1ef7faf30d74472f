package io.para4j.testkit;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A DAO that passes every call on to another DAO. It is the base of DAOs that differ in one thing, to test how a caller
 * handles a failure or whether the kit finds a bug.
 */
public abstract class ForwardingDAO implements DAO {
    private final DAO delegate;

    /**
     * Creates a DAO.
     *
     * @param delegate the DAO that gets all calls
     */
    protected ForwardingDAO(DAO delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    @Override
    public void create(AppId app, Creation creation) {
        delegate.create(app, creation);
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return delegate.read(app, id, consistency);
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return delegate.update(app, update);
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        delegate.delete(app, deletion);
    }

    @Override
    public void restore(AppId app, Item item) {
        delegate.restore(app, item);
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return delegate.readPage(app, limit, position);
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return delegate.readAll(app, ids, consistency);
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return delegate.createAll(app, creations);
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return delegate.updateAll(app, updates);
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return delegate.deleteAll(app, deletions);
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return delegate.restoreAll(app, items);
    }
}
