package io.para4j.examples.serverless.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer: a status, headers and perhaps a JSON body. */
final class ApiResponse {
    private final int status;
    private final String mediaType;
    private final @Nullable JsonNode body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private ApiResponse(int status, String mediaType, @Nullable JsonNode body) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        headers.put("Cache-Control", "no-cache");
    }

    static ApiResponse json(int status, JsonNode body) {
        return new ApiResponse(status, "application/json", body);
    }

    static ApiResponse problem(int status, JsonNode body) {
        return new ApiResponse(status, "application/problem+json", body);
    }

    static ApiResponse empty(int status) {
        return new ApiResponse(status, "", null);
    }

    ApiResponse header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    /** Returns the response for API Gateway. The answer to HEAD has no body. */
    APIGatewayV2HTTPResponse toEvent(boolean isHead) {
        if (body != null) {
            headers.put("Content-Type", mediaType);
        }
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body == null || isHead ? null : body.toString())
                .withIsBase64Encoded(false)
                .build();
    }
}
