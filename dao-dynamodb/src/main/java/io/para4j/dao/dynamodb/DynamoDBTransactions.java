package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Operation.Kind;
import io.para4j.spi.OperationMeter;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The transactions of the store: TransactWriteItems and TransactGetItems. Safe for use by many threads. */
final class DynamoDBTransactions implements TransactionalDAO {
    /** The most time for one transaction. The service remembers the token of a transaction for ten minutes. */
    static final Duration LONGEST = Duration.ofMinutes(9);

    private final OperationMeter meter;
    private final RetryLoop loop;
    private final TransactionReader reader;
    private final TransactionWriter writer;

    DynamoDBTransactions(DynamoDbClient service, ItemCodec codec, RetryLoop retries, OperationMeter meter) {
        this.meter = meter;
        this.loop = retries.within(LONGEST);
        RequestFactory single = new RequestFactory(codec.layout(), codec);
        ItemReader items = new ItemReader(new DataClient(service, loop.deadline()), loop, single, codec);
        TransactionClient client = new TransactionClient(service, loop.deadline());
        TransactionRequests requests = new TransactionRequests(single, codec);
        TransactionErrors errors = new TransactionErrors(items);
        this.reader = new TransactionReader(client, loop, requests, items, errors);
        this.writer = new TransactionWriter(client, requests, reader, errors);
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        AppId first = request.parts().get(0).app();
        return meter.measure(
                first,
                Kind.TRANSACT_WRITE,
                request.parts().size(),
                cost -> writer.write(request, loop.beginCall(cost, 1)));
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        return meter.measure(
                keys.get(0).app(), Kind.TRANSACT_READ, keys.size(), cost -> reader.read(keys, loop.beginCall(cost, 1)));
    }
}
