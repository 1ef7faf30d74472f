package io.para4j.examples.serverless.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.spi.FeedEvent;
import io.para4j.spi.Operation;
import io.para4j.spi.OperationListener;
import jakarta.inject.Inject;
import java.time.Clock;

/** The log of changes that were not handled: one line each, with the class of the reason, since texts may quote objects. */
public final class FeedLog implements OperationListener {
    private final JsonLines lines;
    private final CurrentRequest current;
    private final Clock clock;

    @Inject
    public FeedLog(JsonLines lines, CurrentRequest current, Clock clock) {
        this.lines = lines;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public void onOperation(Operation operation) {}

    @Override
    public void onFeedEvent(FeedEvent event) {
        event.error().ifPresent(error -> {
            ObjectNode line =
                    lines.line().put("time", clock.instant().toString()).put("level", "ERROR");
            current.putInto(line);
            line.put("feedEvent", event.kind().name()).put("app", event.app());
            line.put("exception", error.getClass().getName());
            StackTraceElement[] trace = error.getStackTrace();
            line.put("at", trace.length == 0 ? "" : trace[0].toString());
            lines.write(line);
        });
    }
}
