package io.para4j.examples.serverless;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;

/** An answer of the shop, with its body read. */
public record Reply(int status, Map<String, String> headers, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Reply(APIGatewayV2HTTPResponse response) {
        this(response.getStatusCode(), response.getHeaders(), json(response.getBody()));
    }

    public static JsonNode json(String text) {
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String tag() {
        return header("ETag").orElseThrow();
    }

    public String id() {
        return body.path("id").asText();
    }
}
