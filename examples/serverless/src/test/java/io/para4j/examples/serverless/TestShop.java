package io.para4j.examples.serverless;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.spi.DAO;
import io.para4j.spi.Raw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shop with its handlers, which get events as API Gateway makes them. It has the tenants {@code demo} and {@code other}. */
public final class TestShop implements AutoCloseable {
    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** The answer to an event of which every record was handled. */
    public static final String ALL_HANDLED = "{\"batchItemFailures\":[]}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Injector injector;
    private final ProductsHandler products;
    private final OrdersHandler orders;

    private TestShop(Config config, Module store) {
        injector = ShopStart.start(config, new PrintStream(out, true, StandardCharsets.UTF_8), store);
        products = new ProductsHandler(injector);
        orders = new OrdersHandler(injector);
        Map<String, BigDecimal> accounts = Map.of("ada", new BigDecimal("1000.00"));
        List.of("demo", "other")
                .forEach(tenant -> injector.getInstance(Tenants.class).open(tenant, accounts));
    }

    public static TestShop inMemory() {
        return new TestShop(ConfigFactory.load(), new MemoryDAOModule());
    }

    public static TestShop on(Map<String, ?> settings, Module... store) {
        return new TestShop(
                ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load()), Modules.combine(store));
    }

    /** Sends a request of the tenant {@code demo}. Headers are pairs of a name and a value. */
    public Reply send(String method, String target, String body, String... headers) {
        return sendAs("demo", method, target, body, headers);
    }

    public Reply sendAs(String tenant, String method, String target, String body, String... headers) {
        return send(event(tenant, method, target, body, headers));
    }

    public Reply send(APIGatewayV2HTTPEvent event) {
        return new Reply(answer(event));
    }

    /** Passes an event to the function that its path leads to. */
    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return String.valueOf(event.getRawPath()).contains("orders")
                ? orders.handleRequest(event, null)
                : products.handleRequest(event, null);
    }

    static APIGatewayV2HTTPEvent event(String tenant, String method, String target, String body, String... headers) {
        String[] parts = target.split("\\?", 2);
        String[] path = parts[0].split("/", 3);
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("ANY /" + path[1] + (path.length > 2 ? "/{id}" : ""))
                .withRawPath(parts[0])
                .withQueryStringParameters(parts.length > 1 ? query(parts[1]) : null)
                .withPathParameters(path.length > 2 ? Map.of("id", path[2]) : null)
                .withHeaders(named)
                .withBody(body)
                .withRequestContext(RequestContext.builder()
                        .withRequestId("request-1")
                        .withHttp(RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(parts[0])
                                .build())
                        .withAuthorizer(RequestContext.Authorizer.builder()
                                .withLambda(Map.of("tenant", tenant))
                                .build())
                        .build())
                .build();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** Creates a product with a stock, at a price of 10, and returns the answer. */
    public Reply product(String id, int stock) {
        return send(
                "POST",
                "/products",
                "{\"id\":\"%s\",\"title\":\"Product %s\",\"category\":\"Things\",\"price\":10,\"stock\":%d}"
                        .formatted(id, id, stock),
                "Content-Type",
                JSON);
    }

    /** Orders some of one product for the account {@code ada}. */
    public Reply order(String product, int quantity, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = JSON;
        return send(
                "POST",
                "/orders",
                "{\"account\":\"ada\",\"lines\":[{\"product\":\"%s\",\"quantity\":%d}]}".formatted(product, quantity),
                all);
    }

    /** Passes an event of the stream to the function for it, and returns the answer. Only on DynamoDB. */
    public String changes(String event) {
        return changes(injector, event);
    }

    /** Passes an event of the stream to the function of a process, and returns the answer. */
    public static String changes(Injector process, String event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Context context = (Context) Proxy.newProxyInstance(
                TestShop.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getAwsRequestId") ? "request-1" : null);
        try {
            new BestSellersHandler(process)
                    .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** Returns the products of a category and how many of each were sold, the best first. */
    public List<String> bestSellers(String tenant, String category) {
        return injector.getInstance(BestSellers.class).of(tenant, category).stream()
                .map(sales -> sales.product() + " " + sales.sold())
                .toList();
    }

    public Store store() {
        return injector.getInstance(Para.class).store("demo");
    }

    /** Returns the store without the checks of the framework, for what another program could have written. */
    public DAO raw() {
        return injector.getInstance(Key.get(DAO.class, Raw.class));
    }

    Injector injector() {
        return injector;
    }

    /** Returns the lines that were printed since the last call. */
    public List<String> printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text.lines().toList();
    }

    @Override
    public void close() {
        injector.getInstance(Para.class).close();
    }
}
