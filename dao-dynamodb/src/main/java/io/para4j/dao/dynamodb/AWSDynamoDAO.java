package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.CostCounter;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.Operation.Kind;
import io.para4j.spi.OperationListener;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Outcome;
import io.para4j.spi.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The store on Amazon DynamoDB, created by {@link AWSDynamoDAOModule}. It uses conditional writes, typed attributes,
 * batches in chunks, and a retry loop of its own. Safe for use by many threads.
 *
 * <p>Every method sends as few requests as the service allows for its promise, and reports their cost to the
 * {@link OperationListener}. No data operation calls DescribeTable.
 */
final class AWSDynamoDAO implements DAO {
    private final OperationMeter meter;
    private final RetryLoop loop;
    private final ItemReader reader;
    private final ItemWriter writer;
    private final TablePageReader pages;
    private final BatchReader batchReader;
    private final BatchWriter batchWriter;
    private final RequestFactory requests;

    AWSDynamoDAO(DynamoDbClient service, ItemCodec codec, RetryLoop loop, RequestPool pool, OperationMeter meter) {
        DataClient client = new DataClient(service, loop.deadline());
        TableLayout layout = codec.layout();
        this.requests = new RequestFactory(layout, codec);
        this.meter = meter;
        this.loop = loop;
        this.reader = new ItemReader(client, loop, requests, codec);
        this.writer = new ItemWriter(client, loop, requests, codec, reader);
        this.pages = new TablePageReader(client, loop, requests, codec);
        ChunkReader chunks = new ChunkReader(client, layout, codec);
        this.batchReader = new BatchReader(loop, pool, chunks);
        LostCreations lost = new LostCreations(chunks, writer);
        this.batchWriter = new BatchWriter(loop, new ChunkWriter(client, loop, layout, codec, lost), pool);
    }

    private RequestContext context(CostCounter cost) {
        return loop.beginCall(cost, 1);
    }

    @Override
    public void create(AppId app, Creation creation) {
        meter.run(app, Kind.CREATE, cost -> writer.create(app, creation, context(cost)));
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return meter.measure(app, Kind.READ, 1, cost -> reader.read(app, id, consistency, context(cost)));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return meter.measure(app, Kind.UPDATE, 1, cost -> writer.update(app, update, context(cost)));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        meter.run(app, Kind.DELETE, cost -> writer.delete(app, deletion, context(cost)));
    }

    @Override
    public void restore(AppId app, Item item) {
        meter.run(app, Kind.RESTORE, cost -> writer.restore(app, item, context(cost)));
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return meter.measure(
                app, Kind.READ_PAGE, 0, cost -> pages.read(app, limit, position, loop.beginCall(cost, limit)));
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return meter.measure(app, Kind.READ_ALL, ids.size(), cost -> batchReader.readAll(app, ids, consistency, cost));
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return writeAll(app, Kind.CREATE_ALL, creations, (i, each) -> BatchWrite.of(i, app, each, writer));
    }

    @Override
    public List<Outcome> updateAll(AppId app, List<Update> updates) {
        return writeAll(app, Kind.UPDATE_ALL, updates, (i, each) -> BatchWrite.of(i, app, each, writer));
    }

    @Override
    public List<Outcome> deleteAll(AppId app, List<Deletion> deletions) {
        return writeAll(app, Kind.DELETE_ALL, deletions, (i, each) -> BatchWrite.of(i, app, each, writer));
    }

    @Override
    public List<Outcome> restoreAll(AppId app, List<Item> items) {
        return writeAll(app, Kind.RESTORE_ALL, items, (i, each) -> BatchWrite.of(i, app, each));
    }

    /** Makes the write of one object of a batch, given its index. */
    private interface WriteFactory<T> {
        BatchWrite of(int index, T each);
    }

    private <T> List<Outcome> writeAll(AppId app, Kind kind, List<T> objects, WriteFactory<T> factory) {
        List<BatchWrite> writes = new ArrayList<>(objects.size());
        for (T each : objects) {
            writes.add(factory.of(writes.size(), each));
        }
        return meter.measure(app, kind, objects.size(), cost -> batchWriter.write(app, writes, cost));
    }

    /** Returns whether some of the items of an app's own table, of which it reads a few, are in the {@link OldFormat}. */
    boolean hasOldItems(AppId app) {
        Target target = Target.of("read", app.name(), "items");
        return meter.measure(app, Kind.READ_PAGE, 0, cost -> pages.hasOldItems(app, target, context(cost)));
    }

    /**
     * Reads the keys of an app's items from the index of the shared table. Like {@link #deleteByKeys}, it is a step of
     * the app's removal.
     *
     * @param app the app
     * @param limit the most keys to read
     * @param after the index key to continue after; empty to begin at the start
     */
    TablePageReader.Keys readKeys(AppId app, int limit, Map<String, AttributeValue> after) {
        Target target = Target.of("read", app.name(), "keys");
        return meter.measure(
                app,
                Kind.DELETE_APP,
                0,
                cost -> pages.queryKeys(requests.queryKeys(app, limit, after), target, context(cost)));
    }

    /** Deletes the items with the given ids, which may be any text that makes a key. */
    List<Outcome> deleteByKeys(AppId app, List<String> ids) {
        return writeAll(app, Kind.DELETE_APP, ids, (i, id) -> BatchWrite.ofKey(i, app, id));
    }
}
