package io.para4j.dao.memory;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.FeedControl;
import java.util.Optional;

class MemoryDAOSharedContractTest extends DAOContract {
    @Override
    protected Module store() {
        return new MemoryDAOModule();
    }

    @Override
    protected Config config() {
        return ConfigFactory.parseString("para.prepend_shared_appids_with_space = true");
    }

    @Override
    protected boolean sharesStorage() {
        return true;
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
