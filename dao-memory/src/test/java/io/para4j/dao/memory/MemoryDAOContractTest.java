package io.para4j.dao.memory;

import com.google.inject.Module;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.FeedControl;
import java.util.Optional;

class MemoryDAOContractTest extends DAOContract {
    @Override
    protected Module store() {
        return new MemoryDAOModule();
    }

    /** Returns the name of the store; the bound DAO is a decorator that charges for its calls. */
    @Override
    protected String storeName() {
        return "MemoryDAO";
    }

    @Override
    protected Optional<FeedControl> feed() {
        return Optional.of(new DayPasses(kit().clock()));
    }
}
