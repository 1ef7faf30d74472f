package io.para4j.testkit;

import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A DAO that fails every read of one app. The records of apps can still be read. */
final class FailingReads extends ForwardingDAO {
    private final AppId app;

    FailingReads(DAO delegate, AppId app) {
        super(delegate);
        this.app = app;
    }

    private void failIn(AppId called) {
        if (called.equals(app)) {
            throw StorageException.failed("read", "made to fail", null);
        }
    }

    @Override
    public Optional<Item> read(AppId called, String id, Consistency consistency) {
        failIn(called);
        return super.read(called, id, consistency);
    }

    @Override
    public Map<String, Item> readAll(AppId called, Collection<String> ids, Consistency consistency) {
        failIn(called);
        return super.readAll(called, ids, consistency);
    }

    @Override
    public ItemPage readPage(AppId called, int limit, Optional<String> position) {
        failIn(called);
        return super.readPage(called, limit, position);
    }
}
