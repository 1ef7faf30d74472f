package io.para4j.examples.serverless.startup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The read of a product, written by hand for the low-level client: the same request and the same answer, with a line of
 * log. It has nothing else of the shop.
 */
final class HandWrittenProducts implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ObjectMapper mapper = new ObjectMapper();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .endpointOverride(URI.create(System.getProperty("para.dynamodb.endpoint")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        long begin = System.nanoTime();
        String tenant =
                event.getRequestContext().getAuthorizer().getJwt().getClaims().get("tenant");
        String key = tenant + "_" + event.getPathParameters().get("id");
        Map<String, AttributeValue> item = client.getItem(
                        request -> request.tableName("shop-0").key(Map.of("key", AttributeValue.fromS(key))))
                .item();
        int status = item.isEmpty() ? 404 : 200;
        APIGatewayV2HTTPResponse response = APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(
                        item.isEmpty()
                                ? Map.of()
                                : Map.of("ETag", "\"" + item.get("_w").s() + "\"", "Content-Type", "application/json"))
                .withBody(item.isEmpty() ? "" : body(event, item).toString())
                .build();
        System.out.println(mapper.createObjectNode()
                .put("requestId", event.getRequestContext().getRequestId())
                .put("tenant", tenant)
                .put("status", status)
                .put("durationMs", (System.nanoTime() - begin) / 1e6));
        return response;
    }

    private ObjectNode body(APIGatewayV2HTTPEvent event, Map<String, AttributeValue> item) {
        return mapper.createObjectNode()
                .put("id", event.getPathParameters().get("id"))
                .put("title", item.get("title").s())
                .put("category", item.get("category").s())
                .put("price", new BigDecimal(item.get("price").n()))
                .put("stock", Integer.parseInt(item.get("stock").n()))
                .put("version", Long.parseLong(item.get("version").n()))
                .put("revision", item.get("_w").s())
                .put(
                        "created",
                        Instant.ofEpochMilli(
                                        Long.parseLong(item.get("timestamp").n()))
                                .toString());
    }
}
