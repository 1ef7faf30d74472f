package io.para4j.testkit;

import java.util.ArrayList;
import java.util.List;

/** A builder of histories on one id. Each call has the times of its start and of its answer. */
final class Histories {
    private final List<RecordedCall> calls = new ArrayList<>();

    static RegisterState state(long version, String revision, long value) {
        return new RegisterState(version, revision, value);
    }

    private Histories add(
            RecordedCall.Kind kind,
            RegisterState held,
            long value,
            RecordedCall.Answer answer,
            long invoked,
            long answered) {
        calls.add(new RecordedCall(calls.size(), "a", kind, held, value, answer, invoked, answered));
        return this;
    }

    Histories create(long value, String revision, long invoked, long answered) {
        RecordedCall.Answer answer = RecordedCall.Answer.done(state(1, revision, value));
        return add(RecordedCall.Kind.CREATE, RegisterState.ABSENT, value, answer, invoked, answered);
    }

    Histories createRefused(long invoked, long answered) {
        return add(
                RecordedCall.Kind.CREATE,
                RegisterState.ABSENT,
                9,
                RecordedCall.Answer.refused(RecordedCall.Ending.EXISTS),
                invoked,
                answered);
    }

    Histories read(RegisterState seen, long invoked, long answered) {
        return add(RecordedCall.Kind.READ, RegisterState.ABSENT, 0, RecordedCall.Answer.done(seen), invoked, answered);
    }

    Histories update(RegisterState held, RegisterState made, long invoked, long answered) {
        return add(RecordedCall.Kind.UPDATE, held, made.value(), RecordedCall.Answer.done(made), invoked, answered);
    }

    Histories updateUnanswered(RegisterState held, long value, long invoked) {
        return add(RecordedCall.Kind.UPDATE, held, value, RecordedCall.Answer.UNKNOWN, invoked, RecordedCall.NEVER);
    }

    Histories updateRefused(RegisterState held, long stored, long invoked, long answered) {
        return add(RecordedCall.Kind.UPDATE, held, 9, RecordedCall.Answer.conflict(stored), invoked, answered);
    }

    Histories add(long amount, RegisterState made, long invoked, long answered) {
        return add(
                RecordedCall.Kind.ADD, RegisterState.ABSENT, amount, RecordedCall.Answer.done(made), invoked, answered);
    }

    Histories addUnanswered(long amount, long invoked) {
        return add(
                RecordedCall.Kind.ADD,
                RegisterState.ABSENT,
                amount,
                RecordedCall.Answer.UNKNOWN,
                invoked,
                RecordedCall.NEVER);
    }

    Histories addRefused(long invoked, long answered) {
        return add(
                RecordedCall.Kind.ADD,
                RegisterState.ABSENT,
                1,
                RecordedCall.Answer.refused(RecordedCall.Ending.NOT_FOUND),
                invoked,
                answered);
    }

    Histories delete(RegisterState held, long invoked, long answered) {
        return add(
                RecordedCall.Kind.DELETE, held, 0, RecordedCall.Answer.done(RegisterState.ABSENT), invoked, answered);
    }

    Histories deleteRefused(RegisterState held, long stored, long invoked, long answered) {
        return add(RecordedCall.Kind.DELETE, held, 0, RecordedCall.Answer.conflict(stored), invoked, answered);
    }

    Histories deleteUnanswered(RegisterState held, long invoked) {
        return add(RecordedCall.Kind.DELETE, held, 0, RecordedCall.Answer.UNKNOWN, invoked, RecordedCall.NEVER);
    }

    Histories deleteById(long invoked, long answered) {
        RecordedCall.Answer answer = RecordedCall.Answer.done(RegisterState.ABSENT);
        return add(RecordedCall.Kind.DELETE_BY_ID, RegisterState.ABSENT, 0, answer, invoked, answered);
    }

    Histories createUnanswered(long value, long invoked) {
        return add(
                RecordedCall.Kind.CREATE,
                RegisterState.ABSENT,
                value,
                RecordedCall.Answer.UNKNOWN,
                invoked,
                RecordedCall.NEVER);
    }

    History history() {
        return new History(RegisterState.ABSENT, calls);
    }
}
