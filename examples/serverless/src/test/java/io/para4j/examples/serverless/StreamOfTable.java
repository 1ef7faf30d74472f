package io.para4j.examples.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The stream of a table, whose records it returns in the events that Lambda makes of them. */
public final class StreamOfTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDBServer database;
    private final String table;

    public StreamOfTable(DynamoDBServer database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Returns one event with all records so far. */
    public String event() {
        return event("");
    }

    /** Returns one event with all records so far, except those of another event. */
    String event(String other) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        try (DynamoDbStreamsClient client = database.newStreamsClient()) {
            for (Stream stream :
                    client.listStreams(request -> request.tableName(table)).streams()) {
                String arn = stream.streamArn();
                client.describeStream(request -> request.streamArn(arn))
                        .streamDescription()
                        .shards()
                        .forEach(shard -> read(client, arn, shard.shardId(), other, records));
            }
        }
        return event.toString();
    }

    private static void read(DynamoDbStreamsClient client, String arn, String shard, String other, ArrayNode records) {
        String iterator = client.getShardIterator(request ->
                        request.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        while (iterator != null) {
            String next = iterator;
            var page = client.getRecords(request -> request.shardIterator(next));
            page.records().stream()
                    .filter(each -> !other.contains("\"" + each.dynamodb().sequenceNumber() + "\""))
                    .forEach(each -> records.add(record(each, arn)));
            iterator = page.records().isEmpty() ? null : page.nextShardIterator();
        }
    }

    private static ObjectNode record(Record each, String arn) {
        ObjectNode record = JSON.createObjectNode()
                .put("eventID", each.eventID())
                .put("eventName", each.eventNameAsString())
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", "eu-west-1");
        ObjectNode content = record.putObject("dynamodb")
                .put(
                        "ApproximateCreationDateTime",
                        each.dynamodb().approximateCreationDateTime().getEpochSecond());
        content.set("Keys", attributes(each.dynamodb().keys()));
        if (each.dynamodb().hasOldImage()) {
            content.set("OldImage", attributes(each.dynamodb().oldImage()));
        }
        if (each.dynamodb().hasNewImage()) {
            content.set("NewImage", attributes(each.dynamodb().newImage()));
        }
        content.put("SequenceNumber", each.dynamodb().sequenceNumber()).put("StreamViewType", "NEW_AND_OLD_IMAGES");
        // The address of the service, since DynamoDB Local's has another form.
        return record.put(
                "eventSourceARN", "arn:aws:dynamodb:eu-west-1:123456789012:table/" + arn.replaceFirst(".*:table/", ""));
    }

    private static ObjectNode attributes(Map<String, AttributeValue> values) {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((name, value) -> node.set(name, value(value)));
        return node;
    }

    /** Returns a value of the types that the shop stores. An empty map comes without a type from DynamoDB Local. */
    private static JsonNode value(AttributeValue value) {
        ObjectNode node = JSON.createObjectNode();
        return switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case L -> node.set("L", list(value.l()));
            default -> node.set("M", attributes(value.m()));
        };
    }

    private static ArrayNode list(List<AttributeValue> values) {
        ArrayNode list = JSON.createArrayNode();
        values.forEach(each -> list.add(value(each)));
        return list;
    }
}
