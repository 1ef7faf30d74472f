package io.para4j.testkit;

import java.util.ArrayList;
import java.util.List;

/** A builder of histories on one id. Each call has the times of its start and of its answer. */
final class Histories {
    private final List<Call> calls = new ArrayList<>();

    static RegisterState state(long version, String revision, long value) {
        return new RegisterState(version, revision, value);
    }

    private Histories add(
            Call.Kind kind, RegisterState held, long value, Call.Answer answer, long invoked, long answered) {
        calls.add(new Call(calls.size(), "a", kind, held, value, answer, invoked, answered));
        return this;
    }

    Histories create(long value, String revision, long invoked, long answered) {
        Call.Answer answer = Call.Answer.done(state(1, revision, value));
        return add(Call.Kind.CREATE, RegisterState.ABSENT, value, answer, invoked, answered);
    }

    Histories createRefused(long invoked, long answered) {
        return add(
                Call.Kind.CREATE, RegisterState.ABSENT, 9, Call.Answer.refused(Call.Ending.EXISTS), invoked, answered);
    }

    Histories read(RegisterState seen, long invoked, long answered) {
        return add(Call.Kind.READ, RegisterState.ABSENT, 0, Call.Answer.done(seen), invoked, answered);
    }

    Histories update(RegisterState held, RegisterState made, long invoked, long answered) {
        return add(Call.Kind.UPDATE, held, made.value(), Call.Answer.done(made), invoked, answered);
    }

    Histories updateUnanswered(RegisterState held, long value, long invoked) {
        return add(Call.Kind.UPDATE, held, value, Call.Answer.UNKNOWN, invoked, Call.NEVER);
    }

    Histories updateRefused(RegisterState held, long stored, long invoked, long answered) {
        return add(Call.Kind.UPDATE, held, 9, Call.Answer.conflict(stored), invoked, answered);
    }

    Histories add(long amount, RegisterState made, long invoked, long answered) {
        return add(Call.Kind.ADD, RegisterState.ABSENT, amount, Call.Answer.done(made), invoked, answered);
    }

    Histories addUnanswered(long amount, long invoked) {
        return add(Call.Kind.ADD, RegisterState.ABSENT, amount, Call.Answer.UNKNOWN, invoked, Call.NEVER);
    }

    Histories addRefused(long invoked, long answered) {
        return add(
                Call.Kind.ADD, RegisterState.ABSENT, 1, Call.Answer.refused(Call.Ending.NOT_FOUND), invoked, answered);
    }

    Histories delete(RegisterState held, long invoked, long answered) {
        return add(Call.Kind.DELETE, held, 0, Call.Answer.done(RegisterState.ABSENT), invoked, answered);
    }

    Histories deleteRefused(RegisterState held, long stored, long invoked, long answered) {
        return add(Call.Kind.DELETE, held, 0, Call.Answer.conflict(stored), invoked, answered);
    }

    Histories deleteUnanswered(RegisterState held, long invoked) {
        return add(Call.Kind.DELETE, held, 0, Call.Answer.UNKNOWN, invoked, Call.NEVER);
    }

    Histories deleteById(long invoked, long answered) {
        Call.Answer answer = Call.Answer.done(RegisterState.ABSENT);
        return add(Call.Kind.DELETE_BY_ID, RegisterState.ABSENT, 0, answer, invoked, answered);
    }

    Histories createUnanswered(long value, long invoked) {
        return add(Call.Kind.CREATE, RegisterState.ABSENT, value, Call.Answer.UNKNOWN, invoked, Call.NEVER);
    }

    History history() {
        return new History(RegisterState.ABSENT, calls);
    }
}
