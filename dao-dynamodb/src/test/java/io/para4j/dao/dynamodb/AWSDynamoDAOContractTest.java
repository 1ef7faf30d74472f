package io.para4j.dao.dynamodb;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import io.para4j.testkit.DAOContract;
import io.para4j.testkit.Faults;
import io.para4j.testkit.FeedControl;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBFaults;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.FaultTransport;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the contract with a table for each app, including the failures of the service. */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOContractTest extends DAOContract {
    private static final String ROOT = "contract-root";

    private final DynamoDBServer dynamoDB;

    @AutoClose
    private final FaultTransport transport = FaultTransport.create();

    AWSDynamoDAOContractTest(DynamoDBServer dynamoDB) {
        this.dynamoDB = dynamoDB;
    }

    @Override
    protected Module store() {
        return Modules.combine(new AWSDynamoDAOModule(), TestClientModule.bound(transport));
    }

    @Override
    protected Optional<Module> reopen() {
        return Optional.of(store());
    }

    @Override
    protected Config config() {
        return TestConfig.at(dynamoDB, Map.of("para.app_name", ROOT, "para.dynamodb.deadline", "500ms"));
    }

    @Override
    protected Optional<Faults> faults() {
        return Optional.of(new DynamoDBFaults(transport, ROOT));
    }

    @Override
    protected Optional<FeedControl> feed() {
        return StreamsControl.of(dynamoDB);
    }
}
