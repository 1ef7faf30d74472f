package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes the member of a request that holds its items, in the JSON of DynamoDB's protocol: an object with its name and
 * value. The SDK walks through all ten members of each {@code AttributeValue}, of which one is set. It throws an
 * {@link IllegalArgumentException} for what it leaves to the SDK. Not safe for use by many threads.
 */
final class RequestMembers {
    private static final String ITEM = "Item";
    private static final String KEY = "Key";
    private static final String VALUES = "ExpressionAttributeValues";

    private final JsonGenerator json;

    private RequestMembers(JsonGenerator json) {
        this.json = json;
    }

    /** Returns the {@code RequestItems} of a BatchWriteItem. */
    static byte[] requestItems(Map<String, List<WriteRequest>> writesByTable) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator json = ItemParser.JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("RequestItems");
            new RequestMembers(json).write(writesByTable);
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Returns the {@code TransactItems} of a TransactWriteItems. */
    static byte[] transactItems(List<TransactWriteItem> parts) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator json = ItemParser.JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("TransactItems");
            new RequestMembers(json).write(parts);
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void write(Map<String, List<WriteRequest>> writesByTable) throws IOException {
        for (Map.Entry<String, List<WriteRequest>> table : writesByTable.entrySet()) {
            ItemParser.require(!table.getValue().isEmpty());
            json.writeArrayFieldStart(tableName(table.getKey()));
            for (WriteRequest write : table.getValue()) {
                ItemParser.require(write != null);
                write(write);
            }
            json.writeEndArray();
        }
    }

    private void write(WriteRequest write) throws IOException {
        json.writeStartObject();
        if (write.putRequest() != null) {
            json.writeObjectFieldStart("PutRequest");
            writeMap(ITEM, write.putRequest().hasItem(), write.putRequest().item());
            json.writeEndObject();
        }
        if (write.deleteRequest() != null) {
            json.writeObjectFieldStart("DeleteRequest");
            writeMap(KEY, write.deleteRequest().hasKey(), write.deleteRequest().key());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(List<TransactWriteItem> parts) throws IOException {
        for (TransactWriteItem part : parts) {
            ItemParser.require(part != null);
            json.writeStartObject();
            if (part.conditionCheck() != null) {
                write(part.conditionCheck());
            }
            if (part.put() != null) {
                write(part.put());
            }
            if (part.delete() != null) {
                write(part.delete());
            }
            if (part.update() != null) {
                write(part.update());
            }
            json.writeEndObject();
        }
    }

    private void write(ConditionCheck check) throws IOException {
        json.writeObjectFieldStart("ConditionCheck");
        writeMap(KEY, check.hasKey(), check.key());
        writeTable(check.tableName());
        writeText("ConditionExpression", check.conditionExpression());
        writeNames(check.hasExpressionAttributeNames(), check.expressionAttributeNames());
        writeText("ReturnValuesOnConditionCheckFailure", check.returnValuesOnConditionCheckFailureAsString());
        writeMap(VALUES, check.hasExpressionAttributeValues(), check.expressionAttributeValues());
        json.writeEndObject();
    }

    private void write(Put put) throws IOException {
        json.writeObjectFieldStart("Put");
        writeMap(ITEM, put.hasItem(), put.item());
        writeTable(put.tableName());
        writeText("ConditionExpression", put.conditionExpression());
        writeNames(put.hasExpressionAttributeNames(), put.expressionAttributeNames());
        writeText("ReturnValuesOnConditionCheckFailure", put.returnValuesOnConditionCheckFailureAsString());
        writeMap(VALUES, put.hasExpressionAttributeValues(), put.expressionAttributeValues());
        json.writeEndObject();
    }

    private void write(Delete delete) throws IOException {
        json.writeObjectFieldStart("Delete");
        writeMap(KEY, delete.hasKey(), delete.key());
        writeTable(delete.tableName());
        writeText("ConditionExpression", delete.conditionExpression());
        writeNames(delete.hasExpressionAttributeNames(), delete.expressionAttributeNames());
        writeText("ReturnValuesOnConditionCheckFailure", delete.returnValuesOnConditionCheckFailureAsString());
        writeMap(VALUES, delete.hasExpressionAttributeValues(), delete.expressionAttributeValues());
        json.writeEndObject();
    }

    private void write(Update update) throws IOException {
        json.writeObjectFieldStart("Update");
        writeMap(KEY, update.hasKey(), update.key());
        writeText("UpdateExpression", update.updateExpression());
        writeTable(update.tableName());
        writeText("ConditionExpression", update.conditionExpression());
        writeNames(update.hasExpressionAttributeNames(), update.expressionAttributeNames());
        writeText("ReturnValuesOnConditionCheckFailure", update.returnValuesOnConditionCheckFailureAsString());
        writeMap(VALUES, update.hasExpressionAttributeValues(), update.expressionAttributeValues());
        json.writeEndObject();
    }

    private void writeTable(@Nullable String name) throws IOException {
        if (name != null) {
            json.writeStringField("TableName", tableName(name));
        }
    }

    private void writeNames(boolean isPresent, Map<String, String> names) throws IOException {
        if (isPresent) {
            json.writeObjectFieldStart("ExpressionAttributeNames");
            for (Map.Entry<String, String> each : names.entrySet()) {
                ItemParser.require(each.getKey() != null && each.getValue() != null);
                json.writeStringField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
        }
    }

    private void writeText(String member, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(member, text);
        }
    }

    private void writeMap(String member, boolean isPresent, Map<String, AttributeValue> values) throws IOException {
        if (isPresent) {
            json.writeFieldName(member);
            writeMap(values);
        }
    }

    private void writeMap(Map<String, AttributeValue> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> each : values.entrySet()) {
            ItemParser.require(each.getKey() != null);
            json.writeFieldName(each.getKey());
            write(each.getValue());
        }
        json.writeEndObject();
    }

    /** Writes a value of one type, not one that has several or none. */
    private void write(AttributeValue value) throws IOException {
        json.writeStartObject();
        switch (AttributeValues.typeOf(value)) {
            case S -> json.writeStringField("S", value.s());
            case N -> json.writeStringField("N", value.n());
            case BOOL -> json.writeBooleanField("BOOL", value.bool());
            case NUL -> json.writeBooleanField("NULL", value.nul());
            case B -> json.writeBinaryField("B", value.b().asByteArrayUnsafe());
            case L -> {
                json.writeArrayFieldStart("L");
                for (AttributeValue element : value.l()) {
                    write(element);
                }
                json.writeEndArray();
            }
            case M -> {
                json.writeFieldName("M");
                writeMap(value.m());
            }
            case SS -> writeTexts("SS", value.ss());
            case NS -> writeTexts("NS", value.ns());
            case BS -> {
                json.writeArrayFieldStart("BS");
                for (SdkBytes element : value.bs()) {
                    ItemParser.require(element != null);
                    json.writeBinary(element.asByteArrayUnsafe());
                }
                json.writeEndArray();
            }
            default -> ItemParser.require(false);
        }
        json.writeEndObject();
    }

    private void writeTexts(String type, List<String> texts) throws IOException {
        json.writeArrayFieldStart(type);
        for (String text : texts) {
            ItemParser.require(text != null);
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** Returns a table's name. A request for the ARN of a table is left to the SDK, which sends it to the account in it. */
    private static String tableName(@Nullable String name) {
        ItemParser.require(name != null && name.indexOf(':') < 0);
        return Objects.requireNonNull(name);
    }
}
