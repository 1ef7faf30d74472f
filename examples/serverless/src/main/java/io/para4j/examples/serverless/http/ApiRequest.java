package io.para4j.examples.serverless.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request in the terms of the shop, read from an event of an API Gateway HTTP API. Every part of it may be missing. */
public final class ApiRequest {
    /** The largest body, in bytes. An object has at most 400 KB. */
    public static final int MAX_BODY = 1024 * 1024;

    private static final String TENANT = "tenant";
    private static final Pattern PATH = Pattern.compile("/[\\w.~!$&'()*+,;=:@%/-]*");

    private final APIGatewayV2HTTPEvent event;
    private final Optional<RequestContext> context;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public ApiRequest(APIGatewayV2HTTPEvent event) {
        this.event = event;
        this.context = Optional.ofNullable(event.getRequestContext());
        headers.putAll(known(event.getHeaders()));
    }

    private static Map<String, String> known(@Nullable Map<String, String> some) {
        return some == null ? Map.of() : some;
    }

    public String method() {
        return context.map(RequestContext::getHttp)
                .map(http -> http.getMethod())
                .orElse("")
                .toUpperCase(Locale.ROOT);
    }

    /** Returns the route, such as {@code ANY /products/{id}}. It has no text of the caller. */
    public String route() {
        return Optional.ofNullable(event.getRouteKey()).orElse("");
    }

    public String requestId() {
        return context.map(RequestContext::getRequestId).orElse("");
    }

    /** Returns the path with the stage, for links. */
    String path() {
        return Optional.ofNullable(event.getRawPath())
                .filter(path -> PATH.matcher(path).matches())
                .orElse("/");
    }

    /** Returns the id in the path; empty for a collection. */
    Optional<String> id() {
        return Optional.ofNullable(known(event.getPathParameters()).get("id"));
    }

    Map<String, String> query() {
        return known(event.getQueryStringParameters());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns the tenant that the authoriser has found: a member of a Lambda authoriser's context, or a JWT's claim. */
    public Optional<String> tenant() {
        return context.map(RequestContext::getAuthorizer).flatMap(authorizer -> {
            Object own = authorizer.getLambda() == null
                    ? null
                    : authorizer.getLambda().get(TENANT);
            String claim = authorizer.getJwt() == null
                    ? null
                    : known(authorizer.getJwt().getClaims()).get(TENANT);
            return Optional.ofNullable(own instanceof String text ? text : claim);
        });
    }

    byte[] body() {
        String text = Optional.ofNullable(event.getBody()).orElse("");
        if (text.length() > MAX_BODY * 4L / 3 + 4) {
            throw tooLarge();
        }
        byte[] bytes = event.getIsBase64Encoded() ? decoded(text) : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BODY) {
            throw tooLarge();
        }
        return bytes;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.MALFORMED_REQUEST, "The body is not base64.", e);
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.TOO_LARGE, "A body has at most " + MAX_BODY + " bytes.")
                .with("limit", MAX_BODY);
    }
}
