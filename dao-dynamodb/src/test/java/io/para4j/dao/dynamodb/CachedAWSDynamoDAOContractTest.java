package io.para4j.dao.dynamodb;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.testkit.dynamodb.DynamoDBServer;

/** Runs the whole contract with a cache in front of the store, including the failures of the service. */
class CachedAWSDynamoDAOContractTest extends AWSDynamoDAOContractTest {
    CachedAWSDynamoDAOContractTest(DynamoDBServer dynamoDB) {
        super(dynamoDB);
    }

    @Override
    protected Module store() {
        return Modules.combine(super.store(), new CaffeineCacheModule());
    }
}
