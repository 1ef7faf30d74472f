package io.para4j.testkit.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** A batch of which only the first half is sent. The rest is added to the unprocessed items of the answer. */
final class Unprocessed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode unprocessed = JSON.createObjectNode();
    private final ObjectNode request;

    private Unprocessed(ObjectNode request) {
        this.request = request;
    }

    static boolean canLeave(String operation) {
        return operation.equals("BatchWriteItem") || operation.equals("BatchGetItem");
    }

    static HttpExecuteResponse half(Exchange exchange) throws IOException {
        Unprocessed batch = new Unprocessed((ObjectNode) JSON.readTree(exchange.body()));
        batch.takeOutHalf();
        if (batch.unprocessed.isEmpty()) {
            // The service throttles a batch if it cannot process a single item.
            return Exchange.error(400, "ProvisionedThroughputExceededException");
        }
        HttpExecuteResponse response = exchange.send(JSON.writeValueAsBytes(batch.request));
        int status = response.httpResponse().statusCode();
        byte[] answer = Exchange.bytes(response);
        return ServiceAnswer.of(status, status == 200 ? batch.withUnprocessed(exchange.operation(), answer) : answer);
    }

    private void takeOutHalf() {
        for (Map.Entry<String, JsonNode> table : request.get("RequestItems").properties()) {
            JsonNode left = table.getValue().deepCopy();
            ArrayNode sentItems = items(table.getValue());
            ArrayNode leftItems = items(left);
            int sent = (sentItems.size() + 1) / 2;
            while (sentItems.size() > sent) {
                sentItems.remove(sent);
            }
            for (int i = 0; i < sent; i++) {
                leftItems.remove(0);
            }
            if (!leftItems.isEmpty()) {
                unprocessed.set(table.getKey(), left);
            }
        }
    }

    /** Returns the items of a table: writes are a list, and the keys of reads are a list inside an object. */
    private static ArrayNode items(JsonNode ofTable) {
        return (ArrayNode) (ofTable.isArray() ? ofTable : ofTable.get("Keys"));
    }

    private byte[] withUnprocessed(String operation, byte[] answer) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(answer);
        ObjectNode all = tree.withObject(operation.equals("BatchGetItem") ? "/UnprocessedKeys" : "/UnprocessedItems");
        for (Map.Entry<String, JsonNode> table : unprocessed.properties()) {
            JsonNode ofService = all.get(table.getKey());
            if (ofService == null) {
                all.set(table.getKey(), table.getValue());
            } else {
                items(ofService).addAll(items(table.getValue()));
            }
        }
        return JSON.writeValueAsBytes(tree);
    }
}
