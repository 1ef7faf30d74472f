package io.para4j.cache.caffeine;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.testkit.DAOContract;

class CachedMemoryDAOContractTest extends DAOContract {
    @Override
    protected Module store() {
        return Modules.combine(new MemoryDAOModule(), new CaffeineCacheModule());
    }

    @Override
    protected String storeName() {
        return "MemoryDAO";
    }
}
