package io.para4j.examples.serverless;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.inject.Injector;
import io.para4j.dao.dynamodb.StreamEvents;
import io.para4j.examples.serverless.log.CurrentRequest;
import io.para4j.feed.Changes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The function that passes changes in the stream of the shared table to {@link BestSellers}. It answers with the first
 * record that failed. Lambda then repeats that one and those after it, and at last gives them to the queue.
 */
public final class BestSellersHandler implements RequestStreamHandler {
    private final StreamEvents events;
    private final Changes changes;
    private final BestSellers bestSellers;
    private final CurrentRequest current;

    /** Starts the process of a function. Lambda calls this once a process. */
    public BestSellersHandler() {
        this(ShopStart.inLambda());
    }

    /** Uses the injector of a process that has other handlers too. Its store must be DynamoDB. */
    public BestSellersHandler(Injector injector) {
        events = injector.getInstance(StreamEvents.class);
        changes = injector.getInstance(Changes.class);
        bestSellers = injector.getInstance(BestSellers.class);
        current = injector.getInstance(CurrentRequest.class);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String failures;
        try {
            failures = events.handle(event, changes, change -> {
                current.begin(context.getAwsRequestId(), change.app());
                bestSellers.handle(change);
            });
        } finally {
            current.end();
        }
        answer.write(failures.getBytes(StandardCharsets.UTF_8));
    }
}
