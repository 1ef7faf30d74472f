package io.para4j.testkit;

import com.google.inject.Module;

/** The hooks of a store, shared by its contracts. */
abstract class StoreFixture extends ContractFixture {
    StoreFixture() {}

    /**
     * Creates the module of the store under test. It binds {@code @Raw DAO} and {@code AppStorage}, and includes a
     * cache's module to check the contract on a cached store. Called once per class.
     *
     * @return the module
     */
    protected abstract Module store();

    @Override
    final Module underTest() {
        return store();
    }

    /** Waits until page reads show all writes, in stores where pages lag behind. Does nothing by default. */
    @Override
    protected void awaitVisible() {}

    /**
     * Returns whether the kit creates its apps in shared storage. The configuration must allow it.
     *
     * @return by default false
     */
    @Override
    protected boolean sharesStorage() {
        return false;
    }
}
