package io.para4j.testkit;

import com.google.inject.Module;

/** The hooks of a store, shared by its contracts. */
abstract class StoreFixture extends ContractFixture {
    StoreFixture() {}

    /**
     * Creates the module of the store under test. It binds {@code @Raw DAO} and {@code AppStorage}, and
     * {@code @Raw IndexedDAO} if the store keeps indexes. It includes a cache's module to check the contract on a cached
     * store.
     *
     * <p>Called once per class, and once more if the store keeps indexes: the tests of indexes run after the others, on
     * a store that is started again with the kit's indexes declared. The kit first closes Para, and with it all that the
     * first module registered with the {@link io.para4j.spi.Closer}. The second module may open the same data or none.
     *
     * @return the module
     */
    protected abstract Module store();

    @Override
    final Module underTest() {
        return store();
    }

    /** Waits until page reads and queries show all writes, in stores where these lag. Does nothing by default. */
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
