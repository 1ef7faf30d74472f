package io.para4j.examples.serverless.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import io.para4j.examples.serverless.http.ApiRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Converts requests of the JDK's HTTP server to events, and answers to responses, as API Gateway does. */
final class EventAdapter {
    /** The header with the tenant. Only this server trusts it: deployed, the authoriser names the tenant. */
    static final String TENANT_HEADER = "X-Dev-Tenant";

    private final String defaultTenant;

    EventAdapter(String defaultTenant) {
        this.defaultTenant = defaultTenant;
    }

    /**
     * Returns the event for a request.
     *
     * @param exchange the request
     * @param collection the collection that the path begins with
     * @param id the rest of the path, still encoded; empty for the collection itself
     */
    APIGatewayV2HTTPEvent event(HttpExchange exchange, String collection, Optional<String> id) throws IOException {
        String rawQuery =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        byte[] body = exchange.getRequestBody().readNBytes(ApiRequest.MAX_BODY + 1);
        boolean isText = isText(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("application/json"));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("ANY /" + collection + (id.isPresent() ? "/{id}" : ""))
                .withRawPath(exchange.getRequestURI().getRawPath())
                .withRawQueryString(rawQuery)
                .withQueryStringParameters(parameters(rawQuery))
                .withPathParameters(id.map(text -> Map.of("id", decoded(text.replace("+", "%2B"))))
                        .orElse(Map.of()))
                .withHeaders(headers(exchange))
                .withBody(
                        isText
                                ? new String(body, StandardCharsets.UTF_8)
                                : Base64.getEncoder().encodeToString(body))
                .withIsBase64Encoded(!isText)
                .withRequestContext(context(exchange))
                .build();
    }

    private RequestContext context(HttpExchange exchange) {
        String tenant = Optional.ofNullable(exchange.getRequestHeaders().getFirst(TENANT_HEADER))
                .orElse(defaultTenant);
        return RequestContext.builder()
                .withRequestId(UUID.randomUUID().toString())
                .withStage("$default")
                .withHttp(RequestContext.Http.builder()
                        .withMethod(exchange.getRequestMethod())
                        .withPath(exchange.getRequestURI().getRawPath())
                        .build())
                .withAuthorizer(RequestContext.Authorizer.builder()
                        .withLambda(Map.of("tenant", tenant))
                        .build())
                .build();
    }

    /** API Gateway passes these as text and everything else, such as merge patches, as base64. */
    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/xml")
                || type.equals("application/javascript");
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    /** Returns the parameters. The values of one that occurs several times are joined by commas. */
    private static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.isEmpty() ? new String[0] : rawQuery.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.merge(
                    decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]), (first, next) -> first + "," + next);
        }
        return parameters;
    }

    /** Returns text without its percent encoding, or as it is if the encoding is malformed. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Sends an answer. */
    static void send(HttpExchange exchange, APIGatewayV2HTTPResponse response) throws IOException {
        response.getHeaders().forEach(exchange.getResponseHeaders()::set);
        byte[] body = Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
