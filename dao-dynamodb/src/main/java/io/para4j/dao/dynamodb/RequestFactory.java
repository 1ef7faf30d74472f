package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.Update;
import java.util.Map;
import java.util.Optional;
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

/**
 * Prepares the data requests of the store, and sends none of them. It returns builders, to which each attempt adds its
 * time.
 */
final class RequestFactory {
    static final String IS_NEW = "attribute_not_exists(#k)";
    static final Map<String, String> KEY_NAME = Map.of("#k", TableLayout.KEY);

    private final TableLayout layout;
    private final ItemCodec codec;
    private final CurrentFormat format;
    private final UpdateExpressions updates;

    RequestFactory(TableLayout layout, ItemCodec codec) {
        this.layout = layout;
        this.codec = codec;
        this.format = new CurrentFormat(layout);
        this.updates = new UpdateExpressions(format);
    }

    GetItemRequest.Builder read(AppId app, String id, Consistency consistency) {
        return GetItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, id))
                .consistentRead(consistency == Consistency.STRONG)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    PutItemRequest.Builder create(AppId app, Item item) {
        return put(app, item)
                .conditionExpression(IS_NEW)
                .expressionAttributeNames(KEY_NAME)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    PutItemRequest.Builder restore(AppId app, Item item) {
        return put(app, item);
    }

    private PutItemRequest.Builder put(AppId app, Item item) {
        return PutItemRequest.builder()
                .tableName(layout.table(app))
                .item(codec.encode(app, item))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    /** Builds an update that the service computes. Empty if it cannot, or if the expressions are too long. */
    Optional<UpdateItemRequest.Builder> update(AppId app, Update update) {
        return expressions(app, update).map(expressions -> update(app, update, expressions));
    }

    /** Returns the expressions of an update that the service computes. Empty if it cannot, or if they are too long. */
    Optional<UpdateExpressions.Expressions> expressions(AppId app, Update update) {
        return updates.of(app, update);
    }

    /** Builds an update that was computed from the attributes of an item. */
    UpdateItemRequest.Builder update(AppId app, Update update, Map<String, AttributeValue> found, Item after) {
        return update(app, update, expressions(app, update, found, after));
    }

    /** Returns the expressions of an update that was computed from the attributes of an item. */
    UpdateExpressions.Expressions expressions(AppId app, Update update, Map<String, AttributeValue> found, Item after) {
        ComputedExpression expression = ComputedExpression.of(update, found, after);
        Placeholders placeholders = expression.placeholders();
        String condition = currentFormat(app, update.precondition(), expression.condition(), placeholders);
        UpdateExpressions.Texts texts =
                new UpdateExpressions.Texts(expression.update(), condition, placeholders.names());
        return new UpdateExpressions.Expressions(texts, placeholders.values());
    }

    /**
     * Builds an update. It requests the item after the update only where it is used, since that doubles the client's
     * work.
     */
    private UpdateItemRequest.Builder update(AppId app, Update update, UpdateExpressions.Expressions expressions) {
        UpdateExpressions.Texts texts = expressions.texts();
        return UpdateItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, update.id()))
                .updateExpression(texts.update())
                .conditionExpression(texts.condition())
                .expressionAttributeNames(texts.names())
                .expressionAttributeValues(expressions.values())
                .returnValues(update.returnsItem() ? ReturnValue.ALL_NEW : null)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    /** Adds to a condition what a write needs besides its precondition. */
    String currentFormat(AppId app, Precondition precondition, String condition, Placeholders placeholders) {
        return format.addTo(condition, app, precondition, placeholders);
    }

    /** Builds an unconditional deletion. */
    DeleteItemRequest.Builder delete(AppId app, String id) {
        return deletion(app, id);
    }

    /** Builds a deletion whose condition the service evaluates. Empty if the expression is too long. */
    Optional<DeleteItemRequest.Builder> delete(AppId app, Deletion deletion) {
        Placeholders placeholders = new Placeholders();
        Precondition precondition = deletion.precondition();
        String holds = PreconditionExpression.of(precondition, placeholders);
        boolean isChecked = app.shared() || precondition.condition().isPresent();
        String condition = isChecked ? currentFormat(app, precondition, holds, placeholders) : holds;
        String orMissing = orMissing(condition, placeholders);
        return ExpressionLimits.fits(orMissing)
                ? Optional.of(delete(app, deletion.id(), orMissing, placeholders))
                : Optional.empty();
    }

    /** Builds a deletion that was computed from the attributes of an item. */
    DeleteItemRequest.Builder delete(AppId app, Deletion deletion, Map<String, AttributeValue> found) {
        ComputedExpression expression = ComputedExpression.of(deletion.precondition(), found);
        Placeholders placeholders = expression.placeholders();
        String condition = currentFormat(app, deletion.precondition(), expression.condition(), placeholders);
        return delete(app, deletion.id(), orMissing(condition, placeholders), placeholders);
    }

    private DeleteItemRequest.Builder delete(AppId app, String id, String condition, Placeholders placeholders) {
        DeleteItemRequest.Builder request = deletion(app, id)
                .conditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!placeholders.values().isEmpty()) {
            request.expressionAttributeValues(placeholders.values());
        }
        return request;
    }

    private DeleteItemRequest.Builder deletion(AppId app, String id) {
        return DeleteItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, id))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private static String orMissing(String condition, Placeholders placeholders) {
        return "attribute_not_exists(" + placeholders.name(TableLayout.KEY) + ") OR (" + condition + ")";
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

    /** Builds a put that replaces an item in the old format, if it is unchanged since it was found. */
    PutItemRequest.Builder replace(AppId app, Map<String, AttributeValue> found, Item item) {
        Placeholders placeholders = new Placeholders();
        return put(app, item)
                .conditionExpression(OldFormatExpression.isUnchanged(found, placeholders))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /** Builds the deletion of an item in the old format, if it is unchanged since it was found. */
    DeleteItemRequest.Builder deleteOld(AppId app, String id, Map<String, AttributeValue> found) {
        Placeholders placeholders = new Placeholders();
        String unchanged = OldFormatExpression.isUnchanged(found, placeholders);
        return delete(app, id, orMissing(unchanged, placeholders), placeholders);
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
