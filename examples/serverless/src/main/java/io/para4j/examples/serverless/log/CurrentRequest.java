package io.para4j.examples.serverless.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The request that a thread works on. Listeners of the framework are called in that thread, so they can name it. */
@Singleton
public final class CurrentRequest {
    private record Ids(String requestId, String tenant) {}

    private final ThreadLocal<Ids> ids = ThreadLocal.withInitial(() -> new Ids("", ""));

    @Inject
    public CurrentRequest() {}

    public void begin(String requestId, String tenant) {
        ids.set(new Ids(requestId, tenant));
    }

    public void end() {
        ids.remove();
    }

    /** Adds the request's id and tenant to a line. Both are empty outside of requests, as at the start. */
    void putInto(ObjectNode line) {
        line.put("requestId", ids.get().requestId()).put("tenant", ids.get().tenant());
    }
}
