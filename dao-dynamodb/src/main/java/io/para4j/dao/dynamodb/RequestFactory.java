package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
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

    /** Builds an update that the service computes. Empty if it cannot, or if the expressions are too long. */
    Optional<UpdateItemRequest> update(AppId app, Update update) {
        UpdateExpression expression = UpdateExpression.of(update);
        String condition = currentFormat(app, update.precondition(), expression.condition(), expression.placeholders());
        return expression.isExpressible() && ExpressionLimits.fits(condition)
                ? Optional.of(update(app, update, expression.update(), condition, expression.placeholders()))
                : Optional.empty();
    }

    /** Builds an update that was computed from the attributes of an item. */
    UpdateItemRequest update(AppId app, Update update, Map<String, AttributeValue> found, Item after) {
        ComputedExpression expression = ComputedExpression.of(update, found, after);
        String condition = currentFormat(app, update.precondition(), expression.condition(), expression.placeholders());
        return update(app, update, expression.update(), condition, expression.placeholders());
    }

    /**
     * Builds an update. It requests the item after the update only where it is used, since that doubles the client's
     * work.
     */
    private UpdateItemRequest update(
            AppId app, Update update, String expression, String condition, Placeholders placeholders) {
        return UpdateItemRequest.builder()
                .tableName(layout.table(app))
                .key(codec.key(app, update.id()))
                .updateExpression(expression)
                .conditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValues(update.returnsItem() ? ReturnValue.ALL_NEW : ReturnValue.NONE)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    /**
     * Adds to a condition the requirement that an item of the shared table is the app's, and elsewhere that of the current
     * format, where the item may be in the old one.
     */
    private String currentFormat(AppId app, Precondition precondition, String condition, Placeholders placeholders) {
        if (app.shared()) {
            return condition + " AND " + placeholders.name(TableLayout.APP) + "=" + placeholders.value(layout.app(app));
        }
        return mayBeOld(app, precondition)
                ? condition + " AND " + OldFormatExpression.isNotOld(placeholders)
                : condition;
    }

    /** Builds an unconditional deletion. */
    DeleteItemRequest delete(AppId app, String id) {
        return deletion(app, id).build();
    }

    /** Builds a deletion whose condition the service evaluates. Empty if the expression is too long. */
    Optional<DeleteItemRequest> delete(AppId app, Deletion deletion) {
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
    DeleteItemRequest delete(AppId app, Deletion deletion, Map<String, AttributeValue> found) {
        ComputedExpression expression = ComputedExpression.of(deletion.precondition(), found);
        Placeholders placeholders = expression.placeholders();
        String condition = currentFormat(app, deletion.precondition(), expression.condition(), placeholders);
        return delete(app, deletion.id(), orMissing(condition, placeholders), placeholders);
    }

    private DeleteItemRequest delete(AppId app, String id, String condition, Placeholders placeholders) {
        DeleteItemRequest.Builder request = deletion(app, id)
                .conditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!placeholders.values().isEmpty()) {
            request.expressionAttributeValues(placeholders.values());
        }
        return request.build();
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
    DeleteItemRequest deleteOld(AppId app, String id, Map<String, AttributeValue> found) {
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
