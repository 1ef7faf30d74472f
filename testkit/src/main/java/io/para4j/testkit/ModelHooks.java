package io.para4j.testkit;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** The hooks of a {@link ModelContract}, as the kit knows them. Every read is strong, for a model has no other. */
final class ModelHooks extends DAOContract {
    private final ModelContract contract;

    ModelHooks(ModelContract contract) {
        this.contract = contract;
    }

    @Override
    protected Module store() {
        return contract.store();
    }

    @Override
    protected Config config() {
        return ConfigFactory.parseString("para.consistent_reads = true").withFallback(contract.config());
    }

    @Override
    protected void awaitVisible() {
        contract.awaitVisible();
    }

    @Override
    protected boolean sharesStorage() {
        return contract.sharesStorage();
    }
}
