package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.ForPara;
import io.para4j.ParaModule;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Closer;
import io.para4j.spi.DAO;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.Raw;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import io.para4j.testkit.dynamodb.FaultTransport;
import io.para4j.testkit.dynamodb.SeenRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClientBuilder;

/** The wiring and configuration of change feeds. */
@ExtendWith(DynamoDBExtension.class)
class ChangeSourceModuleTest {
    private static final Map<String, ?> WITH_STREAMS = Map.of(
            "para.dynamodb.table_prefix", "feeds-",
            "para.prepend_shared_appids_with_space", true,
            "para.dynamodb.streams_enabled", true);
    private static final AppId OWN = AppId.of("own");
    private static final AppId SHARED = AppId.ofShared("shared");

    private final List<Injector> injectors = new ArrayList<>();

    @AfterEach
    void close() {
        injectors.forEach(injector -> injector.getInstance(Closer.class).close());
    }

    private Injector injector(DynamoDBServer dynamoDB, Map<String, ?> values, Module... more) {
        return injector(Stage.DEVELOPMENT, dynamoDB, values, more);
    }

    private Injector injector(Stage stage, DynamoDBServer dynamoDB, Map<String, ?> values, Module... more) {
        List<Module> modules = new ArrayList<>(List.of(more));
        modules.add(new ParaModule(TestConfig.at(dynamoDB, values)));
        modules.add(new AWSDynamoDAOModule());
        Injector injector = Guice.createInjector(stage, modules);
        injectors.add(injector);
        return injector;
    }

    private static ChangeSource source(Injector injector) {
        return injector.getInstance(Key.get(ChangeSource.class, Raw.class));
    }

    /** A customizer that counts the clients that are built. */
    private static final class CountedClients implements DynamoDBClientCustomizer {
        private final FaultTransport transport = FaultTransport.create();
        private int streams;

        @Override
        public void customize(DynamoDbClientBuilder builder) {
            builder.overrideConfiguration(each -> each.putHeader("x-own", "1"));
        }

        @Override
        public void customize(DynamoDbStreamsClientBuilder builder) {
            streams++;
            assertThat(builder.overrideConfiguration().headers()).containsKey("x-own");
            transport.install(builder);
        }
    }

    @Test
    void newTablesHaveStreamsIfConfigured(DynamoDBServer dynamoDB) {
        Injector injector = injector(dynamoDB, WITH_STREAMS);
        AppStorage storage = injector.getInstance(AppStorage.class);
        for (AppId app : List.of(OWN, SHARED)) {
            storage.ensure(app);
            FeedPosition start = source(injector).now(app);
            injector.getInstance(Key.get(DAO.class, Raw.class)).create(app, TestItems.creation("a", Map.of()));

            assertThat(ReadChanges.from(source(injector), app, start).texts()).containsExactly("CREATED a");
            assertThat(storage.status(app).orElseThrow().details().get("stream"))
                    .startsWith("on, NEW_AND_OLD_IMAGES, 20");
        }
        storage.drop(OWN, removed -> {});
    }

    @Test
    void verifyNamesTheMissingStream(DynamoDBServer dynamoDB) {
        Map<String, ?> off = Map.of("para.dynamodb.table_prefix", "plain-");
        AppStorage without = injector(dynamoDB, off).getInstance(AppStorage.class);
        without.ensure(OWN);
        AppStorage verifying = injector(
                        dynamoDB,
                        Map.of(
                                "para.dynamodb.table_prefix", "plain-",
                                "para.dynamodb.create_tables", "verify",
                                "para.dynamodb.streams_enabled", true))
                .getInstance(AppStorage.class);

        assertThatThrownBy(() -> verifying.ensure(OWN))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(
                        "the table exists, but it has no stream, needed is one with view type" + " NEW_AND_OLD_IMAGES");
        without.drop(OWN, removed -> {});
    }

    @Test
    void clientOfStreamsIsBuiltForTheFirstFeedWithTheSettingsOfTheOther(DynamoDBServer dynamoDB) {
        CountedClients clients = new CountedClients();
        try (FaultTransport transport = clients.transport) {
            Injector injector = injector(
                    Stage.PRODUCTION,
                    dynamoDB,
                    Map.of("para.dynamodb.table_prefix", "counted-", "para.dynamodb.streams_enabled", true),
                    TestClientModule.of((DynamoDBClientCustomizer) clients));
            AppStorage storage = injector.getInstance(AppStorage.class);
            storage.ensure(OWN);
            assertThat(source(injector)).isInstanceOf(DynamoDBChangeSource.class);
            assertThat(clients.streams).isZero();

            source(injector).now(OWN);
            source(injector).now(OWN);

            assertThat(clients.streams).isOne();
            assertThat(transport.requests()).extracting(SeenRequest::operation).contains("GetShardIterator");
            storage.drop(OWN, removed -> {});
        }
    }

    @Test
    void applicationCanBindTheClientOfStreams(DynamoDBServer dynamoDB) {
        DynamoDbStreamsClient client = dynamoDB.newStreamsClient();
        try (client) {
            Injector injector = injector(dynamoDB, Map.of(), new AbstractModule() {
                @Override
                protected void configure() {
                    OptionalBinder.newOptionalBinder(binder(), Key.get(DynamoDbStreamsClient.class, ForPara.class))
                            .setBinding()
                            .toInstance(client);
                }
            });
            assertThat(injector.getInstance(Key.get(DynamoDbStreamsClient.class, ForPara.class)))
                    .isSameAs(client);
            assertThat(injector.getInstance(StreamEvents.class)).isNotNull();
        }
    }
}
