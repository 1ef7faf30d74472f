package io.para4j;

import io.para4j.model.App;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import java.util.List;
import java.util.Optional;

/**
 * Protects the records of apps, which are stored in the root app, from deletions by id and from restores. In other apps
 * it restricts nothing.
 */
final class AppRecordGuard {
    private static final Precondition IS_NOT_APP_RECORD =
            new Precondition(Optional.empty(), Optional.empty(), Optional.of(Condition.notEqual(Item.TYPE, App.TYPE)));

    private final DAO dao;
    private final boolean isRoot;

    /** Creates a guard for one app. */
    AppRecordGuard(DAO dao, boolean isRoot) {
        this.dao = dao;
        this.isRoot = isRoot;
    }

    /** Returns the deletion of any object with an id. The store refuses it if a record of an app has the id. */
    Deletion deletionOf(String id) {
        return isRoot ? new Deletion(id, IS_NOT_APP_RECORD) : Deletion.of(id);
    }

    /** Restores items with different ids. The store refuses those under whose ids records of apps are stored. */
    List<Outcome> restoreAll(AppId app, List<Item> items) {
        return isRoot ? new RootRestoration(dao, app).run(items) : dao.restoreAll(app, items);
    }
}
