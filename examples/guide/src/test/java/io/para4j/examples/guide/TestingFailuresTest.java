package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.dynamodb.DynamoDBClientCustomizer;
import io.para4j.model.Sysprop;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.Fault;
import io.para4j.testkit.dynamodb.FaultRule;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.Request;
import io.para4j.testkit.dynamodb.SeenRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the code of dynamodb.md on testing failures. */
@ExtendWith(DynamoDBExtension.class)
class TestingFailuresTest {

    private static Module faultyClient(FaultTransport faults) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), DynamoDBClientCustomizer.class)
                        .setBinding()
                        .toInstance(faults::install);
            }
        };
    }

    @Test
    void aPatchWhoseAnswerIsLostIsAppliedOnce(DynamoDBServer dynamoDB) {
        Config config = ConfigFactory.parseMap(Map.of(
                "para.app_name",
                "failures-root",
                "para.dynamodb.endpoint",
                dynamoDB.endpoint().toString()));
        try (FaultTransport faults = FaultTransport.create();
                Para para = Para.start(new ParaModule(config), new AWSDynamoDAOModule(), faultyClient(faults))) {
            para.apps().create("failures");
            Store store = para.store("failures");
            Sysprop cup = new Sysprop().set("stock", 5);
            cup.setId("cup");
            store.create(cup);

            FaultRule rule = faults.on(
                            Request.of("UpdateItem").table("para-failures").calls(1))
                    .then(Fault.loseAnswer());

            store.patch("cup", Patch.of("sysprop").add("stock", -1));

            assertThat(rule.hits()).isEqualTo(1);
            assertThat(faults.requests()).extracting(SeenRequest::operation).contains("UpdateItem", "GetItem");
            assertThat(store.read("cup").orElseThrow().getVersion()).isEqualTo(2);
        }
    }
}
