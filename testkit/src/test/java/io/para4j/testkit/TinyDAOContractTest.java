package io.para4j.testkit;

import com.google.inject.Module;

/** A DAO of nine short methods keeps the whole contract: the defaults and core do the rest. */
class TinyDAOContractTest extends DAOContract {
    @Override
    protected Module store() {
        return new TinyDAOModule();
    }
}
