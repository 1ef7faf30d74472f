package io.para4j.dao.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.feed.ChangeHandler;
import io.para4j.feed.Changes;
import io.para4j.feed.DeadLetterHandler;
import io.para4j.feed.ObjectChange;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.spi.OperationListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Passes the changes in an event that AWS Lambda has read from a DynamoDB stream to the same {@link ChangeHandler} that a
 * feed uses. Injected where the module of the store is installed. It sends no requests. Safe for use by many threads.
 *
 * <p>Changes are handled one after the other, in the order of the event. At the first that fails the rest is left, and the
 * answer names it, so that Lambda repeats it with all that follow. For that, {@code ReportBatchItemFailures} must be on in
 * the event source mapping. A record that is no change of a known form fails too; it is never left out. Rows of the
 * shared table that are no app's are skipped.
 *
 * <pre>{@code
 * public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
 *     String failures = streamEvents.handle(event, para.changes(), change -> index.update(change));
 *     answer.write(failures.getBytes(StandardCharsets.UTF_8));
 * }
 * }</pre>
 */
public final class StreamEvents {
    /** The start of the positions of changes from events. No feed can start there, since they name no shard. */
    private static final String POSITION = "ddbevent1|";

    private static final JsonMapper JSON = new JsonMapper();

    private final ItemCodec codec;
    private final StreamRecords records;
    private final OperationListener listener;

    StreamEvents(ItemCodec codec, OperationListener listener) {
        this.codec = codec;
        this.records = new StreamRecords(codec);
        this.listener = listener;
    }

    /**
     * Handles the changes in an event.
     *
     * @param event the event, in JSON; read to its end but not closed
     * @param changes the changes of the application, for the objects' classes
     * @param handler the handler
     * @return the answer of the function, in JSON: the first record that was not handled, or none
     * @throws IllegalArgumentException if the event is not one of a DynamoDB stream
     * @throws UncheckedIOException if the event cannot be read
     */
    public String handle(InputStream event, Changes changes, ChangeHandler handler) {
        return handle(read(event), changes, handler);
    }

    /**
     * Handles the changes in an event.
     *
     * @param event the event, in JSON
     * @param changes the changes of the application, for the objects' classes
     * @param handler the handler
     * @return the answer of the function, in JSON: the first record that was not handled, or none
     * @throws IllegalArgumentException if the event is not one of a DynamoDB stream
     */
    public String handle(String event, Changes changes, ChangeHandler handler) {
        return handle(event, changes, handler, (change, failure) -> {
            throw (Exception) failure; // errors are not given to it
        });
    }

    /**
     * Handles the changes in an event, and passes those that fail to another handler, after which it goes on.
     *
     * @param event the event, in JSON; read to its end but not closed
     * @param changes the changes of the application, for the objects' classes
     * @param handler the handler, which is called once for each change
     * @param deadLetters the handler for changes that were not handled
     * @return the answer of the function, in JSON: the first record that neither of them handled, or none
     * @throws IllegalArgumentException if the event is not one of a DynamoDB stream
     * @throws UncheckedIOException if the event cannot be read
     */
    public String handle(InputStream event, Changes changes, ChangeHandler handler, DeadLetterHandler deadLetters) {
        return handle(read(event), changes, handler, deadLetters);
    }

    /**
     * Handles the changes in an event, and passes those that fail to another handler, after which it goes on.
     *
     * @param event the event, in JSON
     * @param changes the changes of the application, for the objects' classes
     * @param handler the handler, which is called once for each change
     * @param deadLetters the handler for changes that were not handled
     * @return the answer of the function, in JSON: the first record that neither of them handled, or none
     * @throws IllegalArgumentException if the event is not one of a DynamoDB stream
     */
    public String handle(String event, Changes changes, ChangeHandler handler, DeadLetterHandler deadLetters) {
        for (JsonNode each : recordsOf(event)) {
            String app = "";
            try {
                for (ItemChange change : changesOf(each)) {
                    app = change.app().name();
                    handle(changes.typed(change, position(each)), handler, deadLetters);
                }
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                report(app, FeedEvent.Kind.FAILED, e);
                return answer(List.of(EventParser.sequence(each)));
            }
        }
        return answer(List.of());
    }

    private void handle(ObjectChange change, ChangeHandler handler, DeadLetterHandler deadLetters) throws Exception {
        try {
            handler.handle(change);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            deadLetters.handle(change, e);
            report(change.app(), FeedEvent.Kind.DEAD_LETTER, e);
        }
    }

    /** Reports a failure, since the answer of a function has no room for its reason. */
    private void report(String app, FeedEvent.Kind kind, Exception failure) {
        try {
            listener.onFeedEvent(new FeedEvent(app, Optional.empty(), kind, Duration.ZERO, Optional.of(failure)));
        } catch (RuntimeException | Error e) {
            // The answer must name the record, whatever the listener does.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /**
     * Returns the changes in an event, in order, for functions that handle them in another way.
     *
     * @param event the event, in JSON
     * @return the changes
     * @throws IllegalArgumentException if the event is not one of a DynamoDB stream, or a record is no change
     */
    public List<ItemChange> changes(String event) {
        List<ItemChange> changes = new ArrayList<>();
        recordsOf(event).forEach(each -> changes.addAll(changesOf(each)));
        return changes;
    }

    private List<ItemChange> changesOf(JsonNode node) {
        String table = EventParser.table(node);
        if (!codec.layout().isTable(table)) {
            throw new IllegalArgumentException("the record is of a table that is not one of this deployment");
        }
        Record record = EventParser.record(node);
        return records.changes(table, record);
    }

    private static FeedPosition position(JsonNode node) {
        return new FeedPosition(POSITION + node.path("eventSourceARN").asText() + "|" + EventParser.sequence(node));
    }

    private static Iterable<JsonNode> recordsOf(String event) {
        JsonNode records;
        try {
            records = JSON.readTree(event).path("Records");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the event is not in JSON", e);
        }
        if (!records.isArray()) {
            throw new IllegalArgumentException("the event has no list of Records");
        }
        return records;
    }

    /** Returns the answer. Lambda takes a record without a sequence number for a failure of the whole event. */
    private static String answer(List<String> failures) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("batchItemFailures");
        failures.forEach(each -> list.addObject().put("itemIdentifier", each));
        return answer.toString();
    }

    private static String read(InputStream event) {
        try {
            return new String(event.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the event cannot be read", e);
        }
    }
}
