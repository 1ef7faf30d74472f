package io.para4j.testkit;

import io.para4j.Store;

/** A contract of a store that can also break its API. It is not in the kit because authors do not need it. */
public abstract class BrokenContract extends DAOContract {

    @Override
    final Store decorated(Store store) {
        return broken(store);
    }

    /** Returns the store that the tests use. */
    protected abstract Store broken(Store store);
}
