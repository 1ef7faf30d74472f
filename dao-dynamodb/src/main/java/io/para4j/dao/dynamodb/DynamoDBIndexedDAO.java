package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.IndexProgress;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationMeter;
import java.util.function.Consumer;

/** The index queries of the store, by global secondary indexes. Safe for use by many threads. */
final class DynamoDBIndexedDAO implements IndexedDAO {
    private final IndexReader reader;
    private final IndexAdministration administration;
    private final RetryLoop loop;
    private final OperationMeter meter;

    DynamoDBIndexedDAO(IndexReader reader, IndexAdministration administration, RetryLoop loop, OperationMeter meter) {
        this.reader = reader;
        this.administration = administration;
        this.loop = loop;
        this.meter = meter;
    }

    @Override
    public ItemPage query(AppId app, IndexQuery query) {
        return meter.measure(
                app, Operation.Kind.QUERY, 0, cost -> reader.read(app, query, loop.beginCall(cost, query.limit())));
    }

    @Override
    public void updateIndexes(AppId app, Consumer<IndexProgress> progress) {
        administration.update(app, progress);
    }

    @Override
    public void dropIndex(AppId app, String fullName) {
        administration.drop(app, fullName);
    }
}
