package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.CreationException;
import com.google.inject.Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.StorageException;
import io.para4j.model.Sysprop;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tests of {@link StoreDefects} on both stores, and tests for the defects in set-up. */
@ExtendWith(DynamoDBExtension.class)
class StoreDefectsTest {

    @Nested
    class OnMemory extends StoreDefects {
        @Override
        Module store() {
            return new MemoryDAOModule();
        }

        @Override
        Config config() {
            return ConfigFactory.empty();
        }
    }

    @Nested
    class OnDynamoDB extends StoreDefects {
        private final DynamoDBServer server;

        OnDynamoDB(DynamoDBServer server) {
            this.server = server;
        }

        @Override
        Module store() {
            return new AWSDynamoDAOModule();
        }

        @Override
        Config config() {
            return at(server.endpoint().toString());
        }
    }

    private static Config at(String endpoint) {
        return ConfigFactory.parseMap(Map.of("para.dynamodb.endpoint", endpoint, "para.app_name", "defects-root"));
    }

    @Test
    @DisplayName("defect 20: the key in the shared table is ambiguous, one tenant overwrites another")
    void tenantsOfOneTableAreApart(DynamoDBServer server) {
        tenantsAreApart(ConfigFactory.empty(), new MemoryDAOModule());
        tenantsAreApart(at(server.endpoint().toString()), new AWSDynamoDAOModule());
    }

    private static void tenantsAreApart(Config config, Module store) {
        Config sharing = ConfigFactory.parseString("para.prepend_shared_appids_with_space = true")
                .withFallback(config);
        try (Para para = Para.start(new ParaModule(sharing), store)) {
            para.apps().createShared("a");
            para.apps().createShared("a-b");
            assertThatThrownBy(() -> para.apps().createShared("a_b")).isInstanceOf(IllegalArgumentException.class);
            Map<String, String> ids = Map.of("a", "b_c", "a-b", "c");
            ids.forEach((app, id) -> {
                Sysprop object = new Sysprop().set("owner", app);
                object.setId(id);
                para.store(app).create(object);
            });
            ids.forEach((app, id) -> {
                Sysprop read = para.store(app).read(Sysprop.class, id).orElseThrow();
                assertThat(read.get("owner")).isEqualTo(app);
                assertThat(para.store(app).stream(Pager.first())).hasSize(1);
            });
            para.store("a").delete("b_c");
            assertThat(para.store("a-b").exists("c")).isTrue();
        }
    }

    @Test
    @DisplayName("defect 31: the in-memory store shares static state between instances")
    void instancesShareNothing() {
        try (Para one = Para.start(new ParaModule(ConfigFactory.empty()), new MemoryDAOModule());
                Para other = Para.start(new ParaModule(ConfigFactory.empty()), new MemoryDAOModule())) {
            one.apps().create("shop");
            one.store("shop").create(new Sysprop());
            assertThat(other.apps().read("shop")).isEmpty();
        }
    }

    @Test
    @DisplayName("defect 33: endpoint and region are fixed by the first use; an error at start creates the table")
    void everyStartHasItsOwnEndpointAndAnErrorIsAnError(DynamoDBServer server) {
        assertThatThrownBy(() -> Para.start(new ParaModule(at("http://127.0.0.1:1")), new AWSDynamoDAOModule()))
                .isInstanceOf(StorageException.class);
        try (Para para = Para.start(new ParaModule(at(server.endpoint().toString())), new AWSDynamoDAOModule())) {
            assertThat(para.apps().status("defects-root")).isPresent();
        }
    }

    @Test
    @DisplayName("defect 34: a misconfigured store silently becomes the in-memory one")
    void aMissingStoreIsAnErrorOfTheInjector() {
        assertThatThrownBy(() -> Para.start(new ParaModule(ConfigFactory.empty())))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("DAO");
    }
}
