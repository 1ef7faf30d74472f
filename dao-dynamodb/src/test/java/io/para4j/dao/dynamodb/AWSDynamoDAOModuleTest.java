package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.ForPara;
import io.para4j.ParaModule;
import io.para4j.error.ConfigException;
import io.para4j.error.ThrottledException;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Closer;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Operation;
import io.para4j.spi.Raw;
import io.para4j.spi.Settings;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Tests the wiring and the configuration of the store. */
@ExtendWith(DynamoDBExtension.class)
class AWSDynamoDAOModuleTest {
    private static final AppId APP = AppId.of("module");

    private static Injector injector(Config config, Module... more) {
        return Guice.createInjector(Modules.combine(more), new ParaModule(config), new AWSDynamoDAOModule());
    }

    private static Config config(Map<String, ?> values) {
        return ConfigFactory.parseMap(values);
    }

    @Test
    void storeWorksFromTheEndpointAlone(DynamoDBServer dynamoDB) {
        Injector injector = injector(TestConfig.at(dynamoDB));
        DAO dao = injector.getInstance(Key.get(DAO.class, Raw.class));
        AppStorage storage = injector.getInstance(AppStorage.class);

        storage.ensure(APP);
        dao.create(APP, TestItems.creation("a1", Map.of()));
        assertThat(dao.read(APP, "a1", Consistency.STRONG)).isPresent();
        storage.drop(APP, removed -> {});

        injector.getInstance(Closer.class).close();
        assertThatThrownBy(() -> dao.delete(APP, Deletion.of("a1")))
                .hasMessageContaining("was not sent: the store is closed. Start a new one.");
    }

    @Test
    void defect33CreatingTheStoreSendsNoRequestAndNeedsNoCredentials() {
        Injector injector = injector(config(Map.of("para.dynamodb.region", "eu-west-1")));

        assertThat(injector.getInstance(Key.get(DAO.class, Raw.class))).isInstanceOf(AWSDynamoDAO.class);
        injector.getInstance(Closer.class).close();
    }

    @Test
    void clientCanBeCustomized(DynamoDBServer dynamoDB) {
        AtomicInteger calls = new AtomicInteger();
        Injector injector = injector(TestConfig.at(dynamoDB), TestClientModule.of((DynamoDBClientCustomizer)
                builder -> calls.incrementAndGet()));

        injector.getInstance(Key.get(DAO.class, Raw.class));
        injector.getInstance(AppStorage.class);
        assertThat(calls).hasValue(1);
        injector.getInstance(Closer.class).close();
    }

    @Test
    void customizerThatReplacesTheOverrideConfigurationTurnsNoRetriesOn(DynamoDBServer dynamoDB) {
        ClientOverrideConfiguration override =
                overrideAfter(dynamoDB, builder -> builder.overrideConfiguration(each -> each.putHeader("x-own", "1")));

        assertThat(override.retryStrategy().orElseThrow().maxAttempts()).isEqualTo(1);
        assertThat(override.executionInterceptors()).hasAtLeastOneElementOfType(AnswerInterceptor.class);
        assertThat(override.apiCallAttemptTimeout()).contains(Duration.ofSeconds(15));
        assertThat(override.headers()).containsKey("x-own");
    }

    @Test
    void pluginOfACustomizerTurnsNoRetriesOn(DynamoDBServer dynamoDB) {
        SdkPlugin retries = client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                .putHeader("x-own", "1")
                .build());
        ClientOverrideConfiguration override = overrideAfter(dynamoDB, builder -> builder.addPlugin(retries));

        assertThat(override.retryStrategy().orElseThrow().maxAttempts()).isEqualTo(1);
        assertThat(override.headers()).containsKey("x-own");
    }

    /** So one of them that changes the SDK's response objects is noticed, by {@link AnswerInterceptor#suits}. */
    @Test
    void interceptorsOfTheClassPathAreAmongThoseOfTheClient(DynamoDBServer dynamoDB) {
        assertThat(overrideAfter(dynamoDB, builder -> {}).executionInterceptors())
                .hasAtLeastOneElementOfType(ClassPathInterceptor.class)
                .hasAtLeastOneElementOfType(AnswerInterceptor.class);
    }

    /** The SDK has one list of the names of attributes. Two applications in one process may share the SDK. */
    @Test
    void interceptorsCanBeLoadedAgainByAnotherClassLoader() throws ReflectiveOperationException {
        ClassLoader ours = AnswerInterceptor.class.getClassLoader();
        ClassLoader copying = new ClassLoader(ours) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith(AnswerInterceptor.class.getPackageName())) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? copy(name) : loaded;
            }

            private Class<?> copy(String name) throws ClassNotFoundException {
                try (InputStream file = ours.getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = Objects.requireNonNull(file).readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        for (Class<?> type : List.of(AnswerInterceptor.class, RequestSplitter.class, RequestJoiner.class)) {
            assertThat(Class.forName(type.getName(), true, ours)).isSameAs(type);
            assertThat(Class.forName(type.getName(), true, copying)).isNotSameAs(type);
        }
    }

    @Test
    void limitAndTimerOfACustomizerAreKept(DynamoDBServer dynamoDB) {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();
        ClientOverrideConfiguration override = overrideAfter(
                dynamoDB,
                builder -> builder.overrideConfiguration(each ->
                        each.apiCallAttemptTimeout(Duration.ofSeconds(3)).scheduledExecutorService(own)));
        own.shutdown();

        assertThat(override.apiCallAttemptTimeout()).contains(Duration.ofSeconds(3));
        assertThat(override.scheduledExecutorService().orElseThrow().isShutdown())
                .isTrue();
    }

    private static ClientOverrideConfiguration overrideAfter(
            DynamoDBServer dynamoDB, DynamoDBClientCustomizer customizer) {
        Injector injector = injector(TestConfig.at(dynamoDB), TestClientModule.of(customizer));
        ClientOverrideConfiguration override = injector.getInstance(Key.get(DynamoDbClient.class, ForPara.class))
                .serviceClientConfiguration()
                .overrideConfiguration();
        injector.getInstance(Closer.class).close();
        return override;
    }

    @Test
    void timerForgetsEndedAttempts(DynamoDBServer dynamoDB) {
        AtomicReference<DynamoDbClientBuilder> customized = new AtomicReference<>();
        Injector injector =
                injector(TestConfig.at(dynamoDB), TestClientModule.of((DynamoDBClientCustomizer) customized::set));
        DAO dao = injector.getInstance(Key.get(DAO.class, Raw.class));
        injector.getInstance(AppStorage.class).ensure(APP);
        for (int i = 0; i < 20; i++) {
            dao.read(APP, "a" + i, Consistency.EVENTUAL);
        }
        ScheduledThreadPoolExecutor timer = (ScheduledThreadPoolExecutor) customized
                .get()
                .overrideConfiguration()
                .scheduledExecutorService()
                .orElseThrow();
        // The timer's own task is left.
        assertThat(timer.getQueue()).hasSizeLessThanOrEqualTo(1);
        injector.getInstance(Closer.class).close();
        assertThat(timer.isShutdown()).isTrue();
    }

    @Test
    void replacedClientIsNotClosedWithTheStore(DynamoDBServer dynamoDB) {
        try (DynamoDbClient own = dynamoDB.newClient()) {
            Injector injector = injector(config(Map.of()), TestClientModule.of(own));
            AppStorage storage = injector.getInstance(AppStorage.class);
            storage.ensure(APP);
            storage.drop(APP, removed -> {});
            injector.getInstance(Closer.class).close();

            assertThat(own.listTables()).isNotNull();
        }
    }

    @Test
    void allProblemsOfTheConfigurationAreReportedTogether() {
        Injector injector = injector(config(Map.of(
                "para.dynamodb.parallelism", 0,
                "para.dynamodb.deadline", "1ms",
                "para.dynamodb.endpoint", "somewhere",
                "para.dynamodb.region", "Mars",
                "para.dynamodb.create_tables", "maybe",
                "para.dynamodb.kms_key_id", "alias/x",
                "para.dynamodb.tabel_prefix", "x-")));

        assertThatThrownBy(() -> injector.getInstance(Settings.class))
                .hasRootCauseInstanceOf(ConfigException.class)
                .rootCause()
                .hasMessageContaining("7 problems")
                .hasMessageContaining("para.dynamodb.parallelism = 0, expected 1 to 256")
                .hasMessageContaining("tabel_prefix");
    }

    @Test
    void nameOfTheRootAppMayNotBeginWithThePrefix() {
        Injector injector = injector(config(Map.of("para.app_name", "para-root", "para.dynamodb.region", "eu-west-1")));

        assertThatThrownBy(() -> injector.getInstance(AppStorage.class))
                .hasRootCauseInstanceOf(ConfigException.class)
                .rootCause()
                .hasMessageContaining("para.dynamodb.table_prefix = para-");
    }

    @Test
    void nameOfTheRootAppIsLongEnoughForATable() {
        Injector injector = injector(config(Map.of("para.app_name", "p", "para.dynamodb.region", "eu-west-1")));

        assertThatThrownBy(() -> injector.getInstance(AppStorage.class))
                .hasRootCauseInstanceOf(ConfigException.class)
                .rootCause()
                .hasMessageContaining("para.app_name = p, expected at least 3 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dynamodb_local:8000",
                "http://h:99999",
                "http://localhost:0",
                "https://user:hunter2@localhost",
                "https://h?x=1",
                "https://h#x",
                "https://h:port",
                "https://%zz"
            })
    void addressesThatClientsCannotUseAreRefused(String address) {
        Injector injector =
                injector(config(Map.of("para.dynamodb.endpoint", address, "para.dynamodb.plain_http_enabled", true)));

        assertThatThrownBy(() -> injector.getInstance(Settings.class))
                .hasRootCauseInstanceOf(ConfigException.class)
                .rootCause()
                .hasMessageContaining("para.dynamodb.endpoint = ")
                .hasMessageContaining("expected an address such as")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://dynamodb:8000", "http://10.0.0.5", "http://localhost.example.com", "http://127.evil.com"
            })
    void plainHttpBeyondThisMachineNeedsItsKey(String address) {
        Map<String, Object> values = new HashMap<>(Map.of("para.dynamodb.endpoint", address));
        Injector refused = injector(config(values));
        assertThatThrownBy(() -> refused.getInstance(Settings.class))
                .hasRootCauseInstanceOf(ConfigException.class)
                .rootCause()
                .hasMessageContaining("endpoint = " + address + ", expected https")
                .hasMessageContaining("plain_http_enabled = true");

        values.put("para.dynamodb.plain_http_enabled", true);
        DynamoDBConfig enabled =
                injector(config(values)).getInstance(Settings.class).get(DynamoDBConfig.class);
        assertThat(enabled.endpoint()).contains(URI.create(address));
        assertThat(enabled.isLocal()).isFalse();
    }

    private static DynamoDbClient client(Map<String, ?> values, DynamoDBClientCustomizer customizer) {
        return injector(config(values), TestClientModule.of(customizer))
                .getInstance(Key.get(DynamoDbClient.class, ForPara.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://dynamodb:8000", "HTTP://dynamodb:8000"})
    void plainHttpFromACustomizerNeedsItsKeyToo(String address) {
        DynamoDBClientCustomizer customizer = builder -> builder.endpointOverride(URI.create(address));
        Map<String, Object> values = new HashMap<>(Map.of("para.dynamodb.region", "eu-west-1"));
        assertThatThrownBy(() -> client(values, customizer))
                .hasRootCauseInstanceOf(ConfigException.class)
                .rootCause()
                .hasMessageContaining(address + ", expected https")
                .hasMessageContaining("or para.dynamodb.plain_http_enabled = true");

        values.put("para.dynamodb.plain_http_enabled", true);
        assertThat(client(values, customizer).serviceClientConfiguration().endpointOverride())
                .contains(URI.create(address));
    }

    @Test
    void clientOfTheApplicationIsTheOnlyOneInAProductionInjector(DynamoDBServer dynamoDB) {
        try (DynamoDbClient own = dynamoDB.newClient()) {
            Injector injector = Guice.createInjector(
                    Stage.PRODUCTION,
                    new ParaModule(config(Map.of())),
                    new AWSDynamoDAOModule(),
                    TestClientModule.of(own));
            assertThat(injector.getInstance(Key.get(DynamoDbClient.class, ForPara.class)))
                    .isSameAs(own);
            injector.getInstance(Closer.class).close();
        }
    }

    @Test
    void defaultsAreValid() {
        DynamoDBConfig values =
                injector(config(Map.of())).getInstance(Settings.class).get(DynamoDBConfig.class);

        assertThat(values.parallelism()).isEqualTo(8);
        assertThat(values.createTables()).isEqualTo(CreateTables.CREATE);
        assertThat(values.effectiveRegion()).isEmpty();
        assertThat(values.newTables()).isEqualTo(DynamoDBTestStore.NEW_TABLES);
    }

    @Test
    void loopbackEndpointsHaveARegionOfTheirOwn() {
        for (String endpoint : new String[] {"http://localhost:8000", "http://127.0.0.1:1", "http://[::1]:8000"}) {
            DynamoDBConfig values = injector(config(Map.of("para.dynamodb.endpoint", endpoint)))
                    .getInstance(Settings.class)
                    .get(DynamoDBConfig.class);
            assertThat(values.effectiveRegion()).as(endpoint).contains("us-east-1");
        }
        DynamoDBConfig remote = injector(
                        config(Map.of("para.dynamodb.endpoint", "https://dynamodb.eu-west-1.amazonaws.com")))
                .getInstance(Settings.class)
                .get(DynamoDBConfig.class);
        assertThat(remote.isLocal()).isFalse();
    }

    /** The requests and the waits between them take real time, whatever the clock of the application shows. */
    @Test
    @Timeout(30)
    void retriesEndAtTheirDeadlineUnderAStoppedClock() {
        Clock stopped = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);
        List<Operation> operations = new ArrayList<>();
        Config values = config(Map.of("para.dynamodb.region", "eu-west-1", "para.dynamodb.deadline", "100ms"));
        try (DynamoDBTestStore throttled = DynamoDBTestStore.over(
                ScriptedTransport.always(ScriptedAnswer.THROTTLED), 1, DynamoDBTestStore.REAL_TIME)) {
            Injector injector = Guice.createInjector(
                    new ParaModule(values).clock(stopped).listener(operations::add),
                    new AWSDynamoDAOModule(),
                    TestClientModule.of(throttled.client));
            DAO dao = injector.getInstance(Key.get(DAO.class, Raw.class));

            assertThatThrownBy(() -> dao.read(APP, "a1", Consistency.STRONG)).isInstanceOf(ThrottledException.class);
            injector.getInstance(Closer.class).close();
        }
        assertThat(operations).singleElement().extracting(Operation::duration).isEqualTo(Duration.ZERO);
    }
}
