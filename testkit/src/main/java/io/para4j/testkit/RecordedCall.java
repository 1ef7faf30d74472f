package io.para4j.testkit;

import java.util.Optional;

/**
 * One call in a concurrent history on one versioned register. It has the request, the answer, and the two moments of a
 * logical clock between which it ran.
 *
 * @param thread the thread that made the call
 * @param id the id of the register
 * @param kind the kind of request
 * @param held the state from which an update or deletion was made, otherwise {@link RegisterState#ABSENT}
 * @param value the number to store or to add
 * @param answer the answer
 * @param invoked the moment at which the call began
 * @param answered the moment at which the call ended; {@link #NEVER} if it may still take effect at any time
 */
record RecordedCall(
        int thread, String id, Kind kind, RegisterState held, long value, Answer answer, long invoked, long answered) {

    /** The end of a call that had no answer. */
    static final long NEVER = Long.MAX_VALUE;

    /** The kinds of requests to a register. */
    enum Kind {
        CREATE,
        READ,
        UPDATE,
        ADD,
        DELETE,
        DELETE_BY_ID
    }

    /** The ways in which a call can end. */
    enum Ending {
        DONE,
        EXISTS,
        NOT_FOUND,
        CONFLICT,
        UNKNOWN
    }

    /**
     * The answer to a call.
     *
     * @param ending the way in which the call ended
     * @param state the state that was read or written; after a conflict, only the version that the error names
     */
    record Answer(Ending ending, RegisterState state) {
        static final Answer UNKNOWN = new Answer(Ending.UNKNOWN, RegisterState.ABSENT);

        static Answer done(RegisterState state) {
            return new Answer(Ending.DONE, state);
        }

        static Answer refused(Ending ending) {
            return new Answer(ending, RegisterState.ABSENT);
        }

        static Answer conflict(long stored) {
            return new Answer(Ending.CONFLICT, new RegisterState(stored, RegisterState.ANY, 0));
        }
    }

    boolean isOpen() {
        return answered == NEVER;
    }

    /** Returns whether the call certainly changed nothing, so that other calls can be checked without it. */
    boolean isPure() {
        boolean isDone = answer.ending() == Ending.DONE;
        return isDone ? kind == Kind.READ : answer.ending() != Ending.UNKNOWN;
    }

    /** Returns the same call with an answer. Without a known outcome it may still take effect at any time. */
    RecordedCall answered(Answer known, long time) {
        long end = known.equals(Answer.UNKNOWN) ? NEVER : time;
        return new RecordedCall(thread, id, kind, held, value, known, invoked, end);
    }

    /** Returns the same call as it was before its answer arrived. */
    RecordedCall unanswered() {
        return new RecordedCall(thread, id, kind, held, value, Answer.UNKNOWN, invoked, NEVER);
    }

    /** Returns the state after this call. Empty if the call's answer is impossible in the given state. */
    Optional<RegisterState> applyTo(RegisterState before) {
        RegisterState seen = answer.state();
        return switch (answer.ending()) {
            case UNKNOWN -> Optional.of(effect(before, RegisterState.ANY));
            case EXISTS -> Optional.of(before).filter(RegisterState::isThere);
            case NOT_FOUND -> Optional.of(before).filter(state -> !state.isThere());
            case CONFLICT ->
                Optional.of(before)
                        .filter(state -> state.isThere() && !state.isHeldAs(held) && state.version() == seen.version());
            case DONE -> done(before, seen);
        };
    }

    private Optional<RegisterState> done(RegisterState before, RegisterState seen) {
        if (kind == Kind.READ) {
            return before.isSeenAs(seen) ? Optional.of(seen) : Optional.empty();
        }
        RegisterState after = effect(before, seen.revision());
        boolean mayDoNothing = kind == Kind.DELETE_BY_ID || (kind == Kind.DELETE && !before.isThere());
        boolean isDone = mayDoNothing || !after.equals(before);
        return isDone && after.equals(seen) ? Optional.of(after) : Optional.empty();
    }

    /** Returns the state after the call runs in a given state. It may be the same state. */
    private RegisterState effect(RegisterState before, String revision) {
        boolean isApplied = switch (kind) {
            case CREATE -> !before.isThere();
            case READ -> false;
            case UPDATE, DELETE -> before.isHeldAs(held);
            case ADD, DELETE_BY_ID -> before.isThere();
        };
        if (!isApplied) {
            return before;
        }
        return switch (kind) {
            case DELETE, DELETE_BY_ID -> RegisterState.ABSENT;
            case ADD -> new RegisterState(before.version() + 1, revision, before.value() + value);
            default -> new RegisterState(before.version() + 1, revision, value);
        };
    }

    /** Returns the request as text, in terms of the API. */
    String requestText() {
        return switch (kind) {
            case CREATE -> "create n=" + value;
            case READ -> "read";
            case UPDATE -> "update to n=" + value + " from " + held;
            case ADD -> "patch n+" + value;
            case DELETE -> "delete from " + held;
            case DELETE_BY_ID -> "delete by id";
        };
    }

    /** Returns the answer as text. */
    String answerText() {
        return switch (answer.ending()) {
            case DONE -> kind == Kind.READ ? answer.state().toString() : "done, now " + answer.state();
            case EXISTS -> "refused, exists";
            case NOT_FOUND -> "refused, not found";
            case CONFLICT -> "refused, conflict with version " + answer.state().version();
            case UNKNOWN -> "no answer";
        };
    }
}
