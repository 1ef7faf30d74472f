package io.para4j.examples.serverless.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The log of requests: one line each, without anything that the caller has sent or the store has returned. */
public final class RequestLog {
    private final JsonLines lines;
    private final CurrentRequest current;
    private final Clock clock;

    @Inject
    public RequestLog(JsonLines lines, CurrentRequest current, Clock clock) {
        this.lines = lines;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Writes the line of a request.
     *
     * @param route its route, without the values of its parameters
     * @param status the status of the answer
     * @param duration how long it took
     * @param problem the name of the problem; empty for a success
     * @param failure what went wrong in the server; of an unexpected exception only the class and the place are logged,
     *     since its message may quote the request
     */
    public void write(
            String route, int status, Duration duration, Optional<String> problem, Optional<Throwable> failure) {
        ObjectNode line =
                lines.line().put("time", clock.instant().toString()).put("level", status >= 500 ? "ERROR" : "INFO");
        current.putInto(line);
        line.put("route", route).put("status", status).put("durationMs", duration.toNanos() / 1e6);
        problem.ifPresent(name -> line.put("problem", name));
        failure.ifPresent(error -> {
            line.put("exception", error.getClass().getName());
            StackTraceElement[] trace = error.getStackTrace();
            line.put("at", trace.length == 0 ? "" : trace[0].toString());
        });
        lines.write(line);
    }
}
