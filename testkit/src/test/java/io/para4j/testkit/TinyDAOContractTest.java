package io.para4j.testkit;

import com.google.inject.Module;

/** Checks that a DAO of nine short methods meets the whole contract; the defaults and core do the rest. */
class TinyDAOContractTest extends DAOContract {
    @Override
    protected Module store() {
        return new TinyDAOModule();
    }
}
