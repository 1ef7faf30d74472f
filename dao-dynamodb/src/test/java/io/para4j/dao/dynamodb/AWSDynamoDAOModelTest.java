package io.para4j.dao.dynamodb;

import com.google.inject.Module;
import com.typesafe.config.Config;
import io.para4j.testkit.ModelContract;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compares the store with the kit's model in random runs. */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOModelTest extends ModelContract {
    private final DynamoDBServer dynamoDB;

    AWSDynamoDAOModelTest(DynamoDBServer dynamoDB) {
        this.dynamoDB = dynamoDB;
    }

    @Override
    protected Module store() {
        return new AWSDynamoDAOModule();
    }

    @Override
    protected Config config() {
        return TestConfig.at(dynamoDB);
    }
}
