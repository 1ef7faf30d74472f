package io.para4j.examples.serverless.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.dao.dynamodb.DynamoDBClientCustomizer;
import io.para4j.examples.serverless.OrdersHandler;
import io.para4j.examples.serverless.ProductsHandler;
import io.para4j.examples.serverless.ShopStart;
import io.para4j.examples.serverless.StreamOfTable;
import io.para4j.examples.serverless.Tenants;
import io.para4j.examples.serverless.TestShop;
import io.para4j.testkit.dynamodb.EmbeddedDynamoDB;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that the role of each function allows the requests that the function sends, and no others. */
class RolesTest {
    private static final Map<String, String> IF_ANY = Map.of("if-match", "*");
    private static final Map<String, String> IF_OLD = Map.of("if-match", "\"old\"");
    private static final String LAMP = "{\"title\":\"Lamp\",\"category\":\"Lights\",\"price\":9.50,\"stock\":9}";

    /** The requests that Lambda sends with the role of a function, to read a stream for it. */
    private static final Set<String> OF_EVENT_SOURCE = Set.of(
            "DescribeStream SharedTable.StreamArn",
            "GetRecords SharedTable.StreamArn",
            "GetShardIterator SharedTable.StreamArn",
            "ListStreams *");

    private final EmbeddedDynamoDB database = EmbeddedDynamoDB.start();
    private final SamTemplate template = SamTemplate.read(Path.of("template.yaml"));
    private final SentRequests sent = new SentRequests();

    private Injector operator;

    RolesTest() throws IOException {}

    @BeforeEach
    void openTheShop() {
        operator = start(Map.of("para.dynamodb.streams_enabled", "true"), new AWSDynamoDAOModule());
        operator.getInstance(Tenants.class).open("demo", Map.of("ada", new BigDecimal("100")));
        new FunctionCalls(new ProductsHandler(operator), "products")
                .send(201, "PUT", "stored", Map.of("if-none-match", "*"), LAMP);
    }

    @AfterEach
    void closeTheDatabase() {
        database.close();
    }

    private Injector start(Map<String, String> settings, Module store) {
        Config config = ConfigFactory.parseMap(settings)
                .withFallback(ConfigFactory.parseMap(
                        Map.of("para.dynamodb.endpoint", database.endpoint().toString())))
                .withFallback(ConfigFactory.load());
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return ShopStart.start(config, out, store);
    }

    /** Starts the process of a function with the settings of the template, and records its requests. */
    private Injector function() {
        Module recorded = Modules.combine(
                new AWSDynamoDAOModule(),
                binder -> OptionalBinder.newOptionalBinder(binder, DynamoDBClientCustomizer.class)
                        .setBinding()
                        .toInstance(sent));
        return start(Map.of("para.dynamodb.create_tables", "off"), recorded);
    }

    @Test
    void theRoleOfTheProductsAllowsItsRequestsOnly() {
        FunctionCalls products = new FunctionCalls(new ProductsHandler(function()), "products");
        String tag = products.send(201, "PUT", "lamp", Map.of("if-none-match", "*"), LAMP);
        products.send(412, "PUT", "lamp", Map.of("if-none-match", "*"), LAMP);
        products.send(201, "POST", "", Map.of("idempotency-key", "k"), LAMP);
        products.send(201, "POST", "", Map.of("idempotency-key", "k"), LAMP);
        products.send(200, "GET", "lamp", Map.of(), "");
        products.list(Map.of());
        products.list(Map.of("category", "Lights", "price.from", "1"));
        tag = products.send(200, "PUT", "lamp", Map.of("if-match", tag), LAMP);
        products.send(200, "PATCH", "lamp", Map.of("if-match", tag), "{\"stock\":3}");
        products.send(412, "PATCH", "lamp", IF_OLD, "{\"stock\":2}");
        products.send(204, "DELETE", "lamp", IF_ANY, "");
        assertThat(sent.permissions()).isEqualTo(allowed("ProductsRole"));
    }

    @Test
    void theRoleOfTheOrdersAllowsItsRequestsOnly() {
        FunctionCalls orders = new FunctionCalls(new OrdersHandler(function()), "orders");
        String order = "{\"account\":\"ada\",\"lines\":[{\"product\":\"stored\",\"quantity\":2}]}";
        orders.send(201, "PUT", "first", Map.of("if-none-match", "*"), order);
        orders.send(201, "POST", "", Map.of("idempotency-key", "k"), order);
        orders.send(201, "POST", "", Map.of("idempotency-key", "k"), order);
        orders.send(412, "PUT", "first", Map.of("if-none-match", "*"), order);
        orders.send(409, "POST", "", Map.of(), order.replace("2", "50"));
        orders.list(Map.of());
        orders.list(Map.of("account", "ada"));
        orders.send(200, "PATCH", "first", IF_ANY, "{\"note\":\"soon\"}");
        orders.send(412, "PATCH", "first", IF_OLD, "{\"note\":\"later\"}");
        orders.send(200, "PUT", "first", IF_ANY, "{\"state\":\"PAID\"}");
        orders.send(204, "DELETE", "first", IF_ANY, "");
        assertThat(sent.permissions()).isEqualTo(allowed("OrdersRole"));
    }

    @Test
    void theRoleOfTheBestSellersAllowsItsRequestsOnly() {
        FunctionCalls orders = new FunctionCalls(new OrdersHandler(operator), "orders");
        String order = "{\"account\":\"ada\",\"lines\":[{\"product\":\"stored\",\"quantity\":2}]}";
        orders.send(201, "PUT", "first", Map.of("if-none-match", "*"), order);
        orders.send(201, "PUT", "second", Map.of("if-none-match", "*"), order);
        orders.send(200, "PATCH", "first", IF_ANY, "{\"note\":\"soon\"}");
        orders.send(204, "DELETE", "first", IF_ANY, "");
        StreamOfTable stream = new StreamOfTable(database, "shop-0");
        Injector function = function();
        assertThat(TestShop.changes(function, stream.event())).isEqualTo(TestShop.ALL_HANDLED);
        assertThat(TestShop.changes(function, stream.event())).isEqualTo(TestShop.ALL_HANDLED);
        Set<String> needed = new TreeSet<>(sent.permissions());
        needed.addAll(OF_EVENT_SOURCE);
        assertThat(needed).isEqualTo(allowed("BestSellersRole"));
    }

    @Test
    void noRoleHasAWildcard() {
        template.resources("AWS::IAM::Role")
                .keySet()
                .forEach(role -> assertThat(allowed(role))
                        .as(role)
                        .filteredOn(each -> each.contains("*"))
                        .allMatch(each -> each.equals("ListStreams *")));
    }

    /** Returns what a role allows in DynamoDB, in the form of {@link SentRequests}. */
    private Set<String> allowed(String role) {
        Set<String> allowed = new TreeSet<>();
        for (Object policy :
                (List<?>) template.resources("AWS::IAM::Role").get(role).get("Policies")) {
            Map<?, ?> document = (Map<?, ?>) ((Map<?, ?>) policy).get("PolicyDocument");
            for (Object each : (List<?>) document.get("Statement")) {
                Map<?, ?> statement = (Map<?, ?>) each;
                assertThat(statement.get("Effect")).isEqualTo("Allow");
                for (Object resource : list(statement.get("Resource"))) {
                    list(statement.get("Action")).stream()
                            .map(String::valueOf)
                            .filter(action -> action.startsWith("dynamodb:"))
                            .forEach(action -> allowed.add(
                                    action.substring("dynamodb:".length()) + " " + template.text(resource)));
                }
            }
        }
        return allowed;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }
}
