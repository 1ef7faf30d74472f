package io.para4j.testkit.tests.mutants;

import io.para4j.BatchResult;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.model.ParaObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A store that passes every call to core's store. A mutant overrides one method to break what core promises. */
class SoundStore implements Store {
    private final Store store;

    SoundStore(Store store) {
        this.store = store;
    }

    @Override
    public String app() {
        return store.app();
    }

    @Override
    public String create(ParaObject object) {
        return store.create(object);
    }

    @Override
    public <T extends ParaObject> Optional<T> read(Class<T> type, String id, ReadOptions options) {
        return store.read(type, id, options);
    }

    @Override
    public boolean exists(String id) {
        return store.exists(id);
    }

    @Override
    public void update(ParaObject object) {
        store.update(object);
    }

    @Override
    public <T extends ParaObject> T patch(String id, Patch<T> patch) {
        return store.patch(id, patch);
    }

    @Override
    public <T extends ParaObject> T modify(Class<T> type, String id, Consumer<? super T> change) {
        return store.modify(type, id, change);
    }

    @Override
    public void delete(ParaObject object) {
        store.delete(object);
    }

    @Override
    public void delete(String id) {
        store.delete(id);
    }

    @Override
    public List<String> createAll(Collection<? extends ParaObject> objects) {
        return store.createAll(objects);
    }

    @Override
    public void createAll(Stream<? extends ParaObject> objects, Consumer<BatchResult> results) {
        store.createAll(objects, results);
    }

    @Override
    public <T extends ParaObject> Map<String, T> readAll(Class<T> type, Collection<String> ids, ReadOptions options) {
        return store.readAll(type, ids, options);
    }

    @Override
    public void updateAll(Collection<? extends ParaObject> objects) {
        store.updateAll(objects);
    }

    @Override
    public void deleteAll(Collection<? extends ParaObject> objects) {
        store.deleteAll(objects);
    }

    @Override
    public void deleteAllById(Collection<String> ids) {
        store.deleteAllById(ids);
    }

    @Override
    public void restoreAll(Collection<? extends ParaObject> objects) {
        store.restoreAll(objects);
    }

    @Override
    public Page<ParaObject> readPage(Pager pager) {
        return store.readPage(pager);
    }

    @Override
    public Stream<ParaObject> stream(Pager pager) {
        return store.stream(pager);
    }

    @Override
    public <T extends ParaObject> Page<T> find(Query<T> query) {
        return store.find(query);
    }

    @Override
    public <T extends ParaObject> Stream<T> findAll(Query<T> query) {
        return store.findAll(query);
    }
}
