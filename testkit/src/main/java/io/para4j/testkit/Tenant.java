package io.para4j.testkit;

import io.para4j.Para;
import io.para4j.Store;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An app of the kit, with two ways to its objects: the {@link Store} that applications use, and the DAO under test. */
public final class Tenant {
    private final Kit kit;
    private final AppId app;
    private Para para;
    private Store store;

    Tenant(Kit kit, AppId app) {
        this.kit = kit;
        this.app = app;
        this.para = kit.para();
        this.store = kit.store(para, app.name());
    }

    /**
     * Returns the app, as stores receive it.
     *
     * @return the app's identifier
     */
    public AppId app() {
        return app;
    }

    /**
     * Returns the store that applications use for the app. After a restart it is another one.
     *
     * @return the store
     */
    public Store store() {
        if (para != kit.para()) {
            para = kit.para();
            store = kit.store(para, app.name());
        }
        return store;
    }

    DAO dao() {
        return kit.dao();
    }

    Item newItem(String id, Map<String, Object> attributes) {
        return newItem(id, "thing", attributes);
    }

    Item newItem(String id, String type, Map<String, Object> attributes) {
        return new Item(id, type, 1, Optional.of(kit.newRevision()), kit.clock().millis(), attributes);
    }

    /** Creates an item of an unregistered type through the DAO, under a new id. */
    Item given(Map<String, Object> attributes) {
        return given(newItem(kit.newId(), attributes));
    }

    Item given(Item item) {
        dao().create(app, new Creation(item, false));
        return item;
    }

    /** Creates an object through the store, under a new id if it has none. */
    <T extends ParaObject> T given(T object) {
        store().create(object);
        return object;
    }

    /** Creates many gadgets under new ids, which takes stores fewer requests than under chosen ids. */
    List<Gadget> givenGadgets(int count) {
        List<Gadget> gadgets = Samples.gadgets(kit, count);
        gadgets.forEach(gadget -> gadget.setId(null));
        store().createAll(gadgets);
        return gadgets;
    }

    /**
     * Creates gadgets, a step of time apart, until the list of ids has the given size, and adds their ids to the list.
     */
    Tenant populate(int population, Duration step, List<String> ids) {
        while (ids.size() < population) {
            kit.clock().step(step);
            ids.add(Samples.id(given(new Gadget())));
        }
        kit.awaitVisible();
        return this;
    }

    <T extends ParaObject> T reread(Class<T> type, String id) {
        return store().read(type, id, io.para4j.ReadOptions.strong())
                .orElseThrow(() -> new AssertionError("object '" + id + "' is stored but was not found"));
    }

    Update update(Item held, Change... changes) {
        return update(held.id(), held.type(), held.state(), changes);
    }

    Update update(String id, String type, State state, Change... changes) {
        return Update.of(id, Precondition.of(type, state), kit.newRevision(), List.of(changes));
    }

    /**
     * Reads the stored item strongly from the store itself, and proves that the DAO under test reads the same. Call it
     * only while no thread writes, since a write between the two reads would be a difference. To wait for a write, call
     * {@link #stored(Collection)}.
     */
    Optional<Item> find(String id) {
        Optional<Item> raw = kit.rawDAO().read(app, id, Consistency.STRONG);
        if (kit.dao() != kit.rawDAO()) {
            Facts.equal(
                    "strong read of " + id + " through the decorated DAO",
                    raw,
                    kit.dao().read(app, id, Consistency.STRONG));
        }
        return raw;
    }

    Item stored(String id) {
        return find(id).orElseThrow(() -> new AssertionError("object '" + id + "' is not stored but should be"));
    }

    Item stored(ParaObject object) {
        return stored(Objects.requireNonNull(object.getId(), "the object has no id"));
    }

    /** Reads the items under many ids from the store itself. Ids under which nothing is stored are left out. */
    Map<String, Item> stored(Collection<String> ids) {
        return kit.rawDAO().readAll(app, ids, Consistency.STRONG);
    }

    /** Proves that a refused write has changed nothing. */
    void unchanged(String after, Item... before) {
        for (Item item : before) {
            Facts.same("store after " + after, item, stored(item.id()));
        }
    }

    /** Proves that a refused write has stored nothing. */
    void absent(String after, String... ids) {
        for (String id : ids) {
            Facts.equal("stored under " + Facts.show(id) + " after " + after, Optional.empty(), find(id));
        }
    }
}
