package io.para4j.examples.serverless.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.examples.serverless.OrdersHandler;
import io.para4j.examples.serverless.ProductsHandler;
import io.para4j.examples.serverless.ShopStart;
import io.para4j.examples.serverless.Tenants;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The shop on this machine: the same handlers behind a loopback HTTP server, with a page. */
public final class LocalShop implements AutoCloseable {
    /** The tenants that are opened, the first for requests that name none. */
    static final List<String> TENANTS = List.of("demo", "other");

    private static final int THREADS = 16;

    private final Para para;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final EventAdapter adapter = new EventAdapter(TENANTS.get(0));
    private final StaticFiles files = new StaticFiles();
    private final Map<String, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers;
    private final Runnable onClose;

    private LocalShop(Injector injector, int port, Runnable onClose) throws IOException {
        this.para = injector.getInstance(Para.class);
        this.handlers = Map.of("products", new ProductsHandler(injector), "orders", new OrdersHandler(injector));
        this.onClose = onClose;
        Tenants tenants = injector.getInstance(Tenants.class);
        TENANTS.forEach(tenant ->
                tenants.open(tenant, Map.of("ada", new BigDecimal("1000.00"), "grace", new BigDecimal("50.00"))));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static void main(String[] arguments) throws IOException {
        LocalOptions options;
        try {
            options = LocalOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + LocalOptions.USAGE);
            System.exit(2);
            return;
        }
        LocalShop shop = start(options.isMemory(), options.port(), System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(shop::close));
        System.err.println("The shop is open at " + shop.address() + "/");
    }

    /**
     * Starts the shop with a store of its own, which is empty except for the accounts of the tenants.
     *
     * @param isMemory whether to use the store in memory instead of an embedded DynamoDB Local
     * @param port the port; 0 for any that is free
     * @param out where the log goes
     */
    public static LocalShop start(boolean isMemory, int port, PrintStream out) {
        if (isMemory) {
            return start(ConfigFactory.load(), new MemoryDAOModule(), port, out, () -> {});
        }
        // Nothing limits the time of an answer here, and a busy machine can be slow.
        EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
        Config config = ConfigFactory.parseMap(Map.of(
                        "para.dynamodb.endpoint", database.endpoint().toString(), "para.dynamodb.deadline", "1m"))
                .withFallback(ConfigFactory.load());
        return start(config, new AWSDynamoDAOModule(), port, out, database::close);
    }

    private static LocalShop start(Config config, Module store, int port, PrintStream out, Runnable onClose) {
        try {
            return new LocalShop(ShopStart.start(config, out, store), port, onClose);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be used", e);
        }
    }

    /** Returns the address of the shop, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    InetAddress listensOn() {
        return server.getAddress().getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getRawPath().split("/", 3);
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
                    path.length < 2 ? null : handlers.get(path[1]);
            if (handler == null) {
                files.answer(exchange);
                return;
            }
            Optional<String> id = path.length > 2 && !path[2].isEmpty() ? Optional.of(path[2]) : Optional.empty();
            EventAdapter.send(exchange, handler.handleRequest(adapter.event(exchange, path[1], id), null));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        para.close();
        onClose.run();
    }
}
