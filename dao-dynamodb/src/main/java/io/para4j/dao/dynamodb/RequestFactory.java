package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import io.para4j.spi.Update;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Builds the data requests of the store, and sends none of them. */
final class RequestFactory {
    private static final Map<String, String> KEY_NAME = Map.of("#k", TableLayout.KEY);

    private final TableLayout layout;
    private final ItemCodec codec;

    RequestFactory(TableLayout layout, ItemCodec codec) {
        this.layout = layout;
        this.codec = codec;
    }

    GetItemRequest read(AppId app, String id, Consistency consistency) {
        return GetItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, id))
                .consistentRead(consistency == Consistency.STRONG)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    PutItemRequest create(AppId app, Item item) {
        return put(app, item)
                .conditionExpression("attribute_not_exists(#k)")
                .expressionAttributeNames(KEY_NAME)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    PutItemRequest restore(AppId app, Item item) {
        return put(app, item).build();
    }

    private PutItemRequest.Builder put(AppId app, Item item) {
        return PutItemRequest.builder()
                .tableName(layout.table(app))
                .item(codec.encode(app, item))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    /**
     * Builds an update. It requests the item after the update only where it is used, since that doubles the client's
     * work.
     */
    UpdateItemRequest update(AppId app, Update update) {
        UpdateExpression expression = UpdateExpression.of(update);
        String condition = expression.condition();
        if (mayBeOld(app, update.precondition())) {
            condition += " AND " + OldFormatExpression.isNotOld(expression.placeholders());
        }
        return UpdateItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, update.id()))
                .updateExpression(expression.update())
                .conditionExpression(condition)
                .expressionAttributeNames(expression.placeholders().names())
                .expressionAttributeValues(expression.placeholders().values())
                .returnValues(update.returnsItem() ? ReturnValue.ALL_NEW : ReturnValue.NONE)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    DeleteItemRequest delete(AppId app, Deletion deletion) {
        DeleteItemRequest.Builder request = DeleteItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, deletion.id()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (deletion.precondition().isNone()) {
            return request.build();
        }
        Placeholders placeholders = new Placeholders();
        String holds = PreconditionExpression.of(deletion.precondition(), placeholders);
        if (deletion.precondition().condition().isPresent() && mayBeOld(app, deletion.precondition())) {
            holds += " AND " + OldFormatExpression.isNotOld(placeholders);
        }
        request.conditionExpression(
                        "attribute_not_exists(" + placeholders.name(TableLayout.KEY) + ") OR (" + holds + ")")
                .expressionAttributeNames(placeholders.names())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!placeholders.values().isEmpty()) {
            request.expressionAttributeValues(placeholders.values());
        }
        return request.build();
    }

    /**
     * Builds a query for the items of an app in the shared table, by its index.
     *
     * @param after the index key to continue after; empty to begin at the start
     */
    QueryRequest query(AppId app, int limit, Map<String, AttributeValue> after) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(layout.table(app))
                .indexName(TableLayout.INDEX)
                .keyConditionExpression("#a = :a")
                .expressionAttributeNames(Map.of("#a", TableLayout.APP))
                .expressionAttributeValues(Map.of(":a", layout.app(app)))
                .limit(limit)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        return (after.isEmpty() ? request : request.exclusiveStartKey(after)).build();
    }

    /** Builds a query like {@link #query} that returns only the keys of the items, at the same cost. */
    QueryRequest queryKeys(AppId app, int limit, Map<String, AttributeValue> after) {
        return query(app, limit, after).toBuilder()
                .projectionExpression("#k")
                .expressionAttributeNames(Map.of("#a", TableLayout.APP, "#k", TableLayout.KEY))
                .build();
    }

    /**
     * Returns whether the item of a write may be in Para's old format, which has no revision and is in no shared table.
     */
    private static boolean mayBeOld(AppId app, Precondition precondition) {
        return !app.shared() && precondition.state().flatMap(State::revision).isEmpty();
    }

    /** Builds a put that replaces an item in the old format, if it is unchanged since it was found. */
    PutItemRequest replace(AppId app, Map<String, AttributeValue> found, Item item) {
        Placeholders placeholders = new Placeholders();
        return put(app, item)
                .conditionExpression(OldFormatExpression.isUnchanged(found, placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /** Builds the deletion of an item in the old format, if it is unchanged since it was found. */
    DeleteItemRequest delete(AppId app, Map<String, AttributeValue> found) {
        Placeholders placeholders = new Placeholders();
        String unchanged = OldFormatExpression.isUnchanged(found, placeholders);
        return DeleteItemRequest.builder()
                .tableName(layout.table(app))
                .key(Map.of(TableLayout.KEY, AttributeValue.createS(ItemCodec.keyOf(found))))
                .conditionExpression(
                        "attribute_not_exists(" + placeholders.name(TableLayout.KEY) + ") OR (" + unchanged + ")")
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    /**
     * Builds a scan of an app's own table.
     *
     * @param after the key to continue after; empty to begin at the start
     */
    ScanRequest scan(AppId app, int limit, Map<String, AttributeValue> after) {
        ScanRequest.Builder request = ScanRequest.builder()
                .tableName(layout.table(app))
                .limit(limit)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        return (after.isEmpty() ? request : request.exclusiveStartKey(after)).build();
    }
}
