package io.para4j.examples.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events as API Gateway sends them, read and answered through the serialisation of Lambda's Java runtime. */
class EventsTest {
    private final TestShop shop = TestShop.inMemory();

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode send(String name) throws Exception {
        try (InputStream json = EventsTest.class.getResourceAsStream("/events/" + name + ".json")) {
            APIGatewayV2HTTPEvent event =
                    serializer(APIGatewayV2HTTPEvent.class).fromJson(json);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            serializer(APIGatewayV2HTTPResponse.class).toJson(shop.answer(event), out);
            return Reply.json(out.toString(StandardCharsets.UTF_8));
        }
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, EventsTest.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    @Test
    void postIsAnswered() throws Exception {
        JsonNode answer = send("create-product");
        assertThat(answer.path("statusCode").asInt()).as("%s", answer).isEqualTo(201);
        assertThat(answer.path("headers").path("Location").asText()).startsWith("/products/key-");
        assertThat(Reply.json(answer.path("body").asText()).path("title").asText())
                .isEqualTo("Roadster");
        assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(shop.printed().toString()).contains("\"requestId\":\"JKJaXmPLvHcESHA=\",\"tenant\":\"demo\"");
    }

    @Test
    void tenantOfAJwtIsServedAndLinksKeepTheStage() throws Exception {
        for (String id : new String[] {"p", "q"}) {
            shop.send(
                    "POST",
                    "/products",
                    "{\"id\":\"%s\",\"title\":\"t\",\"category\":\"Bicycles\",\"price\":1,\"stock\":1}".formatted(id),
                    "Content-Type",
                    TestShop.JSON);
        }
        JsonNode answer = send("list-products-jwt");
        assertThat(answer.path("statusCode").asInt()).as("%s", answer).isEqualTo(200);
        assertThat(answer.path("headers").path("Link").asText())
                .startsWith("</prod/products?")
                .contains("limit=1");
    }

    @Test
    void bodyInBase64IsRead() throws Exception {
        shop.product("p", 3);
        JsonNode answer = send("patch-product-base64");
        assertThat(answer.path("statusCode").asInt()).as("%s", answer).isEqualTo(200);
        assertThat(Reply.json(answer.path("body").asText()).path("stock").asInt())
                .isEqualTo(7);
    }

    @Test
    void requestWithoutAnAuthoriserIsRefused() throws Exception {
        shop.product("p", 3);
        assertThat(send("read-product-unauthorised").path("statusCode").asInt()).isEqualTo(403);
    }

    @Test
    void warmUpReads() {
        shop.printed();
        shop.injector().getInstance(WarmUp.class).beforeCheckpoint(null);
        assertThat(shop.printed()).singleElement().asString().contains("\"operation\":\"READ\"");
    }
}
