package io.para4j.testkit.dynamodb;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this JVM: in memory, on a free port of the loopback interface, without telemetry. All clients see
 * the same tables, whatever their region and credentials. Thread-safe.
 *
 * <p>It differs from the service. It has no throttling, stale reads, transaction conflicts, backups or encryption with
 * a key, and tables are active immediately.
 */
public final class EmbeddedDynamoDB implements AutoCloseable {
    private static final boolean SHARED = true;
    private static final boolean IN_MEMORY = true;
    private static final boolean SLOW_TABLES = false;

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private EmbeddedDynamoDB(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Starts a server. It takes about a second and needs no native libraries.
     *
     * @return the server, ready for requests
     * @throws IllegalStateException if it cannot be started
     */
    public static EmbeddedDynamoDB start() {
        // Does the same as DynamoDB Local's ServerRunner for "-inMemory -sharedDb -disableTelemetry", but listens only
        // on the loopback interface, on a port that the system chooses, and prints no banner to standard output.
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try {
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, SHARED, SLOW_TABLES), null);
            server.setHandler(handler);
            server.start();
            return new EmbeddedDynamoDB(server, handler);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local could not be started", e);
        }
    }

    /**
     * Returns the address of the server, to be set as {@code para.dynamodb.endpoint}.
     *
     * @return the address, such as {@code http://127.0.0.1:41207}
     */
    public URI endpoint() {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Returns a new low-level client of this server, for inspecting stored data. The caller closes it.
     *
     * @return the client
     */
    public DynamoDbClient newClient() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /**
     * Stops the server and discards its tables.
     *
     * @throws IllegalStateException if it does not stop
     */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local could not be stopped", e);
        } finally {
            handler.close();
        }
    }

    @Override
    public String toString() {
        return "DynamoDB Local at " + endpoint();
    }
}
