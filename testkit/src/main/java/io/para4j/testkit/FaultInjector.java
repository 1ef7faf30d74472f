package io.para4j.testkit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fault hook for a store whose requests are calls in this process: of files, a disk, an embedded engine or a
 * driver. The test passes each call through {@link #read} or {@link #write}, which fail as the kit demands with the
 * exception that the engine itself throws. Calls for the root app never fail. Safe for use by many threads.
 *
 * <pre>{@code
 * private final FaultInjector<IOException> faults = new FaultInjector<>("para", IOException::new);
 *
 * protected Optional<Faults> faults() {
 *     return Optional.of(faults);
 * }
 * }</pre>
 *
 * <p>A write is one call that makes a change durable, such as a commit or an atomic move of a file. Such a store is
 * neither throttled nor left waiting, so the tests of these kinds are not checked.
 *
 * @param <X> the exception of the engine
 */
public final class FaultInjector<X extends Exception> implements Faults {
    private final String rootApp;
    private final Function<String, X> failure;
    private final Map<Kind, Fault> faults = new EnumMap<>(Kind.class);
    private int happened;

    /** A fault that has begun, with the calls that pass and the calls that fail after those. */
    private record Fault(int passed, int count) {
        Fault afterACall() {
            if (passed > 0) {
                return new Fault(passed - 1, count);
            }
            return count == ALWAYS ? this : new Fault(0, count - 1);
        }
    }

    /**
     * Creates the hook.
     *
     * @param rootApp the name of the root app, {@code para.app_name}
     * @param failure creates the exception of the engine from its message
     */
    public FaultInjector(String rootApp, Function<String, X> failure) {
        this.rootApp = Objects.requireNonNull(rootApp, "rootApp");
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    /**
     * A call of the engine.
     *
     * @param <R> its result
     * @param <X> its exception
     */
    public interface Call<R extends @Nullable Object, X extends Exception> {
        /**
         * Makes the call.
         *
         * @return the engine's result
         * @throws X if the engine fails
         */
        R run() throws X;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.READ_FAILED, Kind.ANSWER_LOST, Kind.REQUEST_LOST);
    }

    /**
     * Makes a call that only reads, or fails instead.
     *
     * @param app the name of the app that is read
     * @param call the call
     * @param <R> its result
     * @return the engine's result
     * @throws X if the kit makes the read fail, or the engine does
     */
    public <R extends @Nullable Object> R read(String app, Call<R, X> call) throws X {
        if (meets(app, Kind.READ_FAILED)) {
            throw failure.apply("made to fail");
        }
        return call.run();
    }

    /**
     * Makes a call that writes. It may fail before the call, or after it.
     *
     * @param app the name of the app that is written
     * @param call the call, which makes the change durable
     * @param <R> its result
     * @return the engine's result
     * @throws X if the kit makes the write fail, or the engine does
     */
    public <R extends @Nullable Object> R write(String app, Call<R, X> call) throws X {
        if (meets(app, Kind.REQUEST_LOST)) {
            throw failure.apply("made to fail before the write");
        }
        boolean isAnswerLost = meets(app, Kind.ANSWER_LOST);
        R result = call.run();
        if (isAnswerLost) {
            throw failure.apply("made to fail after the write");
        }
        return result;
    }

    private synchronized boolean meets(String app, Kind kind) {
        Fault fault = faults.get(kind);
        if (fault == null || fault.count() == 0 || app.equals(rootApp)) {
            return false;
        }
        faults.put(kind, fault.afterACall());
        if (fault.passed() > 0) {
            return false;
        }
        happened++;
        return true;
    }

    @Override
    public synchronized void begin(Kind kind, int passed, int count) {
        if (!kinds().contains(kind)) {
            throw new IllegalArgumentException(kind + "; expected one of " + kinds());
        }
        faults.put(kind, new Fault(passed, count));
    }

    @Override
    public synchronized int happened() {
        return happened;
    }

    @Override
    public synchronized void heal() {
        faults.clear();
        happened = 0;
    }
}
