package io.para4j.testkit;

import io.para4j.Store;

/** The contract of a store whose API can be broken too; beside the kit, since authors need no way to do so. */
public abstract class BrokenContract extends DAOContract {

    @Override
    final Store decorated(Store store) {
        return broken(store);
    }

    /** Returns the store that the tests see. */
    protected abstract Store broken(Store store);
}
