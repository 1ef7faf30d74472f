package io.para4j.examples.serverless.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;

/** Calls a function for one collection as API Gateway does, for the tenant {@code demo}. */
final class FunctionCalls {
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;
    private final String collection;

    FunctionCalls(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function, String collection) {
        this.function = function;
        this.collection = collection;
    }

    /** Returns the event of a request. An empty id is the collection. */
    static APIGatewayV2HTTPEvent event(
            String method, String collection, String id, Map<String, String> headers, String body) {
        String path = "/" + collection + (id.isEmpty() ? "" : "/" + id);
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        RequestContext.Http http =
                RequestContext.Http.builder().withMethod(method).withPath(path).build();
        RequestContext.Authorizer authorizer = RequestContext.Authorizer.builder()
                .withJwt(RequestContext.Authorizer.JWT
                        .builder()
                        .withClaims(Map.of("tenant", "demo"))
                        .build())
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("ANY /" + collection + (id.isEmpty() ? "" : "/{id}"))
                .withRawPath(path)
                .withHeaders(all)
                .withPathParameters(id.isEmpty() ? Map.of() : Map.of("id", id))
                .withQueryStringParameters(Map.of())
                .withBody(body)
                .withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder()
                        .withRequestId("request-1")
                        .withHttp(http)
                        .withAuthorizer(authorizer)
                        .build())
                .build();
    }

    /** Sends a request, and returns the entity tag of the answer, which must have a status. */
    String send(int status, String method, String id, Map<String, String> headers, String body) {
        return send(status, event(method, collection, id, headers, body));
    }

    /** Lists the collection with a filter. */
    void list(Map<String, String> filter) {
        APIGatewayV2HTTPEvent event = event("GET", collection, "", Map.of(), "");
        event.setQueryStringParameters(filter);
        send(200, event);
    }

    private String send(int status, APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse answer = function.handleRequest(event, null);
        assertThat(answer.getStatusCode())
                .as(event.getRouteKey() + " " + answer.getBody())
                .isEqualTo(status);
        return answer.getHeaders().getOrDefault("ETag", "");
    }
}
