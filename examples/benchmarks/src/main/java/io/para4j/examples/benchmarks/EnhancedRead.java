package io.para4j.examples.benchmarks;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A read of one bicycle by the Enhanced client. No other class needs its JAR, which {@link EnhancedJar} keeps apart. */
final class EnhancedRead {
    private EnhancedRead() {}

    static Bicycle read(DynamoDbClient client) {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .build()
                .table(HandWritten.TABLE, schema())
                .getItem(Key.builder().partitionValue(StubAnswers.ID).build());
    }

    private static StaticTableSchema<Bicycle> schema() {
        StaticTableSchema.Builder<Bicycle> schema = StaticTableSchema.builder(Bicycle.class)
                .newItemSupplier(Bicycle::new)
                .addAttribute(
                        String.class,
                        key -> key.name("key")
                                .getter(Bicycle::getId)
                                .setter(Bicycle::setId)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        EnhancedType.listOf(String.class),
                        colors -> colors.name("colors")
                                .getter(bicycle -> Objects.requireNonNull(bicycle.colors))
                                .setter((bicycle, value) -> bicycle.colors = value));
        add(schema, String.class, "type", Bicycle::getType, Bicycle::setType);
        add(schema, String.class, "appid", Bicycle::getAppid, Bicycle::setAppid);
        add(schema, String.class, "name", Bicycle::getName, Bicycle::setName);
        add(schema, Long.class, "version", Bicycle::getVersion, Bicycle::setVersion);
        add(schema, String.class, "_w", Bicycle::getRevision, Bicycle::setRevision);
        add(schema, Long.class, "timestamp", Bicycle::getTimestamp, Bicycle::setTimestamp);
        add(schema, Long.class, "updated", Bicycle::getUpdated, Bicycle::setUpdated);
        add(schema, String.class, "title", from -> from.title, (to, value) -> to.title = value);
        add(schema, String.class, "description", from -> from.description, (to, value) -> to.description = value);
        add(schema, String.class, "brand", from -> from.brand, (to, value) -> to.brand = value);
        add(schema, String.class, "bicycleType", from -> from.bicycleType, (to, value) -> to.bicycleType = value);
        add(schema, BigDecimal.class, "price", from -> from.price, (to, value) -> to.price = value);
        add(schema, Integer.class, "stock", from -> from.stock, (to, value) -> to.stock = value);
        add(schema, Long.class, "sold", from -> from.sold, (to, value) -> to.sold = value);
        add(schema, Double.class, "weight", from -> from.weight, (to, value) -> to.weight = value);
        add(schema, Boolean.class, "inStock", from -> from.inStock, (to, value) -> to.inStock = value);
        add(schema, String.class, "supplier", from -> from.supplier, (to, value) -> to.supplier = value);
        add(schema, String.class, "warranty", from -> from.warranty, (to, value) -> to.warranty = value);
        return schema.build();
    }

    @SuppressWarnings("NullAway") // the library's functions take and return null for absent attributes
    private static <T> void add(
            StaticTableSchema.Builder<Bicycle> schema,
            Class<T> type,
            String name,
            Function<Bicycle, @Nullable T> getter,
            BiConsumer<Bicycle, T> setter) {
        schema.addAttribute(
                type, attribute -> attribute.name(name).getter(getter).setter(setter));
    }
}
