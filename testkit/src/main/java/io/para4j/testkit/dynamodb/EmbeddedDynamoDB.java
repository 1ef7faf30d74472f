package io.para4j.testkit.dynamodb;

import java.net.URI;
import java.time.Duration;
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
     * Closes the open shard of each stream, and opens a shard that is its child. The service does so about every four
     * hours. Returns when it is done. DynamoDB Local does this for the first 100 tables by name only.
     */
    public void rollShards() {
        server.rollShards();
    }

    /**
     * Makes all records and shards of every stream older, as if time had passed. Shards older than four hours are closed,
     * and records older than 24 hours are no longer available. Returns when it is done.
     *
     * @param age the time that seems to pass, longer than zero
     */
    public void ageStreams(Duration age) {
        server.ageStreams(age);
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
