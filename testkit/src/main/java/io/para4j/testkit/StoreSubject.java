package io.para4j.testkit;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The store under test, which carries out the steps of a sequence as applications do. */
final class StoreSubject implements Subject {
    private final Kit kit;
    private final Store store;

    StoreSubject(Kit kit, Store store) {
        this.kit = kit;
        this.store = store;
    }

    @Override
    public String create(Sysprop object) {
        return store.create(object);
    }

    @Override
    public Optional<Sysprop> read(String id) {
        return store.read(Sysprop.class, id, ReadOptions.strong());
    }

    @Override
    public boolean exists(String id) {
        return store.exists(id);
    }

    @Override
    public void update(Sysprop object) {
        store.update(object);
    }

    @Override
    public Sysprop patch(String id, PatchPlan plan, Optional<Sysprop> unchanged) {
        return (Sysprop) store.patch(id, plan.patch(unchanged));
    }

    @Override
    public void delete(Sysprop object) {
        store.delete(object);
    }

    @Override
    public void deleteById(String id) {
        store.delete(id);
    }

    @Override
    public List<String> createAll(List<Sysprop> objects) {
        return store.createAll(objects);
    }

    @Override
    public Map<String, Sysprop> readAll(List<String> ids) {
        return store.readAll(Sysprop.class, ids, ReadOptions.strong());
    }

    @Override
    public void updateAll(List<Sysprop> objects) {
        store.updateAll(objects);
    }

    @Override
    public void deleteAll(List<Sysprop> objects) {
        store.deleteAll(objects);
    }

    @Override
    public void deleteAllById(List<String> ids) {
        store.deleteAllById(ids);
    }

    @Override
    public void restoreAll(List<Sysprop> objects) {
        store.restoreAll(objects);
    }

    @Override
    public List<List<Sysprop>> pages(int limit) {
        return walk(limit, store::readPage);
    }

    @Override
    public List<List<Sysprop>> query(QueryPlan plan) {
        return walk(plan.limit(), pager -> store.find(plan.query().page(pager)));
    }

    private List<List<Sysprop>> walk(int limit, Function<Pager, Page<? extends ParaObject>> reader) {
        kit.awaitVisible();
        List<List<Sysprop>> pages = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        Optional<Pager> next = Optional.of(Pager.of(limit));
        while (next.isPresent()) {
            Pager pager = next.get();
            Page<? extends ParaObject> page = reader.apply(pager);
            List<Sysprop> objects = new ArrayList<>();
            for (ParaObject object : page.objects()) {
                objects.add((Sysprop) object);
            }
            pages.add(objects);
            Facts.none("unreadable objects on a page", page.unreadable());
            next = page.next().filter(cursors::add).map(pager::after);
            Facts.claim(
                    page.next().isPresent() == next.isPresent(), "page %s leads back to an earlier one", pages.size());
        }
        return pages;
    }
}
