package io.para4j.testkit.dynamodb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A request on its way to the service, which may be sent unchanged, sent with another body, or not sent. */
final class Exchange {
    private static final JsonFactory JSON = new JsonFactory();

    private final SdkHttpClient service;
    private final HttpExecuteRequest request;
    private final String operation;
    private final byte[] body;
    private volatile @Nullable ExecutableHttpRequest sent;

    private Exchange(SdkHttpClient service, HttpExecuteRequest request, byte[] body) {
        this.service = service;
        this.request = request;
        this.body = body;
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        this.operation = target.substring(target.indexOf('.') + 1);
    }

    static Exchange of(SdkHttpClient service, HttpExecuteRequest request) throws IOException {
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        if (content.isEmpty()) {
            return new Exchange(service, request, new byte[0]);
        }
        try (InputStream stream = content.get().newStream()) {
            return new Exchange(service, request, stream.readAllBytes());
        }
    }

    String operation() {
        return operation;
    }

    byte[] body() {
        return body;
    }

    /** Returns the first table that the request names, or an empty string if it names none. */
    String table() throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("TableName")) {
                    return parser.getText();
                }
                if (field.equals("RequestItems") && value == JsonToken.START_OBJECT) {
                    return parser.nextToken() == JsonToken.FIELD_NAME ? parser.currentName() : "";
                }
                if (field.equals("TransactItems") && value == JsonToken.START_ARRAY) {
                    return parser.nextToken() == JsonToken.START_OBJECT ? tableOfPart(parser) : "";
                }
                parser.skipChildren();
            }
            return "";
        }
    }

    /** Returns the table of the part of a transaction that has begun. */
    private static String tableOfPart(JsonParser parser) throws IOException {
        parser.nextToken(); // the name of the action
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("TableName")) {
                return parser.getText();
            }
            parser.skipChildren();
        }
        return "";
    }

    /** Returns the number of parts of a transaction. */
    int parts() throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isFound = parser.currentName().equals("TransactItems");
                parser.nextToken();
                int count = 0;
                while (isFound && parser.nextToken() == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    count++;
                }
                if (isFound) {
                    return count;
                }
                parser.skipChildren();
            }
            throw new IllegalStateException("a transaction without parts");
        }
    }

    HttpExecuteResponse send() throws IOException {
        return send(body);
    }

    /** Sends another body. The signature does not match that body, but DynamoDB Local does not check it. */
    HttpExecuteResponse send(byte[] changed) throws IOException {
        ExecutableHttpRequest executable = service.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .putHeader("Content-Length", Integer.toString(changed.length))
                        .build())
                .contentStreamProvider(ContentStreamProvider.fromByteArrayUnsafe(changed))
                .metricCollector(request.metricCollector().orElse(null))
                .build());
        sent = executable;
        return executable.call();
    }

    /** Sends the request and reads the whole answer, so that the service has certainly completed the request. */
    HttpExecuteResponse sendAndDrain() throws IOException {
        HttpExecuteResponse response = send();
        return ServiceAnswer.of(response.httpResponse().statusCode(), bytes(response));
    }

    void abort() {
        ExecutableHttpRequest executable = sent;
        if (executable != null) {
            executable.abort();
        }
    }

    static byte[] bytes(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return new byte[0];
        }
        try (InputStream stream = response.responseBody().get()) {
            return stream.readAllBytes();
        }
    }

    static HttpExecuteResponse error(int status, String code) {
        return ServiceAnswer.error(status, code, "made by the fault transport");
    }
}
