package io.para4j.examples.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Calls that read and write one bicycle, written with care for the low-level client. */
final class HandWritten {
    static final String TABLE = "para-shop";
    static final String IS_NEW = "attribute_not_exists(#k)";
    static final Map<String, String> KEY_NAME = Map.of("#k", "key");

    private static final AttributeValue TYPE = AttributeValue.createS("bicycle");
    private static final AttributeValue APP = AttributeValue.createS("shop");
    private static final AttributeValue ONE = AttributeValue.createN("1");
    private static final String[] NAMES = {
        "name",
        "title",
        "description",
        "brand",
        "bicycleType",
        "price",
        "stock",
        "sold",
        "weight",
        "inStock",
        "colors",
        "supplier",
        "warranty"
    };
    private static final String[] PLACEHOLDERS =
            Arrays.stream(NAMES).map(name -> ":" + name).toArray(String[]::new);

    private final DynamoDbClient client;
    private final @Nullable ReturnConsumedCapacity capacity;
    private final @Nullable ReturnValuesOnConditionCheckFailure onRefusal;

    /** Creates calls that request only what they use. */
    HandWritten(DynamoDbClient client) {
        this(client, null, null);
    }

    private HandWritten(
            DynamoDbClient client,
            @Nullable ReturnConsumedCapacity capacity,
            @Nullable ReturnValuesOnConditionCheckFailure onRefusal) {
        this.client = client;
        this.capacity = capacity;
        this.onRefusal = onRefusal;
    }

    /** Returns calls that request what the store also requests: the consumed capacity and the item of a refused write. */
    static HandWritten likeStore(DynamoDbClient client) {
        return new HandWritten(client, ReturnConsumedCapacity.TOTAL, ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    Bicycle read(String id) {
        Map<String, AttributeValue> item = client.getItem(GetItemRequest.builder()
                        .tableName(TABLE)
                        .key(Map.of("key", AttributeValue.createS(id)))
                        .consistentRead(false)
                        .returnConsumedCapacity(capacity)
                        .build())
                .item();
        return bicycle(item);
    }

    /** Returns the bicycle of an item. */
    static Bicycle bicycle(Map<String, AttributeValue> item) {
        Bicycle bicycle = new Bicycle();
        bicycle.setId(text(item, "key"));
        bicycle.setType(text(item, "type"));
        bicycle.setAppid(text(item, "appid"));
        bicycle.setName(text(item, "name"));
        bicycle.setVersion(Long.valueOf(present(item, "version").n()));
        bicycle.setRevision(text(item, "_w"));
        bicycle.setTimestamp(Long.valueOf(present(item, "timestamp").n()));
        bicycle.setUpdated(Long.valueOf(present(item, "updated").n()));
        bicycle.title = text(item, "title");
        bicycle.description = text(item, "description");
        bicycle.brand = text(item, "brand");
        bicycle.bicycleType = text(item, "bicycleType");
        bicycle.price = new BigDecimal(present(item, "price").n());
        bicycle.stock = Integer.parseInt(present(item, "stock").n());
        bicycle.sold = Long.parseLong(present(item, "sold").n());
        bicycle.weight = Double.parseDouble(present(item, "weight").n());
        bicycle.inStock = present(item, "inStock").bool();
        List<String> colors = new ArrayList<>();
        present(item, "colors").l().forEach(color -> colors.add(color.s()));
        bicycle.colors = colors;
        bicycle.supplier = text(item, "supplier");
        bicycle.warranty = text(item, "warranty");
        return bicycle;
    }

    /** Copies a bicycle, so that a caller's changes do not reach the cached object. */
    static Bicycle copy(Bicycle from) {
        Bicycle copy = new Bicycle();
        copy.setId(from.getId());
        copy.setType(from.getType());
        copy.setAppid(from.getAppid());
        copy.setName(from.getName());
        copy.setVersion(from.getVersion());
        copy.setRevision(from.getRevision());
        copy.setTimestamp(from.getTimestamp());
        copy.setUpdated(from.getUpdated());
        copy.title = from.title;
        copy.description = from.description;
        copy.brand = from.brand;
        copy.bicycleType = from.bicycleType;
        copy.price = from.price;
        copy.stock = from.stock;
        copy.sold = from.sold;
        copy.weight = from.weight;
        copy.inStock = from.inStock;
        copy.colors = from.colors == null ? null : new ArrayList<>(from.colors);
        copy.supplier = from.supplier;
        copy.warranty = from.warranty;
        return copy;
    }

    private static AttributeValue present(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private static @Nullable String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    void create(Bicycle bicycle) {
        client.putItem(PutItemRequest.builder()
                .tableName(TABLE)
                .item(newItem(UUID.randomUUID().toString(), bicycle))
                .conditionExpression(IS_NEW)
                .expressionAttributeNames(KEY_NAME)
                .returnConsumedCapacity(capacity)
                .returnValuesOnConditionCheckFailure(onRefusal)
                .build());
    }

    /** Returns the item of a new bicycle, and sets what the framework sets. */
    static Map<String, AttributeValue> newItem(String id, Bicycle bicycle) {
        String revision = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        Map<String, AttributeValue> item = new HashMap<>(32);
        item.put("key", AttributeValue.createS(id));
        item.put("type", TYPE);
        item.put("appid", APP);
        item.put("version", ONE);
        item.put("_w", AttributeValue.createS(revision));
        item.put("timestamp", AttributeValue.createN(Long.toString(now)));
        putFields(item, NAMES, bicycle);
        bicycle.setId(id);
        bicycle.setVersion(1L);
        bicycle.setRevision(revision);
        bicycle.setTimestamp(now);
        return item;
    }

    private static void putFields(Map<String, AttributeValue> to, String[] names, Bicycle bicycle) {
        List<String> colors = Objects.requireNonNull(bicycle.colors);
        List<AttributeValue> values = new ArrayList<>(colors.size());
        for (String color : colors) {
            values.add(AttributeValue.createS(color));
        }
        to.put(names[0], AttributeValue.createS(bicycle.getName()));
        to.put(names[1], AttributeValue.createS(bicycle.title));
        to.put(names[2], AttributeValue.createS(bicycle.description));
        to.put(names[3], AttributeValue.createS(bicycle.brand));
        to.put(names[4], AttributeValue.createS(bicycle.bicycleType));
        to.put(names[5], AttributeValue.createN(String.valueOf(bicycle.price)));
        to.put(names[6], AttributeValue.createN(Integer.toString(bicycle.stock)));
        to.put(names[7], AttributeValue.createN(Long.toString(bicycle.sold)));
        to.put(names[8], AttributeValue.createN(Double.toString(bicycle.weight)));
        to.put(names[9], AttributeValue.createBool(bicycle.inStock));
        to.put(names[10], AttributeValue.createL(values));
        to.put(names[11], AttributeValue.createS(bicycle.supplier));
        to.put(names[12], AttributeValue.createS(bicycle.warranty));
    }

    private static final String UPDATE =
            "SET #name = :name, title = :title, description = :description, brand = :brand,"
                    + " bicycleType = :bicycleType, price = :price, stock = :stock, sold = :sold, weight = :weight,"
                    + " inStock = :inStock, colors = :colors, supplier = :supplier, warranty = :warranty, updated = :updated,"
                    + " #w = :revision ADD version :one";
    private static final Map<String, String> UPDATE_NAMES = Map.of("#name", "name", "#w", "_w", "#type", "type");

    void update(Bicycle bicycle) {
        String revision = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        Map<String, AttributeValue> values = new HashMap<>(32);
        putFields(values, PLACEHOLDERS, bicycle);
        values.put(":updated", AttributeValue.createN(Long.toString(now)));
        values.put(":revision", AttributeValue.createS(revision));
        values.put(":one", ONE);
        values.put(":held", AttributeValue.createS(bicycle.getRevision()));
        values.put(":type", TYPE);
        client.updateItem(UpdateItemRequest.builder()
                .tableName(TABLE)
                .key(Map.of("key", AttributeValue.createS(bicycle.getId())))
                .updateExpression(UPDATE)
                .conditionExpression("#type = :type AND #w = :held")
                .expressionAttributeNames(UPDATE_NAMES)
                .expressionAttributeValues(values)
                .returnConsumedCapacity(capacity)
                .returnValuesOnConditionCheckFailure(onRefusal)
                .build());
        bicycle.setVersion(Objects.requireNonNull(bicycle.getVersion()) + 1);
        bicycle.setRevision(revision);
        bicycle.setUpdated(now);
    }

    private static final Map<String, String> PATCH_NAMES = Map.of("#k", "key", "#w", "_w");

    /** Sets the brand and adds to the number sold, if the bicycle exists, and returns it as it is after that. */
    Bicycle patch(String id, String brand, int sold) {
        return bicycle(client.updateItem(UpdateItemRequest.builder()
                        .tableName(TABLE)
                        .key(Map.of("key", AttributeValue.createS(id)))
                        .updateExpression("SET brand = :brand, updated = :now, #w = :w ADD sold :sold, version :one")
                        .conditionExpression("attribute_exists(#k)")
                        .expressionAttributeNames(PATCH_NAMES)
                        .expressionAttributeValues(Map.of(
                                ":brand", AttributeValue.createS(brand),
                                ":sold", AttributeValue.createN(Integer.toString(sold)),
                                ":now", AttributeValue.createN(Long.toString(System.currentTimeMillis())),
                                ":w", AttributeValue.createS(UUID.randomUUID().toString()),
                                ":one", ONE))
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnConsumedCapacity(capacity)
                        .returnValuesOnConditionCheckFailure(onRefusal)
                        .build())
                .attributes());
    }
}
