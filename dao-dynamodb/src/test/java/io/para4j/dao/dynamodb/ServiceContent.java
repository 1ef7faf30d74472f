package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Adds to a scripted answer what the service always sends with it, unless the script has it. */
final class ServiceContent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAPACITY = "{\"CapacityUnits\":0}";

    private ServiceContent() {}

    /**
     * Completes an answer.
     *
     * @param operation the operation, such as {@code GetItem}
     * @param request the JSON of the request
     * @param answer the JSON of the answer
     */
    static String complete(String operation, String request, String answer) throws JsonProcessingException {
        ObjectNode content = (ObjectNode) JSON.readTree(answer);
        switch (operation) {
            case "GetItem", "PutItem", "UpdateItem", "DeleteItem" -> add(content, "ConsumedCapacity", CAPACITY);
            case "Scan", "Query" -> {
                add(content, "ConsumedCapacity", CAPACITY);
                add(content, "Items", "[]");
            }
            case "BatchWriteItem", "TransactWriteItems", "TransactGetItems" ->
                add(content, "ConsumedCapacity", "[" + CAPACITY + "]");
            case "BatchGetItem" -> {
                add(content, "ConsumedCapacity", "[" + CAPACITY + "]");
                ObjectNode found = content.withObject("/Responses");
                for (var table : JSON.readTree(request).get("RequestItems").properties()) {
                    add(found, table.getKey(), "[]");
                }
            }
            case "CreateTable", "DeleteTable" -> add(content, "TableDescription", "{\"TableStatus\":\"ACTIVE\"}");
            case "UpdateContinuousBackups" -> add(content, "ContinuousBackupsDescription", "{}");
            default -> {}
        }
        return content.toString();
    }

    private static void add(ObjectNode content, String name, String value) throws JsonProcessingException {
        JsonNode present = content.get(name);
        if (present == null) {
            content.set(name, JSON.readTree(value));
        }
    }
}
