package io.para4j.dao.dynamodb;

import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The indexes of a table, compared with the declared ones. */
final class TableIndexes {
    private final Map<String, GlobalSecondaryIndexDescription> found = new HashMap<>();
    private final TableDescription table;
    private final DeclaredIndexes declared;

    TableIndexes(TableDescription table, DeclaredIndexes declared) {
        this.table = table;
        this.declared = declared;
        table.globalSecondaryIndexes().forEach(index -> found.put(index.indexName(), index));
    }

    TableDescription table() {
        return table;
    }

    /** Returns whether an index can be added to the table or removed from it now. */
    boolean isFree() {
        return table.tableStatus() == TableStatus.ACTIVE && !isAtWork();
    }

    /** Returns whether the service is building or removing an index, of which it does one at a time. */
    boolean isAtWork() {
        return found.values().stream()
                .anyMatch(index ->
                        index.indexStatus() == IndexStatus.CREATING || index.indexStatus() == IndexStatus.DELETING);
    }

    Optional<GlobalSecondaryIndexDescription> find(String fullName) {
        return Optional.ofNullable(found.get(fullName));
    }

    /** Returns whether an index is there and can be queried. The service builds it in the states before. */
    boolean isReady(IndexDefinition index) {
        return find(index.fullName()).filter(TableIndexes::isReady).isPresent();
    }

    private static boolean isReady(GlobalSecondaryIndexDescription index) {
        return index.indexStatus() == IndexStatus.ACTIVE || index.indexStatus() == IndexStatus.UPDATING;
    }

    /** Returns the declared indexes that the table lacks. One that is being deleted counts as missing. */
    List<IndexDefinition> missing() {
        return declared.all().stream()
                .filter(index -> find(index.fullName())
                        .filter(each -> each.indexStatus() != IndexStatus.DELETING)
                        .isEmpty())
                .toList();
    }

    /** Returns whether a declared index is being built. */
    boolean isBuilding() {
        return declared.all().stream()
                .anyMatch(index -> find(index.fullName())
                        .filter(each -> each.indexStatus() == IndexStatus.CREATING)
                        .isPresent());
    }

    /** Returns a description of each declared index with another key or projection. */
    List<String> differences() {
        List<String> all = new ArrayList<>();
        for (IndexDefinition index : declared.all()) {
            List<String> differences = differences(index);
            if (!differences.isEmpty()) {
                all.add("its index '" + index.fullName() + "' is different: " + String.join(", and ", differences));
            }
        }
        return all;
    }

    private List<String> differences(IndexDefinition index) {
        GlobalSecondaryIndexDescription is = found.get(index.fullName());
        if (is == null) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        String key = key(is.keySchema(), table.attributeDefinitions());
        String needed = key(IndexKeys.schema(index), IndexKeys.attributes(index));
        if (!key.equals(needed)) {
            differences.add("its key is " + key + ", needed is " + needed);
        }
        String projection = is.projection() == null ? "none" : is.projection().projectionTypeAsString();
        if (!ProjectionType.ALL.toString().equals(projection)) {
            differences.add("its projection is " + projection + ", needed is ALL");
        }
        return differences;
    }

    /** Returns the attributes of a key with their types, such as {@code HASH appid (S), RANGE key (S)}. */
    private static String key(List<KeySchemaElement> schema, List<AttributeDefinition> attributes) {
        List<String> parts = new ArrayList<>();
        for (KeySchemaElement element : schema) {
            String type = attributes.stream()
                    .filter(attribute -> attribute.attributeName().equals(element.attributeName()))
                    .map(AttributeDefinition::attributeTypeAsString)
                    .findFirst()
                    .orElse("?");
            parts.add(element.keyTypeAsString() + " " + element.attributeName() + " (" + type + ")");
        }
        return String.join(", ", parts);
    }

    /** Returns the state of each index for the status of an app, by {@code index.} and its name. */
    Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        found.keySet().stream()
                .filter(name -> !name.equals(TableLayout.INDEX))
                .forEach(name -> states.put("index." + name, "not declared"));
        declared.all().forEach(index -> states.put("index." + index.fullName(), state(index)));
        return states;
    }

    private String state(IndexDefinition index) {
        if (missing().contains(index)) {
            return "missing";
        }
        List<String> differences = differences(index);
        if (!differences.isEmpty()) {
            return "different: " + String.join(", and ", differences);
        }
        return isReady(index) ? "ready" : "building";
    }
}
