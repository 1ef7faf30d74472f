package io.para4j.error;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if at least one object of a batch was not done. Every object of the call is either done, refused or unknown.
 * The refusal of one object does not prevent the others from being done (rule BAT-2).
 */
public final class BatchException extends ParaException {
    private static final long serialVersionUID = 1L;

    private static final int EXAMPLES = 3;

    private final String app;
    private final ArrayList<BatchEntry> entries;

    /**
     * Creates the error.
     *
     * @param operation the operation, such as {@code createAll}
     * @param app the name of the app
     * @param entries an entry for each object of the call, in the order of the call
     * @throws IllegalArgumentException if every object was done
     */
    public BatchException(String operation, String app, List<BatchEntry> entries) {
        super(ErrorCode.BATCH_FAILED, text(operation, app, entries), firstError(entries));
        this.app = app;
        this.entries = new ArrayList<>(entries);
    }

    private static String text(String operation, String app, List<BatchEntry> entries) {
        String examples = entries.stream()
                .filter(entry -> entry.state() != BatchEntry.State.DONE)
                .limit(EXAMPLES)
                .map(entry -> MessageText.cutMiddle(entry.toString(), MessageText.MAX_ENTRY))
                .collect(Collectors.joining("; "));
        long failed = entries.size() - count(entries, BatchEntry.State.DONE);
        return operation + " of " + entries.size() + " objects in app " + Target.quote(app) + ": "
                + count(entries, BatchEntry.State.DONE) + " done, " + count(entries, BatchEntry.State.REFUSED)
                + " refused, " + count(entries, BatchEntry.State.UNKNOWN) + " unknown. " + examples
                + (failed > EXAMPLES ? "; and " + (failed - EXAMPLES) + " more, see entries()" : "");
    }

    private static long count(List<BatchEntry> entries, BatchEntry.State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    private static Throwable firstError(List<BatchEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.error().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a batch in which all is done is no error"));
    }

    @Override
    public Effect effect() {
        boolean allRefused = entries.stream().allMatch(entry -> entry.state() == BatchEntry.State.REFUSED);
        return allRefused ? Effect.NONE : Effect.PARTIAL;
    }

    /**
     * Returns the name of the app that the batch was for.
     *
     * @return the app's name
     */
    public String app() {
        return app;
    }

    /**
     * Returns the result for each object.
     *
     * @return an entry for each object of the call, in the order of the call; unmodifiable
     */
    public List<BatchEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Returns the ids of the objects in a state.
     *
     * @param state the state
     * @return their ids, in the order of the call; unmodifiable
     */
    public List<String> ids(BatchEntry.State state) {
        return entries.stream()
                .filter(entry -> entry.state() == state)
                .map(BatchEntry::id)
                .collect(Collectors.toUnmodifiableList());
    }
}
