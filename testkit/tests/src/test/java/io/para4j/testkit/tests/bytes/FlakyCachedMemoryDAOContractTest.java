package io.para4j.testkit.tests.bytes;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.testkit.DAOContract;

/** Rule CCH-8: a cache of which a fifth of all calls fail costs no correctness, whatever the store is asked for. */
class FlakyCachedMemoryDAOContractTest extends DAOContract {
    private static final double RATE = 0.2;

    @Override
    protected Module store() {
        return Modules.combine(new MemoryDAOModule(), new FlakyByteCacheModule(10_000, seed(), RATE));
    }

    @Override
    protected String storeName() {
        return "MemoryDAO";
    }

    @Override
    protected String variant() {
        return "own storage, ByteCache that fails at random";
    }
}
