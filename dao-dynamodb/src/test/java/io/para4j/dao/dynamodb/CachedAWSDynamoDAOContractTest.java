package io.para4j.dao.dynamodb;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.cache.caffeine.CaffeineCacheModule;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBFaults;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import io.para4j.testkit.dynamodb.FaultTransport;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole contract with a cache before the store, its failures included. */
@ExtendWith(DynamoDBExtension.class)
class CachedAWSDynamoDAOContractTest extends DAOContract {
    private static final String ROOT = "cached-contract-root";

    private final EmbeddedDynamoDB dynamoDB;

    @AutoClose
    private final FaultTransport transport = FaultTransport.create();

    CachedAWSDynamoDAOContractTest(EmbeddedDynamoDB dynamoDB) {
        this.dynamoDB = dynamoDB;
    }

    @Override
    protected Module store() {
        return Modules.combine(new AWSDynamoDAOModule(), FaultyClient.over(transport), new CaffeineCacheModule());
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Config config() {
        return ConfigFactory.parseMap(Map.of(
                "para.app_name",
                ROOT,
                "para.dynamodb.deadline",
                "500ms",
                "para.dynamodb.endpoint",
                dynamoDB.endpoint().toString()));
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.of(new DynamoDBFaults(transport, ROOT));
    }
}
