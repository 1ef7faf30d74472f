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
 * The store on Amazon DynamoDB: conditional writes, typed attributes, batches in chunks, and one retry loop of its own. Safe
 * for use by many threads. {@link AWSDynamoDAOModule} makes it.
 *
 * <p>Every method makes as few requests as the service allows for what it promises, and reports what they cost to the
 * {@link OperationListener}. Nothing on the path of data asks for a table's description.
 */
public final class AWSDynamoDAO implements DAO {
    private final OperationMeter meter;
    private final Interruption ofThread;
    private final ItemReader reader;
    private final ItemWriter writer;
    private final PageReader pages;
    private final BatchReader batchReader;
    private final BatchWriter batchWriter;
    private final Requests requests;

    AWSDynamoDAO(DynamoDbClient client, ItemCodec codec, RetryLoop loop, RequestPool pool, OperationMeter meter) {
        Layout layout = codec.layout();
        this.requests = new Requests(layout, codec);
        this.meter = meter;
        this.ofThread = Interruption.ofThread(loop.time());
        this.reader = new ItemReader(client, loop, requests, codec);
        this.writer = new ItemWriter(client, loop, requests, codec, reader);
        this.pages = new PageReader(client, loop, requests, codec);
        ChunkReader chunks = new ChunkReader(client, layout, codec);
        this.batchReader = new BatchReader(loop, pool, chunks);
        LostCreations lost = new LostCreations(chunks, writer);
        this.batchWriter = new BatchWriter(new ChunkWriter(client, loop, layout, codec, lost), pool);
    }

    private Call call(CostCounter usage) {
        return new Call(usage, ofThread);
    }

    @Override
    public void create(AppId app, Creation creation) {
        meter.run(app, Kind.CREATE, usage -> writer.create(app, creation, call(usage)));
    }

    @Override
    public Optional<Item> read(AppId app, String id, Consistency consistency) {
        return meter.measure(app, Kind.READ, 1, usage -> reader.read(app, id, consistency, call(usage)));
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        return meter.measure(app, Kind.UPDATE, 1, usage -> writer.update(app, update, call(usage)));
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        meter.run(app, Kind.DELETE, usage -> writer.delete(app, deletion, call(usage)));
    }

    @Override
    public void restore(AppId app, Item item) {
        meter.run(app, Kind.RESTORE, usage -> writer.restore(app, item, call(usage)));
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        return meter.measure(app, Kind.READ_PAGE, 0, usage -> pages.read(app, limit, position, call(usage)));
    }

    @Override
    public Map<String, Item> readAll(AppId app, Collection<String> ids, Consistency consistency) {
        return meter.measure(
                app, Kind.READ_ALL, ids.size(), usage -> batchReader.readAll(app, ids, consistency, usage));
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

    /** Makes a write of an object, given its index. */
    private interface Plan<T> {
        BatchWrite of(int index, T each);
    }

    private <T> List<Outcome> writeAll(AppId app, Kind kind, List<T> objects, Plan<T> plan) {
        List<BatchWrite> writes = new ArrayList<>(objects.size());
        for (T each : objects) {
            writes.add(plan.of(writes.size(), each));
        }
        return meter.measure(app, kind, objects.size(), usage -> batchWriter.write(app, writes, usage));
    }

    /**
     * Reads keys of an app's items from the index of the shared table, after a place in it; nothing: from the start. A step of
     * the app's removal, as is {@link #deleteByKeys}.
     */
    PageReader.Rows readKeys(AppId app, int limit, Map<String, AttributeValue> after) {
        Target target = Target.of("read", app.name(), "keys");
        return meter.measure(
                app,
                Kind.DELETE_APP,
                0,
                usage -> pages.query(requests.queryKeys(app, limit, after), target, call(usage)));
    }

    /** Deletes what the ids lead to, which may be any text that makes a key. */
    List<Outcome> deleteByKeys(AppId app, List<String> ids) {
        return writeAll(app, Kind.DELETE_APP, ids, (i, id) -> BatchWrite.ofKey(i, app, id));
    }
}
