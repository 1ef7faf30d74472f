package io.para4j.testkit.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@ExtendWith(DynamoDBExtension.class)
class EmbeddedDynamoDBTest {

    @Test
    void serverOfTheExtensionAnswers(DynamoDBServer dynamoDB) {
        try (DynamoDbClient client = dynamoDB.newClient()) {
            assertThat(client.listTables().hasTableNames()).isTrue();
        }
    }

    @Test
    void allTestsGetTheSameServer(DynamoDBServer one, DynamoDBServer other) {
        assertThat(one).isSameAs(other);
    }

    @Test
    void twoServersAreApartAndListenOnTheLoopbackInterfaceOnly() {
        try (EmbeddedDynamoDB one = EmbeddedDynamoDB.start();
                EmbeddedDynamoDB other = EmbeddedDynamoDB.start()) {
            assertThat(List.of(one.endpoint(), other.endpoint()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(endpoint -> assertThat(endpoint.getHost()).isEqualTo("127.0.0.1"));
        }
    }

    @Test
    void closedServerDoesNotAnswerAndLeavesNoThread() throws InterruptedException {
        EmbeddedDynamoDB dynamoDB = EmbeddedDynamoDB.start();
        int before = threadsOfJobs();
        try (DynamoDbClient client = dynamoDB.newClient()) {
            client.listTables();
            dynamoDB.close();

            assertThatThrownBy(client::listTables).isInstanceOf(SdkClientException.class);
        }
        for (int i = 0; i < 100 && threadsOfJobs() > before; i++) {
            Thread.sleep(20);
        }
        assertThat(threadsOfJobs()).isLessThanOrEqualTo(before);
    }

    @Test
    void shardsAreRolledAndAge() {
        try (EmbeddedDynamoDB dynamoDB = EmbeddedDynamoDB.start();
                DynamoDbClient client = dynamoDB.newClient();
                DynamoDbStreamsClient streams = dynamoDB.newStreamsClient()) {
            String stream = createTableWithStream(client);
            client.putItem(request -> request.tableName("events").item(Map.of("key", AttributeValue.fromS("a"))));
            dynamoDB.rollShards();

            List<Shard> shards = shards(streams, stream);
            assertThat(shards).hasSize(2);
            assertThat(shards.get(1).parentShardId()).isEqualTo(shards.get(0).shardId());
            assertThat(records(streams, stream, shards.get(0))).isOne();

            dynamoDB.ageStreams(Duration.ofHours(25));

            assertThatThrownBy(() -> records(streams, stream, shards.get(0)))
                    .as("the records are no longer available")
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    private static String createTableWithStream(DynamoDbClient client) {
        return client.createTable(request -> request.tableName("events")
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("key")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("key")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .streamSpecification(
                                on -> on.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                .tableDescription()
                .latestStreamArn();
    }

    private static List<Shard> shards(DynamoDbStreamsClient streams, String stream) {
        return streams.describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards();
    }

    private static int records(DynamoDbStreamsClient streams, String stream, Shard shard) {
        String iterator = streams.getShardIterator(request -> request.streamArn(stream)
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return streams.getRecords(request -> request.shardIterator(iterator))
                .records()
                .size();
    }

    /** A program that uses a server and does not close it. */
    static final class Careless {
        public static void main(String[] args) {
            EmbeddedDynamoDB.start();
            EmbeddedDynamoDB dynamoDB = EmbeddedDynamoDB.start();
            try (DynamoDbClient client = dynamoDB.newClient()) {
                client.listTables();
            }
        }
    }

    @Test
    void programThatDoesNotCloseItsServersEnds() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Careless.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void missingDependencyIsNamed() throws Exception {
        for (String missing : List.of("software.amazon.dynamodb.services.local", "org.eclipse.jetty")) {
            try (Incomplete loader = new Incomplete(missing)) {
                Method start =
                        loader.loadClass(EmbeddedDynamoDB.class.getName()).getMethod("start");
                assertThatThrownBy(() -> start.invoke(null))
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("DynamoDB Local could not be started, since the class path lacks "
                                + missing.replace('.', '/'))
                        .hasMessageContaining("add software.amazon.dynamodb:DynamoDBLocal");
            }
        }
    }

    /** The class path of this test without the classes of one package. */
    private static final class Incomplete extends URLClassLoader {
        private final String missing;

        Incomplete(String missing) {
            super(urls(), ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        private static URL[] urls() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> {
                        try {
                            return Path.of(entry).toUri().toURL();
                        } catch (MalformedURLException e) {
                            throw new IllegalArgumentException(entry, e);
                        }
                    })
                    .toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    @Test
    void testsUseTheServerThatThePropertyNames() {
        String before = System.setProperty(DynamoDBServer.ENDPOINT, "http://127.0.0.1:8123");
        try (DynamoDBServer named = DynamoDBServer.forTests()) {
            assertThat(named.endpoint()).hasToString("http://127.0.0.1:8123");
            System.setProperty(DynamoDBServer.ENDPOINT, "8123");
            assertThatThrownBy(DynamoDBServer::forTests)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("-Dpara.test.endpoint=8123: expected an address such as http://127.0.0.1:8000");
        } finally {
            if (before == null) {
                System.clearProperty(DynamoDBServer.ENDPOINT);
            } else {
                System.setProperty(DynamoDBServer.ENDPOINT, before);
            }
        }
    }

    private static int threadsOfJobs() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread.getName().startsWith("pool-"))
                .count();
    }
}
