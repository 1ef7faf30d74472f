package io.para4j.examples.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
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
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Calls that read, create and update a bicycle, written with care for the low-level client. */
final class HandWritten {
    private static final String TABLE = "para-shop";

    private final DynamoDbClient client;

    HandWritten(DynamoDbClient client) {
        this.client = client;
    }

    Bicycle read(String id) {
        Map<String, AttributeValue> item = client.getItem(GetItemRequest.builder()
                        .tableName(TABLE)
                        .key(Map.of("key", AttributeValue.createS(id)))
                        .consistentRead(false)
                        .build())
                .item();
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
        String id = UUID.randomUUID().toString();
        String revision = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("key", AttributeValue.createS(id));
        item.put("type", AttributeValue.createS("bicycle"));
        item.put("appid", AttributeValue.createS("shop"));
        item.put("version", AttributeValue.createN("1"));
        item.put("_w", AttributeValue.createS(revision));
        item.put("timestamp", AttributeValue.createN(Long.toString(now)));
        putFields(item, "", bicycle);
        client.putItem(PutItemRequest.builder()
                .tableName(TABLE)
                .item(item)
                .conditionExpression("attribute_not_exists(#k)")
                .expressionAttributeNames(Map.of("#k", "key"))
                .build());
        bicycle.setId(id);
        bicycle.setVersion(1L);
        bicycle.setRevision(revision);
        bicycle.setTimestamp(now);
    }

    private static void putFields(Map<String, AttributeValue> to, String prefix, Bicycle bicycle) {
        List<AttributeValue> colors = new ArrayList<>();
        Objects.requireNonNull(bicycle.colors).forEach(color -> colors.add(AttributeValue.createS(color)));
        to.put(prefix + "name", AttributeValue.createS(bicycle.getName()));
        to.put(prefix + "title", AttributeValue.createS(bicycle.title));
        to.put(prefix + "description", AttributeValue.createS(bicycle.description));
        to.put(prefix + "brand", AttributeValue.createS(bicycle.brand));
        to.put(prefix + "bicycleType", AttributeValue.createS(bicycle.bicycleType));
        to.put(prefix + "price", AttributeValue.createN(String.valueOf(bicycle.price)));
        to.put(prefix + "stock", AttributeValue.createN(Integer.toString(bicycle.stock)));
        to.put(prefix + "sold", AttributeValue.createN(Long.toString(bicycle.sold)));
        to.put(prefix + "weight", AttributeValue.createN(Double.toString(bicycle.weight)));
        to.put(prefix + "inStock", AttributeValue.createBool(bicycle.inStock));
        to.put(prefix + "colors", AttributeValue.createL(colors));
        to.put(prefix + "supplier", AttributeValue.createS(bicycle.supplier));
        to.put(prefix + "warranty", AttributeValue.createS(bicycle.warranty));
    }

    private static final String UPDATE =
            "SET #name = :name, title = :title, description = :description, brand = :brand,"
                    + " bicycleType = :bicycleType, price = :price, stock = :stock, sold = :sold, weight = :weight,"
                    + " inStock = :inStock, colors = :colors, supplier = :supplier, warranty = :warranty, updated = :updated,"
                    + " #w = :revision ADD version :one";

    void update(Bicycle bicycle) {
        String revision = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        Map<String, AttributeValue> values = new HashMap<>();
        putFields(values, ":", bicycle);
        values.put(":updated", AttributeValue.createN(Long.toString(now)));
        values.put(":revision", AttributeValue.createS(revision));
        values.put(":one", AttributeValue.createN("1"));
        values.put(":held", AttributeValue.createS(bicycle.getRevision()));
        values.put(":type", AttributeValue.createS("bicycle"));
        client.updateItem(UpdateItemRequest.builder()
                .tableName(TABLE)
                .key(Map.of("key", AttributeValue.createS(bicycle.getId())))
                .updateExpression(UPDATE)
                .conditionExpression("#type = :type AND #w = :held")
                .expressionAttributeNames(Map.of("#name", "name", "#w", "_w", "#type", "type"))
                .expressionAttributeValues(values)
                .build());
        bicycle.setVersion(Objects.requireNonNull(bicycle.getVersion()) + 1);
        bicycle.setRevision(revision);
        bicycle.setUpdated(now);
    }
}
