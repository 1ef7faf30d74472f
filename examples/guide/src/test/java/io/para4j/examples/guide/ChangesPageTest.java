package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.ConfigFactory;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.error.FeedGapException;
import io.para4j.examples.guide.Product.Category;
import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Changes;
import io.para4j.feed.Checkpoints;
import io.para4j.feed.Feed;
import io.para4j.feed.FeedPlan;
import io.para4j.feed.FeedStart;
import io.para4j.feed.ObjectChange;
import io.para4j.feed.Subscription;
import io.para4j.feed.SubscriptionStatus;
import io.para4j.model.Sysprop;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.testkit.KitClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the code of changes.md. */
@Timeout(60)
class ChangesPageTest {
    private static final Duration POLL = Duration.ofMillis(10);

    private final KitClock clock = new KitClock();
    private final Map<String, Product> copy = new ConcurrentHashMap<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private Para para;
    private Changes changes;
    private Store shop;

    @BeforeEach
    void start() {
        para = Para.start(
                new ParaModule(ConfigFactory.empty())
                        .types(Product.class, StockCount.class)
                        .withoutValidation()
                        .clock(clock),
                new MemoryDAOModule());
        changes = para.changes();
        para.apps().create("shop");
        para.apps().enableFeed("shop");
        shop = para.store("shop");
    }

    @AfterEach
    void close() {
        para.close();
    }

    private static Product product(String id) {
        Product product = new Product("Book " + id, Category.BOOK, new BigDecimal(10));
        product.setId(id);
        return product;
    }

    /** Returns the next event. */
    private String next() throws InterruptedException {
        return Optional.ofNullable(events.poll(30, TimeUnit.SECONDS)).orElse("nothing");
    }

    private FeedPlan fast(FeedPlan plan) {
        return plan.pollEvery(POLL);
    }

    private void mail(String text) {
        events.add(text);
    }

    private Feed startMails() {
        return changes.start(FeedPlan.of("shop").each("sold-out", change -> {
            Optional<Product> product = change.after(Product.class);
            if (product.isPresent() && product.get().getStock() == 0) {
                mail("sold out: " + product.get().getTitle());
            }
        }));
    }

    @Test
    void aHandlerSeesEachChange() throws InterruptedException {
        try (Feed feed = startMails()) {
            shop.create(product("b1"));
            assertThat(next()).isEqualTo("sold out: Book b1");
            assertThat(feed.status().isRunning()).isTrue();
        }
    }

    private void updateCopy(ObjectChange change) {
        change.after(Product.class)
                .ifPresentOrElse(product -> copy.put(change.id(), product), () -> copy.remove(change.id()));
        events.add(change.kind() + " " + change.id());
    }

    private Feed load(FeedPlan plan) {
        changes.start(plan).close(); // stores the position at which the feed begins
        shop.stream(Product.class, Pager.first()).forEach(product -> copy.put(product.getId(), product));
        return changes.start(plan); // continues there
    }

    @Test
    void aCopyIsLoadedAndFollowed() throws InterruptedException {
        shop.create(product("b1"));
        FeedPlan plan = fast(FeedPlan.of("shop").each("copy", this::updateCopy));

        try (Feed feed = load(plan)) {
            assertThat(copy).containsOnlyKeys("b1");
            shop.create(product("b2"));
            assertThat(next()).isEqualTo("CREATED b2");
            assertThat(copy).containsOnlyKeys("b1", "b2");
            assertThat(feed.status().failure()).isEmpty();
        }
        shop.delete("b1");
        Feed resumed = changes.start(plan);
        assertThat(next()).isEqualTo("DELETED b1");
        assertThat(copy).containsOnlyKeys("b2");
        resumed.close();
    }

    private static boolean isGap(Feed feed) {
        return feed.status()
                .failure()
                .filter(FeedGapException.class::isInstance)
                .isPresent();
    }

    private Feed rebuild(FeedPlan plan) {
        changes.checkpoints().delete("shop", "copy");
        copy.clear();
        return load(plan);
    }

    @Test
    void aCopyIsRebuiltAfterAGap() throws InterruptedException {
        FeedPlan plan = fast(FeedPlan.of("shop").each("copy", this::updateCopy));
        load(plan).close();
        shop.create(product("b1"));
        clock.step(Duration.ofHours(25));

        Feed old = changes.start(plan);
        assertThat(old.awaitStop(Duration.ofSeconds(30))).isTrue();
        assertThat(isGap(old)).isTrue();
        assertThat(copy).isEmpty();

        try (Feed feed = rebuild(plan)) {
            assertThat(copy).containsOnlyKeys("b1");
            shop.create(product("b2"));
            assertThat(next()).isEqualTo("CREATED b2");
            assertThat(feed.status().isRunning()).isTrue();
        }
    }

    private static String key(ObjectChange change) {
        return change.id() + "/" + change.kind() + "/" + change.version() + "/"
                + change.revision().orElse("");
    }

    @Test
    void theKeyOfAChangeIsTheSameEachTimeAndThatOfNoOtherChange() throws InterruptedException {
        FeedPlan plan =
                fast(FeedPlan.of("shop").from(FeedStart.oldest()).each("keys", change -> events.add(key(change))));
        shop.create(product("b1"));
        shop.delete("b1");
        shop.create(product("b1"));

        List<String> first = keys(plan, 3);
        changes.checkpoints().delete("shop", "keys");

        assertThat(first).doesNotHaveDuplicates();
        assertThat(keys(plan, 3)).isEqualTo(first);
    }

    private List<String> keys(FeedPlan plan, int count) throws InterruptedException {
        try (Feed feed = changes.start(plan)) {
            assertThat(feed.status().app()).isEqualTo("shop");
            return List.of(next(), next(), next()).subList(0, count);
        }
    }

    private Sysprop letter(ObjectChange change, Throwable failure) {
        Sysprop letter = new Sysprop("deadletter");
        letter.setName(change.id());
        letter.set("change", key(change));
        letter.set("failure", failure.toString());
        return letter;
    }

    private Subscription careful(ChangeHandler handler, Store letters) {
        return Subscription.of("copy", handler)
                .attempts(8)
                .backoff(Duration.ofMillis(200), Duration.ofMinutes(1))
                .deadLetters((change, failure) -> letters.create(letter(change, failure)));
    }

    private void replay(Store letters) {
        try (Stream<Sysprop> all = letters.stream(Sysprop.class, Pager.first())) {
            all.forEach(letter -> {
                shop.read(Product.class, letter.getName())
                        .ifPresentOrElse(
                                product -> copy.put(product.getId(), product), () -> copy.remove(letter.getName()));
                letters.delete(letter);
            });
        }
    }

    @Test
    void aDeadLetterIsReplayedFromTheObject() throws InterruptedException {
        para.apps().create("letters");
        Store letters = para.store("letters");
        ChangeHandler failing = change -> {
            if (change.id().equals("b1")) {
                throw new IOException("scripted");
            }
            updateCopy(change);
        };
        Subscription subscription = careful(failing, letters).attempts(2).backoff(Duration.ZERO, Duration.ZERO);

        try (Feed feed = changes.start(fast(FeedPlan.of("shop").each(subscription)))) {
            shop.create(product("b1"));
            shop.create(product("b2"));
            assertThat(next()).isEqualTo("CREATED b2");
            SubscriptionStatus status = feed.status().subscription("copy");
            assertThat(status.deadLetters()).isEqualTo(1);
            assertThat(status.failures()).isEqualTo(2);
        }
        assertThat(copy).containsOnlyKeys("b2");
        replay(letters);
        assertThat(copy).containsOnlyKeys("b1", "b2");
        assertThat(letters.stream(Sysprop.class, Pager.first())).isEmpty();
    }

    /** Checkpoints that are a part of what the handler writes. */
    private static final class CountCheckpoints implements Checkpoints {
        private final Store counts;

        CountCheckpoints(Store counts) {
            this.counts = counts;
        }

        @Override
        public Optional<FeedPosition> read(String app, String subscription) {
            return counts.read(StockCount.class, subscription).flatMap(StockCount::position);
        }

        @Override
        public void write(String app, String subscription, FeedPosition position) {
            // the handler has stored it
        }

        @Override
        public void delete(String app, String subscription) {
            counts.delete(subscription);
        }
    }

    private Feed count(Store counts) {
        return changes.start(FeedPlan.of("shop")
                .from(FeedStart.oldest())
                .checkpoints(new CountCheckpoints(counts))
                .each("pieces", change -> counts.modify(StockCount.class, "pieces", count -> count.count(change))));
    }

    @Test
    void aSumWithItsPositionCountsEachChangeOnce() throws InterruptedException {
        para.apps().create("counts");
        Store counts = para.store("counts");
        counts.create(new StockCount("pieces"));
        shop.create(product("b1"));
        shop.patch("b1", Patch.of(Product.class).add("stock", 7));
        awaitHandled(count(counts), 2);
        shop.patch("b1", Patch.of(Product.class).add("stock", -2));
        awaitHandled(count(counts), 1);

        assertThat(counts.read(StockCount.class, "pieces").orElseThrow().getPieces())
                .isEqualTo(5);
    }

    private static void awaitHandled(Feed feed, long count) {
        try (feed) {
            while (feed.status().subscription("pieces").handled() < count) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isHealthy(Feed feed, Duration limit) {
        return feed.status().isRunning()
                && feed.status().subscriptions().stream()
                        .allMatch(each -> each.lag().compareTo(limit) < 0);
    }

    @Test
    void theStatusShowsTheLagOfEachSubscription() throws InterruptedException {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>();
        try (Feed feed = changes.start(fast(FeedPlan.of("shop").each("slow", change -> {
            events.add("begun");
            gate.take();
        })))) {
            assertThat(isHealthy(feed, Duration.ofMinutes(1))).isTrue();
            shop.create(product("b1"));
            assertThat(next()).isEqualTo("begun");
            clock.step(Duration.ofMinutes(2));
            assertThat(isHealthy(feed, Duration.ofMinutes(1))).isFalse();
            gate.add("go");
        }
    }

    private Feed replay(FeedPlan plan) {
        changes.checkpoints().delete("shop", "copy");
        return changes.start(plan.from(FeedStart.oldest()));
    }

    @Test
    void aFeedIsReplayedFromTheOldestChange() throws InterruptedException {
        FeedPlan plan = fast(FeedPlan.of("shop").each("copy", this::updateCopy));
        shop.create(product("b1"));
        changes.start(plan).close();
        try (Feed feed = replay(plan)) {
            assertThat(next()).isEqualTo("CREATED b1");
            assertThat(feed.status().isRunning()).isTrue();
        }
    }

    /** Sends changes to another service. */
    private static final class Sender implements ChangeHandler {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI service;

        Sender(URI service) {
            this.service = service;
        }

        @Override
        public void handle(ObjectChange change) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/products/" + change.id()))
                    .timeout(Duration.ofSeconds(10))
                    .header("Idempotency-Key", key(change))
                    .header("X-Version", Long.toString(change.version()));
            Optional<Product> product = change.after(Product.class);
            HttpRequest sent = product.isPresent()
                    ? request.PUT(HttpRequest.BodyPublishers.ofString(
                                    product.get().getTitle()))
                            .build()
                    : request.DELETE().build();
            HttpResponse<Void> response = http.send(sent, BodyHandlers.discarding());
            if (response.statusCode() >= 300) {
                throw new IOException("the service answered " + response.statusCode());
            }
        }
    }

    @Test
    void changesAreSentToAnotherServiceUntilItAcceptsThem() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<Integer> answers = List.of(503, 200, 200);
        server.createContext("/products/", exchange -> answer(exchange, answers));
        server.start();
        URI service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Feed feed = changes.start(fast(FeedPlan.of("shop").each("sender", new Sender(service))))) {
            shop.create(product("b1"));
            String refused = next();
            assertThat(refused).startsWith("PUT /products/b1 b1/" + ItemChange.Kind.CREATED + "/1/");
            assertThat(next()).isEqualTo(refused);
            shop.delete("b1");
            assertThat(next()).startsWith("DELETE /products/b1 b1/DELETED/1/");
            assertThat(feed.status().isRunning()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange, List<Integer> answers) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        int status = answers.get(answered++);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        events.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key);
    }

    private int answered;
}
