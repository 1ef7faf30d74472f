package io.para4j.dao.memory;

import com.google.inject.Module;
import io.para4j.testkit.DAOContract;

class MemoryDAOContractTest extends DAOContract {
    @Override
    protected Module store() {
        return new MemoryDAOModule();
    }

    /** The DAO that is bound is the one that also charges. */
    @Override
    protected String storeName() {
        return "MemoryDAO";
    }
}
