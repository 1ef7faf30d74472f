package io.para4j.error;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one object of a batch: its place in the call, its id, its state, and the error unless it was done. */
public final class BatchEntry implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The states that an object of a batch can be in when the call ends; it is always in exactly one. */
    public enum State {
        /** It was written, or deleted. */
        DONE,
        /** It was certainly not written; the error says why. */
        REFUSED,
        /** It may have been written; read it before trying again. */
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
     * Returns the entry of an object that was not done: unknown if the error is a {@link WriteOutcomeUnknownException},
     * otherwise refused.
     *
     * @param index its place in the call, from 0
     * @param id its id
     * @param error why
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
     * Returns the id of the object; for a creation without one, the id that was made for it.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns what became of the object.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Returns why the object was not done.
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
