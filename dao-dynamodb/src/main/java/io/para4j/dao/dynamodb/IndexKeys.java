package io.para4j.dao.dynamodb;

import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The key of a declared index in a table, which is the same in own and shared tables. Its partition key is the app, the
 * type and the partition field; its sort key is the sort field, if there is one, and the key of the table. So an index
 * lists only the items of one app and type, and orders equal sort values by id.
 */
final class IndexKeys {
    private IndexKeys() {}

    /** Returns the attributes of the key in their order. */
    static List<KeySchemaElement> schema(IndexDefinition index) {
        List<KeySchemaElement> schema = new ArrayList<>();
        schema.add(TableDefinition.key(TableLayout.APP, KeyType.HASH));
        schema.add(TableDefinition.key(Item.TYPE, KeyType.HASH));
        schema.add(TableDefinition.key(index.partition().name(), KeyType.HASH));
        index.sort().ifPresent(field -> schema.add(TableDefinition.key(field.name(), KeyType.RANGE)));
        schema.add(TableDefinition.key(TableLayout.KEY, KeyType.RANGE));
        return schema;
    }

    /** Returns the types of the attributes of the key. */
    static List<AttributeDefinition> attributes(IndexDefinition index) {
        Map<String, ScalarAttributeType> types = new LinkedHashMap<>();
        addTypes(index, types);
        return definitions(types);
    }

    /** Adds the types of the attributes of the key. Core ensures that a name has one type in all indexes. */
    static void addTypes(IndexDefinition index, Map<String, ScalarAttributeType> types) {
        types.put(TableLayout.KEY, ScalarAttributeType.S);
        types.put(TableLayout.APP, ScalarAttributeType.S);
        types.put(Item.TYPE, ScalarAttributeType.S);
        types.put(index.partition().name(), type(index.partition()));
        index.sort().ifPresent(field -> types.put(field.name(), type(field)));
    }

    static List<AttributeDefinition> definitions(Map<String, ScalarAttributeType> types) {
        return types.entrySet().stream()
                .map(type -> TableDefinition.attribute(type.getKey(), type.getValue()))
                .toList();
    }

    private static ScalarAttributeType type(IndexField field) {
        return switch (field.kind()) {
            case TEXT -> ScalarAttributeType.S;
            case NUMBER -> ScalarAttributeType.N;
            case BYTES -> ScalarAttributeType.B;
        };
    }
}
