package io.para4j.dao.dynamodb;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Map;

/** Configurations of applications that run on the embedded server. */
final class TestConfig {
    private TestConfig() {}

    /** Returns a configuration with the server's endpoint. */
    static Config at(DynamoDBServer dynamoDB) {
        return at(dynamoDB, Map.of());
    }

    /** Returns a configuration with the server's endpoint and more values. */
    static Config at(DynamoDBServer dynamoDB, Map<String, ?> values) {
        return ConfigFactory.parseMap(values)
                .withFallback(ConfigFactory.parseMap(
                        Map.of("para.dynamodb.endpoint", dynamoDB.endpoint().toString())));
    }
}
