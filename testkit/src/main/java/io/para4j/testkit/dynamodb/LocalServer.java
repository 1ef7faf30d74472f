package io.para4j.testkit.dynamodb;

import java.lang.reflect.Method;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * DynamoDB Local and the HTTP server that it runs in. No other class refers to DynamoDB Local, which is optional.
 *
 * <p>DynamoDB Local has threads of its own that would keep the JVM alive. So all threads of servers are in groups of one
 * name, and a server stops itself when no other thread is left that keeps the JVM alive.
 */
final class LocalServer {
    private static final boolean SHARED = true;
    private static final boolean IN_MEMORY = true;
    private static final boolean SLOW_TABLES = false;
    private static final boolean DAEMON = true;

    private static final String GROUP = "dynamodb-local";

    /** The thread in which the JVM waits for the end of all others, once {@code main} has ended. */
    private static final String THREAD_OF_THE_JVM = "DestroyJavaVM";

    private final Server server;
    private final int port;
    private final LocalDynamoDBServerHandler handler;
    private final AmazonDynamoDBLocal database;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private LocalServer(Server server, int port, LocalDynamoDBServerHandler handler, AmazonDynamoDBLocal database) {
        this.server = server;
        this.port = port;
        this.handler = handler;
        this.database = database;
    }

    /**
     * Starts a server.
     *
     * @throws ExecutionException if it cannot be started, for the reason in the cause
     */
    static LocalServer start() throws ExecutionException, InterruptedException {
        FutureTask<LocalServer> start = new FutureTask<>(LocalServer::startInThisGroup);
        new Thread(new ThreadGroup(GROUP), start, GROUP).start();
        return start.get();
    }

    private static LocalServer startInThisGroup() throws Exception {
        // Does the same as DynamoDB Local's ServerRunner for "-inMemory -sharedDb -disableTelemetry", but listens only
        // on the loopback interface, on a port that the system chooses, and prints no banner to standard output.
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setDaemon(DAEMON);
        Server server = new Server(threads);
        server.addBean(new ScheduledExecutorScheduler("dynamodb-local", DAEMON));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        LocalDynamoDBRequestHandler requests = new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, SHARED, SLOW_TABLES);
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
        server.setHandler(handler);
        server.start();
        LocalServer started = new LocalServer(server, connector.getLocalPort(), handler, database(requests));
        Thread end = new Thread(started::stopAfterAllOthers, GROUP + "-end");
        end.setDaemon(DAEMON);
        end.start();
        return started;
    }

    /**
     * Returns the database behind a request handler, which creates it for the first request. All clients share the one
     * database, whatever their credentials.
     */
    private static AmazonDynamoDBLocal database(LocalDynamoDBRequestHandler requests)
            throws ReflectiveOperationException {
        // The handler does not publish the database, whose interface is public.
        Method access = LocalDynamoDBRequestHandler.class.getDeclaredMethod("getHandler", String.class);
        access.setAccessible(true);
        return (AmazonDynamoDBLocal) access.invoke(requests, "");
    }

    int port() {
        return port;
    }

    /** Closes each open shard of every stream, and opens one after it. */
    void rollShards() {
        database.triggerShardRollovers();
    }

    /** Makes all records and shards of every stream older, and closes the shards that are then too old to be open. */
    void ageStreams(Duration age) {
        database.dilateEventTimes(age.toMillis());
    }

    private void stopAfterAllOthers() {
        try {
            boolean isStopped = false;
            while (!isStopped) {
                isStopped = stopped.await(1, TimeUnit.SECONDS);
                if (!isStopped && isAlone()) {
                    stop();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local could not be stopped", e);
        }
    }

    private static boolean isAlone() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !thread.getName().equals(THREAD_OF_THE_JVM))
                .map(Thread::getThreadGroup)
                .allMatch(group -> group == null || group.getName().equals(GROUP));
    }

    /** Stops the server, and discards its tables. */
    void stop() throws Exception {
        stopped.countDown();
        try {
            server.stop();
        } finally {
            handler.close();
        }
    }
}
