package io.para4j.testkit.tests.capabilities;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.spi.AppId;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.testkit.TinyFeedDAO;
import io.para4j.testkit.TinyIndexedDAO;
import io.para4j.testkit.TinyTransactionalDAO;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;

/** A minimal store that has every capability: changes and transactions, and indexes of another store on the same items. */
final class TinyCapableDAO extends TinyFeedDAO {
    private final TinyIndexedDAO indexes;

    TinyCapableDAO() {
        this(new ConcurrentHashMap<>());
    }

    private TinyCapableDAO(Map<AppId, NavigableMap<String, Item>> apps) {
        super(apps, new Log());
        this.indexes = new TinyIndexedDAO(apps);
    }

    /** Returns the capability to keep indexes. */
    IndexedDAO indexes() {
        return indexes;
    }

    /** Returns a module that binds the capabilities, with the given one to keep indexes. */
    Module capabilities(IndexedDAO indexed) {
        return Modules.combine(
                TinyIndexedDAO.capability(indexed),
                TinyTransactionalDAO.capability(this),
                TinyFeedDAO.feedCapability(this));
    }
}
