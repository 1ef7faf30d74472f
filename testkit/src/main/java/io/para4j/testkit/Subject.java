package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of random sequences on the objects of one app. {@link StoreSubject} carries them out on the store
 * under test, {@link ModelStore} on the model. They promise the same as those of {@link io.para4j.Store}; reads are
 * strong.
 */
interface Subject {
    String create(Sysprop object);

    Optional<Sysprop> read(String id);

    boolean exists(String id);

    void update(Sysprop object);

    Sysprop patch(String id, PatchPlan plan, Optional<Sysprop> unchanged);

    void delete(Sysprop object);

    void deleteById(String id);

    List<String> createAll(List<Sysprop> objects);

    Map<String, Sysprop> readAll(List<String> ids);

    void updateAll(List<Sysprop> objects);

    void deleteAll(List<Sysprop> objects);

    void deleteAllById(List<String> ids);

    void restoreAll(List<Sysprop> objects);

    /** Walks through all pages. */
    List<List<Sysprop>> pages(int limit);

    /** Walks through the pages of a query, on a store that keeps indexes. */
    List<List<Sysprop>> query(QueryPlan plan);
}
