package io.para4j.dao.dynamodb;

import io.para4j.testkit.dynamodb.ServiceAnswer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** An answer of a {@link ScriptedTransport}. */
@FunctionalInterface
interface ScriptedAnswer {
    /** An answer without content, to a write that was applied or a read that found nothing. */
    ScriptedAnswer OK = ok("{}");

    /** A lost answer. */
    ScriptedAnswer LOST = failure(new SocketTimeoutException("no answer"));

    /** A lack of capacity. */
    ScriptedAnswer THROTTLED = error(400, "ProvisionedThroughputExceededException");

    /**
     * Answers a request.
     *
     * @param operation the operation, such as {@code GetItem}
     * @param body the JSON of the request
     */
    HttpExecuteResponse to(String operation, String body) throws IOException;

    /** Answers with the given content and all that the service always adds to it. */
    static ScriptedAnswer ok(String json) {
        return (operation, body) -> ServiceAnswer.of(200, ServiceContent.complete(operation, body, json));
    }

    /** Answers with exactly the given body. */
    static ScriptedAnswer exactly(int status, String body) {
        return (operation, request) -> ServiceAnswer.of(status, body);
    }

    static ScriptedAnswer error(int status, String code) {
        return error(status, code, "scripted");
    }

    static ScriptedAnswer error(int status, String code, String message) {
        return (operation, body) -> ServiceAnswer.error(status, code, message);
    }

    /** Fails instead of answering. */
    static ScriptedAnswer failure(IOException failure) {
        return (operation, body) -> {
            throw failure;
        };
    }

    /** Refuses a condition, and returns the stored item. */
    static ScriptedAnswer refusal(String item) {
        return (operation, body) -> ServiceAnswer.conditionalCheckFailed(item);
    }

    /** Answers GetItem with an item. */
    static ScriptedAnswer item(String item) {
        return ok("{\"Item\":" + item + "}");
    }

    /** Answers Scan or Query with items that are the last ones. */
    static ScriptedAnswer items(String... items) {
        return ok("{\"Items\":" + List.of(items) + "}");
    }

    /** Answers Scan or Query with items after which more follow. */
    static ScriptedAnswer itemsBefore(String startKey, String... items) {
        return ok("{\"Items\":" + List.of(items) + ",\"LastEvaluatedKey\":" + startKey + "}");
    }

    /** Answers BatchWriteItem with deletions that were not processed. */
    static ScriptedAnswer unprocessedDeletions(String table, String... keys) {
        List<String> requests = Arrays.stream(keys)
                .map(key -> "{\"DeleteRequest\":{\"Key\":" + ServiceJson.key(key) + "}}")
                .toList();
        return ok("{\"UnprocessedItems\":{\"" + table + "\":" + requests + "}}");
    }

    /** Returns a script that gives this answer a number of times. */
    default ScriptedAnswer[] times(int count) {
        ScriptedAnswer[] answers = new ScriptedAnswer[count];
        Arrays.fill(answers, this);
        return answers;
    }
}
