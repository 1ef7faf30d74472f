package io.para4j.testkit.dynamodb;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Builds HTTP answers in the form of the service, without a checksum. Transports that script answers use it. */
public final class ServiceAnswer {
    private ServiceAnswer() {}

    /**
     * Returns an answer.
     *
     * @param status the HTTP status
     * @param json the JSON of its body
     * @return the answer
     */
    public static HttpExecuteResponse of(int status, String json) {
        return of(status, json.getBytes(StandardCharsets.UTF_8));
    }

    static HttpExecuteResponse of(int status, byte[] bytes) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    /**
     * Returns an error.
     *
     * @param status the HTTP status
     * @param code the error code, such as {@code ThrottlingException}
     * @param message the message
     * @return the answer
     */
    public static HttpExecuteResponse error(int status, String code, String message) {
        return of(status, errorJson(code, message) + "}");
    }

    /**
     * Returns the refusal of a condition.
     *
     * @param item the JSON of the stored item's attributes
     * @return the answer
     */
    public static HttpExecuteResponse conditionalCheckFailed(String item) {
        return of(
                400, errorJson("ConditionalCheckFailedException", "the condition failed") + ",\"Item\":" + item + "}");
    }

    /**
     * Returns the cancellation of a transaction for a reason of its first part.
     *
     * @param parts the number of parts
     * @param code the code of the reason
     */
    static HttpExecuteResponse cancelled(int parts, String code) {
        List<String> reasons = new ArrayList<>(Collections.nCopies(parts, "{\"Code\":\"None\"}"));
        reasons.set(0, "{\"Code\":\"" + code + "\",\"Message\":\"made by the fault transport\"}");
        return of(
                400,
                errorJson("TransactionCanceledException", "Transaction cancelled") + ",\"CancellationReasons\":"
                        + reasons + "}");
    }

    private static String errorJson(String code, String message) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"" + message + "\"";
    }
}
