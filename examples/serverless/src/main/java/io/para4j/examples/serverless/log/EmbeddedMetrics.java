package io.para4j.examples.serverless.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.error.ErrorCode;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/**
 * Writes each operation of the store as a line in CloudWatch's embedded metric format, which CloudWatch turns into metrics
 * without a request of the function. The errors that operations.md has alarms for are metrics of their own.
 */
public final class EmbeddedMetrics implements OperationListener {
    /** The namespace of the metrics. */
    public static final String NAMESPACE = "ParaShop";

    private static final Set<ErrorCode> ALARMED = Set.of(
            ErrorCode.THROTTLED,
            ErrorCode.WRITE_OUTCOME_UNKNOWN,
            ErrorCode.TRANSACTION_CONFLICT,
            ErrorCode.STORAGE_FAILED);

    private final JsonLines lines;
    private final CurrentRequest current;
    private final Clock clock;

    @Inject
    public EmbeddedMetrics(JsonLines lines, CurrentRequest current, Clock clock) {
        this.lines = lines;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public void onOperation(Operation operation) {
        ObjectNode line = lines.line();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", clock.millis());
        ArrayNode groups = aws.putArray("CloudWatchMetrics");
        ArrayNode metrics = metrics(groups, "operation");
        line.put("operation", operation.kind().name());
        current.putInto(line);
        put(line, metrics, "Duration", "Milliseconds", operation.duration().toNanos() / 1e6);
        put(line, metrics, "Requests", "Count", operation.cost().requests());
        put(line, metrics, "Retries", "Count", operation.cost().retries());
        put(line, metrics, "ReadUnits", "Count", operation.cost().readUnits());
        put(line, metrics, "WriteUnits", "Count", operation.cost().writeUnits());
        operation.error().ifPresent(error -> {
            line.put("error", error.code().name());
            if (ALARMED.contains(error.code())) {
                put(line, metrics(groups), error.code().name(), "Count", 1);
            }
        });
        lines.write(line);
    }

    /** Adds a group of metrics: over all operations, since an alarm cannot add them up, and by each dimension. */
    private static ArrayNode metrics(ArrayNode groups, String... dimensions) {
        ObjectNode group = groups.addObject().put("Namespace", NAMESPACE);
        ArrayNode sets = group.putArray("Dimensions");
        sets.addArray();
        for (String dimension : dimensions) {
            sets.addArray().add(dimension);
        }
        return group.putArray("Metrics");
    }

    private static void put(ObjectNode line, ArrayNode metrics, String name, String unit, double value) {
        metrics.addObject().put("Name", name).put("Unit", unit);
        line.put(name, value);
    }
}
