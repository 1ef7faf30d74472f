package io.para4j.dao.dynamodb;

import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.ModelContract;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

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
        return ConfigFactory.parseMap(
                Map.of("para.dynamodb.endpoint", dynamoDB.endpoint().toString()));
    }
}
