package io.para4j.dao.dynamodb;

import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionRequest;
import java.util.List;

/** Writes items together, by one TransactWriteItems that is sent until its outcome is known. */
final class TransactionWriter {
    private final TransactionClient client;
    private final TransactionRequests requests;
    private final TransactionReader reader;
    private final TransactionErrors errors;

    TransactionWriter(
            TransactionClient client,
            TransactionRequests requests,
            TransactionReader reader,
            TransactionErrors errors) {
        this.client = client;
        this.requests = requests;
        this.reader = reader;
        this.errors = errors;
    }

    List<Outcome> write(TransactionRequest request, RequestContext context) {
        return new TransactionRun(client, requests, new RunningTransaction(request, context, reader, errors)).run();
    }
}
