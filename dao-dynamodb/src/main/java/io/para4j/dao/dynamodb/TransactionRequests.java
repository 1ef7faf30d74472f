package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Precondition;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Prepares the requests of transactions. Each part is the single write that {@link RequestFactory} prepares. */
final class TransactionRequests {
    private static final ReturnValuesOnConditionCheckFailure ALL_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private final RequestFactory requests;
    private final ItemCodec codec;

    TransactionRequests(RequestFactory requests, ItemCodec codec) {
        this.requests = requests;
        this.codec = codec;
    }

    TransactGetItemsRequest.Builder read(List<ItemKey> keys) {
        return TransactGetItemsRequest.builder()
                .transactItems(keys.stream().map(this::read).toList())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private TransactGetItem read(ItemKey key) {
        return TransactGetItem.builder()
                .get(get -> get.tableName(codec.layout().table(key.app())).key(codec.key(key.app(), key.id())))
                .build();
    }

    TransactWriteItemsRequest.Builder write(String token, List<TransactWriteItem> parts) {
        return TransactWriteItemsRequest.builder()
                .clientRequestToken(token)
                .transactItems(parts)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    /**
     * Builds a part. Empty if the service cannot compute it and the item has not been found.
     *
     * @param part the part
     * @param found the item from which the part is computed, if it must be
     */
    Optional<TransactWriteItem> part(TransactionPart part, FoundItem found) {
        AppId app = part.app();
        if (part.write() instanceof Creation creation) {
            return Optional.of(creation(app, creation.item()));
        }
        if (part.write() instanceof Update update) {
            return update(app, update, found);
        }
        if (part.write() instanceof Deletion deletion) {
            return deletion.isRequired() ? requiredDeletion(app, deletion, found) : deletion(app, deletion, found);
        }
        return check(app, (ItemCheck) part.write(), found);
    }

    /** Builds the requirement that the item of a part is missing. */
    TransactWriteItem absence(TransactionPart part) {
        return check(part.app(), part.write().id(), absence());
    }

    private Optional<TransactWriteItem> update(AppId app, Update update, FoundItem found) {
        if (!found.isFound()) {
            return requests.expressions(app, update).map(expressions -> update(app, update, expressions));
        }
        var after = update.applyTo(app, Optional.of(found.item()));
        return Optional.of(
                found.isOld()
                        ? put(requests.replace(app, found.attributes(), after))
                        : update(app, update, requests.expressions(app, update, found.attributes(), after)));
    }

    private Optional<TransactWriteItem> deletion(AppId app, Deletion deletion, FoundItem found) {
        if (deletion.precondition().isNone()) {
            return Optional.of(delete(requests.delete(app, deletion.id())));
        }
        if (!found.isFound()) {
            return requests.delete(app, deletion).map(TransactionRequests::delete);
        }
        return Optional.of(delete(
                found.isOld()
                        ? requests.deleteOld(app, deletion.id(), found.attributes())
                        : requests.delete(app, deletion, found.attributes())));
    }

    private Optional<TransactWriteItem> requiredDeletion(AppId app, Deletion deletion, FoundItem found) {
        return requirement(app, deletion.precondition(), found).map(required -> {
            Delete.Builder delete = Delete.builder()
                    .tableName(codec.layout().table(app))
                    .key(codec.key(app, deletion.id()))
                    .conditionExpression(required.condition)
                    .expressionAttributeNames(required.names())
                    .returnValuesOnConditionCheckFailure(ALL_OLD);
            required.values().ifPresent(delete::expressionAttributeValues);
            return TransactWriteItem.builder().delete(delete.build()).build();
        });
    }

    private Optional<TransactWriteItem> check(AppId app, ItemCheck check, FoundItem found) {
        Optional<Requirement> requirement = check.precondition().isPresent()
                ? requirement(app, check.precondition().get(), found)
                : Optional.of(absence());
        return requirement.map(required -> check(app, check.id(), required));
    }

    private TransactWriteItem check(AppId app, String id, Requirement required) {
        ConditionCheck.Builder condition = ConditionCheck.builder()
                .tableName(codec.layout().table(app))
                .key(codec.key(app, id))
                .conditionExpression(required.condition)
                .expressionAttributeNames(required.names())
                .returnValuesOnConditionCheckFailure(ALL_OLD);
        required.values().ifPresent(condition::expressionAttributeValues);
        return TransactWriteItem.builder().conditionCheck(condition.build()).build();
    }

    /** The condition of a part, with its placeholders. */
    private record Requirement(String condition, Placeholders placeholders) {
        Map<String, String> names() {
            return placeholders.names();
        }

        Optional<Map<String, AttributeValue>> values() {
            return Optional.of(placeholders.values()).filter(values -> !values.isEmpty());
        }
    }

    private static Requirement absence() {
        Placeholders placeholders = new Placeholders();
        return new Requirement("attribute_not_exists(" + placeholders.name(TableLayout.KEY) + ")", placeholders);
    }

    /** Returns the condition that an item exists and meets a precondition. Empty if the service cannot evaluate it. */
    private Optional<Requirement> requirement(AppId app, Precondition precondition, FoundItem found) {
        if (found.isOld()) {
            Placeholders placeholders = new Placeholders();
            return Optional.of(
                    new Requirement(OldFormatExpression.isUnchanged(found.attributes(), placeholders), placeholders));
        }
        if (found.isFound()) {
            ComputedExpression computed = ComputedExpression.of(precondition, found.attributes());
            return Optional.of(requirement(app, precondition, computed.condition(), computed.placeholders()));
        }
        Placeholders placeholders = new Placeholders();
        String holds = PreconditionExpression.of(precondition, placeholders);
        boolean isChecked = app.shared() || precondition.condition().isPresent();
        Requirement requirement =
                isChecked ? requirement(app, precondition, holds, placeholders) : new Requirement(holds, placeholders);
        return Optional.of(requirement).filter(each -> ExpressionLimits.fits(each.condition));
    }

    private Requirement requirement(AppId app, Precondition precondition, String holds, Placeholders placeholders) {
        return new Requirement(requests.currentFormat(app, precondition, holds, placeholders), placeholders);
    }

    /** Builds a creation. The request of the single write is not built first, since that would copy the item again. */
    private TransactWriteItem creation(AppId app, Item item) {
        Put put = Put.builder()
                .tableName(codec.layout().table(app))
                .item(codec.encode(app, item))
                .conditionExpression(RequestFactory.IS_NEW)
                .expressionAttributeNames(RequestFactory.KEY_NAME)
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private static TransactWriteItem put(PutItemRequest.Builder single) {
        PutItemRequest put = single.build();
        Put.Builder part = Put.builder()
                .tableName(put.tableName())
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeNames(put.expressionAttributeNames())
                .returnValuesOnConditionCheckFailure(ALL_OLD);
        if (put.hasExpressionAttributeValues()) {
            part.expressionAttributeValues(put.expressionAttributeValues());
        }
        return TransactWriteItem.builder().put(part.build()).build();
    }

    private TransactWriteItem update(AppId app, Update update, UpdateExpressions.Expressions expressions) {
        UpdateExpressions.Texts texts = expressions.texts();
        return TransactWriteItem.builder()
                .update(part -> part.tableName(codec.layout().table(app))
                        .key(codec.key(app, update.id()))
                        .updateExpression(texts.update())
                        .conditionExpression(texts.condition())
                        .expressionAttributeNames(texts.names())
                        .expressionAttributeValues(expressions.values())
                        .returnValuesOnConditionCheckFailure(ALL_OLD))
                .build();
    }

    private static TransactWriteItem delete(DeleteItemRequest.Builder single) {
        DeleteItemRequest delete = single.build();
        Delete.Builder part = Delete.builder().tableName(delete.tableName()).key(delete.key());
        if (delete.conditionExpression() != null) {
            part.conditionExpression(delete.conditionExpression())
                    .expressionAttributeNames(delete.expressionAttributeNames())
                    .returnValuesOnConditionCheckFailure(ALL_OLD);
        }
        if (delete.hasExpressionAttributeValues()) {
            part.expressionAttributeValues(delete.expressionAttributeValues());
        }
        return TransactWriteItem.builder().delete(part.build()).build();
    }
}
