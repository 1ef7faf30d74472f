package io.para4j.dao.dynamodb;

import com.google.inject.Module;
import com.typesafe.config.Config;
import io.para4j.testkit.ModelContract;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compares the store with the kit's model in random runs. */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOModelTest extends ModelContract {
    private final EmbeddedDynamoDB dynamoDB;

    AWSDynamoDAOModelTest(EmbeddedDynamoDB dynamoDB) {
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
