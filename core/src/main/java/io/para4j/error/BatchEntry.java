package io.para4j.error;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result for one object of a batch: its place in the call, its id, its state, and the error unless it was done.
 * Immutable.
 */
public final class BatchEntry implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The states of an object of a batch when the call ends. Every object is in exactly one of them. */
    public enum State {
        /** The object was written or deleted. */
        DONE,
        /** The object was certainly not written. The error gives the reason. */
        REFUSED,
        /** The object may have been written. Read it before you try again. */
        UNKNOWN
    }

    private final int index;
    private final String id;
    private final State state;
    private final @Nullable ParaException error;

    private BatchEntry(int index, String id, State state, @Nullable ParaException error) {
        this.index = index;
        this.id = Objects.requireNonNull(id, "id");
        this.state = state;
        this.error = error;
    }

    /**
     * Returns the entry of an object that was done.
     *
     * @param index its place in the call, from 0
     * @param id its id
     * @return the entry
     */
    public static BatchEntry done(int index, String id) {
        return new BatchEntry(index, id, State.DONE, null);
    }

    /**
     * Returns the entry of an object that was not done. Its state is unknown if the error is a
     * {@link WriteOutcomeUnknownException}, and otherwise refused.
     *
     * @param index its place in the call, from 0
     * @param id its id
     * @param error the reason
     * @return the entry
     */
    public static BatchEntry failed(int index, String id, ParaException error) {
        State state = error instanceof WriteOutcomeUnknownException ? State.UNKNOWN : State.REFUSED;
        return new BatchEntry(index, id, state, error);
    }

    /**
     * Returns the place of the object in the call.
     *
     * @return the index, from 0
     */
    public int index() {
        return index;
    }

    /**
     * Returns the id of the object. If an object without an id was to be created, this is the id generated for it.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the state of the object.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Returns the reason why the object was not done.
     *
     * @return the error; empty if the state is {@link State#DONE}
     */
    public Optional<ParaException> error() {
        return Optional.ofNullable(error);
    }

    @Override
    public String toString() {
        return index + " " + Target.quote(id) + " " + state + (error == null ? "" : ": " + error.getMessage());
    }
}
