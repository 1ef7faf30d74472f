package io.para4j.dao.memory;

import com.google.inject.Module;
import io.para4j.testkit.DAOContract;

/** Checks that a DAO of nine short methods meets the whole contract; the defaults and core do the rest. */
class TinyDAOContractTest extends DAOContract {
    @Override
    protected Module store() {
        return new TinyDAOModule();
    }
}
