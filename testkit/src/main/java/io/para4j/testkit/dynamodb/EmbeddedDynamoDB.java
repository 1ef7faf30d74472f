package io.para4j.testkit.dynamodb;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/**
 * DynamoDB Local in this JVM: in memory, on a free port of the loopback interface, without telemetry. All clients see
 * the same tables, whatever their region and credentials. Thread-safe. It does not keep the JVM alive.
 *
 * <p>It differs from the service. It has no throttling, stale reads, transaction conflicts, backups or encryption with
 * a key, and tables are active immediately.
 */
public final class EmbeddedDynamoDB implements DynamoDBServer {
    private final LocalServer server;

    private EmbeddedDynamoDB(LocalServer server) {
        this.server = server;
    }

    /**
     * Starts a server. It takes about a second and needs no native libraries.
     *
     * @return the server, ready for requests
     * @throws IllegalStateException if it cannot be started; the message names a dependency that is missing
     */
    public static EmbeddedDynamoDB start() {
        try {
            return new EmbeddedDynamoDB(LocalServer.start());
        } catch (NoClassDefFoundError e) {
            throw notStarted(e);
        } catch (ExecutionException e) {
            throw notStarted(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted(e);
        }
    }

    private static IllegalStateException notStarted(Throwable cause) {
        String reason = cause instanceof NoClassDefFoundError
                ? ", since the class path lacks " + cause.getMessage()
                        + ": add software.amazon.dynamodb:DynamoDBLocal in test scope, with all that it depends on"
                : "";
        return new IllegalStateException("DynamoDB Local could not be started" + reason, cause);
    }

    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
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
        }
    }

    @Override
    public String toString() {
        return "DynamoDB Local at " + endpoint();
    }
}
