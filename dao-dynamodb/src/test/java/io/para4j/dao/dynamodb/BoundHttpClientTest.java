package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.ConfigFactory;
import io.para4j.ForPara;
import io.para4j.ParaModule;
import io.para4j.spi.AppId;
import io.para4j.spi.Closer;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Outcome;
import io.para4j.spi.Raw;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Tests an HTTP client of the application: the store aborts its requests, and so sends the only request of a batch on
 * the calling thread.
 */
@Timeout(30)
class BoundHttpClientTest {
    private static final AppId APP = AppId.of("shop");
    private static final List<String> ONE_REQUEST = List.of("a", "b");

    private final RecordingClient http = new RecordingClient();

    /** A client that records the thread of each operation. */
    private static final class RecordingClient implements SdkHttpClient {
        private final Map<String, String> threads = new ConcurrentHashMap<>();
        private final AtomicInteger closed = new AtomicInteger();
        private final ScriptedTransport answers = ScriptedTransport.always(this::answer);
        private volatile boolean isAborted;
        private volatile boolean isAbortBroken;
        private volatile Duration longest = Duration.ofSeconds(20);

        /** Blocks the aborts of the requests that are prepared while it is set. */
        private volatile @Nullable CountDownLatch block;

        private final CountDownLatch blocked = new CountDownLatch(1);

        /** Runs while the next write of a batch is under way. Such a write ends only when it is aborted. */
        private Runnable onWrite = () -> {};

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest answered = answers.prepareRequest(request);
            CountDownLatch blocking = block;
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return answered.call();
                }

                @Override
                public void abort() {
                    if (blocking != null) {
                        blocked.countDown();
                        await(blocking);
                        return;
                    }
                    isAborted = true;
                    if (isAbortBroken) {
                        throw new IllegalStateException("a client that fails to abort");
                    }
                }
            };
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private HttpExecuteResponse answer(String operation, String body) throws IOException {
            threads.put(operation, Thread.currentThread().getName());
            if (operation.equals("BatchWriteItem")) {
                Runnable once = onWrite;
                onWrite = () -> {};
                once.run();
                long end = System.nanoTime() + longest.toNanos();
                while (!isAborted && System.nanoTime() < end) {
                    Thread.onSpinWait(); // as a blocking socket, which no interrupt ends and which keeps the flag
                }
                throw new IOException(isAborted ? "aborted" : "not aborted");
            }
            return ScriptedAnswer.ok(operation.equals("BatchGetItem") ? "{\"Responses\":{\"para-shop\":[]}}" : "{}")
                    .to(operation, body);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static Injector injector(Module client) {
        return injector(client, "para.dynamodb.deadline", "30s");
    }

    private static Injector injector(Module client, String key, String value) {
        return Guice.createInjector(
                new ParaModule(ConfigFactory.parseMap(Map.of("para.dynamodb.region", "eu-west-1", key, value))),
                new AWSDynamoDAOModule(),
                client,
                binder -> binder.bind(AwsCredentialsProvider.class)
                        .toInstance(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
    }

    private static DAO dao(Injector injector) {
        DAO dao = injector.getInstance(Key.get(DAO.class, Raw.class));
        dao.read(APP, "any", Consistency.STRONG);
        return dao;
    }

    private static String ownThread() {
        return Thread.currentThread().getName();
    }

    @Test
    void onlyRequestOfABatchIsSentByTheCallingThread() {
        Injector injector = injector(TestClientModule.bound(http));

        dao(injector).readAll(APP, ONE_REQUEST, Consistency.STRONG);

        assertThat(http.threads).containsEntry("BatchGetItem", ownThread());
        injector.getInstance(Closer.class).close();
    }

    @Test
    void onlyRequestOfABatchIsSentByAnotherThreadOverAClientWhoseRequestsAreNotAborted() {
        Injector injector = injector(TestClientModule.of((DynamoDBClientCustomizer)
                builder -> builder.httpClientBuilder(null).httpClient(http)));

        dao(injector).readAll(APP, ONE_REQUEST, Consistency.STRONG);

        assertThat(http.threads).containsEntry("GetItem", ownThread());
        assertThat(http.threads.get("BatchGetItem")).startsWith("para-dynamodb-");
        injector.getInstance(Closer.class).close();
    }

    /** Deletes a batch whose request gets no answer, until the calling thread is interrupted. */
    private List<Outcome> deleteInterrupted(DAO dao) {
        http.isAborted = false;
        http.onWrite = Thread.currentThread()::interrupt;
        long start = System.nanoTime();
        List<Outcome> outcomes = dao.deleteAll(APP, TestItems.deletions(5));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(Thread.interrupted()).isTrue();
        return outcomes;
    }

    @Test
    void interruptEndsAnOnlyRequestThatGetsNoAnswer() {
        Injector injector = injector(TestClientModule.bound(http));

        assertThat(deleteInterrupted(dao(injector))).hasSize(5).allMatch(Outcome.Unknown.class::isInstance);

        assertThat(http.threads).containsEntry("BatchWriteItem", ownThread());
        injector.getInstance(Closer.class).close();
    }

    @Test
    void interruptJustBeforeTheLimitOfAnAttemptIsNotLost() {
        Injector injector = injector(TestClientModule.bound(http), "para.dynamodb.deadline", "4s");
        DAO dao = dao(injector);
        http.onWrite = () -> {
            long limit = System.nanoTime() + AttemptLimit.SHORTEST.toNanos();
            while (System.nanoTime() < limit - Duration.ofMillis(100).toNanos()) {
                Thread.onSpinWait();
            }
            Thread.currentThread().interrupt();
        };

        assertThat(dao.deleteAll(APP, TestItems.deletions(5))).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(Thread.interrupted()).isTrue();
        injector.getInstance(Closer.class).close();
    }

    @Test
    void aClientThatFailsToAbortDoesNotEndTheWatch() {
        Injector injector = injector(TestClientModule.bound(http));
        DAO dao = dao(injector);
        http.isAbortBroken = true;

        assertThat(deleteInterrupted(dao)).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(deleteInterrupted(dao)).allMatch(Outcome.Unknown.class::isInstance);
        injector.getInstance(Closer.class).close();
    }

    @Test
    void anAbortThatBlocksDelaysNeitherOtherInterruptsNorTheClose() throws InterruptedException {
        Injector injector = injector(TestClientModule.bound(http));
        DAO dao = dao(injector);
        CountDownLatch block = new CountDownLatch(1);
        http.block = block;
        http.onWrite = () -> Thread.currentThread().interrupt();
        Thread stuck = new Thread(() -> dao.deleteAll(APP, TestItems.deletions(5)));
        stuck.start();
        RecordingClient.await(http.blocked);

        http.block = null;
        try {
            assertThat(deleteInterrupted(dao)).allMatch(Outcome.Unknown.class::isInstance);
            long start = System.nanoTime();
            injector.getInstance(Closer.class).close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        } finally {
            block.countDown();
        }
        stuck.join();
    }

    @Test
    void anInterruptIsNotLostAtTheLimitOfAnAttemptWhoseAbortBlocks() {
        Injector injector = injector(TestClientModule.bound(http), "para.dynamodb.deadline", "4s");
        DAO dao = dao(injector);
        CountDownLatch block = new CountDownLatch(1);
        http.block = block;
        http.longest = AttemptLimit.SHORTEST.plusSeconds(2);
        http.onWrite = Thread.currentThread()::interrupt;

        assertThat(dao.deleteAll(APP, TestItems.deletions(5))).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(Thread.interrupted()).isTrue();
        block.countDown();
        injector.getInstance(Closer.class).close();
    }

    @Test
    void closingTheStoreEndsAnOnlyRequest() {
        Injector injector = injector(TestClientModule.bound(http));
        DAO dao = dao(injector);
        http.onWrite = () -> new Thread(() -> injector.getInstance(Closer.class).close()).start();

        assertThat(dao.deleteAll(APP, TestItems.deletions(5))).allMatch(Outcome.Unknown.class::isInstance);

        assertThat(http.isAborted).isTrue();
        assertThatThrownBy(() -> dao.read(APP, "any", Consistency.STRONG)).hasMessageContaining("the store is closed");
        assertThatThrownBy(() -> dao.readAll(APP, ONE_REQUEST, Consistency.STRONG))
                .hasMessageContaining("or the store closed");
    }

    @Test
    void timerOfTheApplicationLeavesTheCallingThreadFree() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();
        Injector injector =
                injector(Modules.combine(TestClientModule.bound(http), TestClientModule.of((DynamoDBClientCustomizer)
                        builder -> builder.overrideConfiguration(each -> each.scheduledExecutorService(own)))));

        dao(injector).readAll(APP, ONE_REQUEST, Consistency.STRONG);

        assertThat(http.threads.get("BatchGetItem")).startsWith("para-dynamodb-");
        injector.getInstance(Closer.class).close();
        own.shutdown();
    }

    @Test
    void allClientsUseItAndNoneClosesIt() {
        Injector injector = injector(TestClientModule.bound(http));
        dao(injector);
        DynamoDbStreamsClient streams = injector.getInstance(Key.get(DynamoDbStreamsClient.class, ForPara.class));
        streams.listStreams();
        injector.getInstance(Closer.class).close();

        assertThat(http.threads.keySet()).isEqualTo(Set.of("GetItem", "ListStreams"));
        assertThat(http.closed).hasValue(0);
    }
}
