package io.para4j.dao.dynamodb;

import io.para4j.error.IndexNotReadyException;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.ItemPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Reads pages of the items in an index by Query. It relies on the service to refuse a query of an index that is missing
 * or not complete, so it needs no description of the table.
 */
final class IndexReader {
    /**
     * A part of the service's message for an index that the table lacks, "The table does not have the specified index:
     * name". DynamoDB Local has the same.
     */
    private static final String MISSING = "does not have the specified index";

    /**
     * A part of the service's message for an index that is being built, "Cannot read from backfilling global secondary
     * index: name". DynamoDB Local answers from such an index, with some of its items.
     */
    private static final String BUILDING = "backfilling global secondary index";

    /** A part of the messages for a start key that the service does not accept. */
    private static final String START_KEY = "starting key";

    private final DataClient client;
    private final RetryLoop loop;
    private final ItemCodec codec;

    IndexReader(DataClient client, RetryLoop loop, ItemCodec codec) {
        this.client = client;
        this.loop = loop;
        this.codec = codec;
    }

    ItemPage read(AppId app, IndexQuery query, RequestContext context) {
        Optional<QueryRequest> request = request(app, query);
        if (request.isEmpty()) {
            return ItemPage.of(List.of(), Optional.empty());
        }
        IndexRows all = new IndexRows(query, request.get(), (each, rows) -> send(app, query, each, rows, context));
        return query.page(all, row -> position(app, query, row).encode(), row -> row.toItem(codec, app));
    }

    private IndexPosition position(AppId app, IndexQuery query, IndexRows.Row row) {
        return row.item() == null
                ? IndexPosition.of(query.index(), row.attributes())
                : IndexPosition.of(
                        query.index(),
                        row.item(),
                        codec.layout().key(app, row.item().id()));
    }

    /** Returns the first request of a page; empty if the page has no rows for certain. */
    private Optional<QueryRequest> request(AppId app, IndexQuery query) {
        Optional<IndexPosition> position = query.position().map(text -> IndexPosition.decode(query.index(), text));
        IndexPosition.Start start = position.map(each -> each.startIn(query)).orElse(IndexPosition.Start.FIRST);
        Optional<IndexKeyCondition> condition = IndexKeyCondition.of(codec.layout(), app, query);
        if (start == IndexPosition.Start.NOWHERE || condition.isEmpty()) {
            return Optional.empty();
        }
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(codec.layout().table(app))
                .indexName(query.index().fullName())
                .keyConditionExpression(condition.get().text())
                .expressionAttributeNames(condition.get().placeholders().names())
                .expressionAttributeValues(condition.get().placeholders().values())
                .scanIndexForward(!query.isDescending())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (start == IndexPosition.Start.HERE) {
            request.exclusiveStartKey(position.get().startKey(codec.layout(), app, query));
        }
        return Optional.of(request.build());
    }

    /** Adds the rows of an answer, and returns the start key of the next request. */
    private Map<String, AttributeValue> send(
            AppId app, IndexQuery query, QueryRequest request, Queue<IndexRows.Row> rows, RequestContext context) {
        Target target = new Target("query", app.name(), "index", query.index().fullName());
        AnswerItems items = codec.answerItems(app, AnswerItems.Member.ITEMS);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        try {
            QueryResponse response = attempts.send(() -> client.query(request, items, attempts));
            if (items.isDecoded()) {
                items.decoded().forEach(item -> rows.add(new IndexRows.Row(item, Map.of())));
            } else {
                response.items().forEach(each -> rows.add(new IndexRows.Row(null, each)));
            }
            return response.lastEvaluatedKey();
        } catch (FailedRequestException e) {
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw refusal(target, query, e);
        }
    }

    private static ParaException refusal(Target target, IndexQuery query, DynamoDbException error) {
        String words = String.valueOf(error.getMessage());
        if (words.contains(MISSING)) {
            return IndexNotReadyException.ofMissing(target.app(), target.id(), error);
        }
        if (words.contains(BUILDING)) {
            return IndexNotReadyException.ofBuilding(target.app(), target.id(), error);
        }
        if (words.contains(START_KEY) && query.position().isPresent()) {
            return InvalidCursorException.ofMalformed(
                    query.position().get(), "the service refuses its position: " + Failure.words(error));
        }
        return ValidationErrors.ofRead(target, error);
    }
}
