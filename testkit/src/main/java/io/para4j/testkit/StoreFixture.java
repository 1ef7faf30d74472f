package io.para4j.testkit;

import com.google.inject.Module;

/** The hooks of a store, which its contracts share. */
abstract class StoreFixture extends ContractFixture {
    StoreFixture() {}

    /**
     * Makes the store under test: a module that binds {@code @Raw DAO} and {@code AppStorage}, with a cache's module if the
     * contract is to be checked on a cached store. Called once a class.
     *
     * @return the module
     */
    protected abstract Module store();

    @Override
    final Module underTest() {
        return store();
    }

    /** Waits until page reads show all that was written, in stores where these lag behind. By default does nothing. */
    @Override
    protected void awaitVisible() {}

    /**
     * Returns whether the apps of the kit live in the storage that apps share. The configuration has to allow it.
     *
     * @return by default false
     */
    @Override
    protected boolean sharesStorage() {
        return false;
    }
}
