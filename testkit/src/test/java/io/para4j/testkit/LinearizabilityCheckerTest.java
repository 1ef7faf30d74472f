package io.para4j.testkit;

import static io.para4j.testkit.Histories.state;
import static io.para4j.testkit.RegisterState.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinearizabilityCheckerTest {
    private static final RegisterState FIRST = state(1, "r1", 10);
    private static final RegisterState SECOND = state(2, "r2", 20);

    private static Histories created() {
        return new Histories().create(10, "r1", 1, 2);
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("nothing", new Histories()),
                Arguments.of("a read of a missing object", new Histories().read(ABSENT, 1, 2)),
                Arguments.of("create, then read", created().read(FIRST, 3, 4)),
                Arguments.of(
                        "a read concurrent with a create sees it",
                        new Histories().create(10, "r1", 1, 4).read(FIRST, 2, 3)),
                Arguments.of(
                        "a read concurrent with a create misses it",
                        new Histories().create(10, "r1", 1, 4).read(ABSENT, 2, 3)),
                Arguments.of(
                        "one of two creates wins",
                        new Histories().create(10, "r1", 1, 4).createRefused(2, 3)),
                Arguments.of(
                        "one of two updates wins",
                        created().update(FIRST, SECOND, 3, 6).updateRefused(FIRST, 2, 4, 5)),
                Arguments.of(
                        "two concurrent additions take effect in reverse order of their starts",
                        created().add(1, state(3, "r3", 13), 3, 6).add(2, state(2, "r2", 12), 4, 5)),
                Arguments.of(
                        "an old holder is refused at the same version after delete and create",
                        created().deleteById(3, 4).create(10, "r3", 5, 6).updateRefused(FIRST, 1, 7, 8)),
                Arguments.of(
                        "deleted twice",
                        created().delete(FIRST, 3, 4).delete(FIRST, 5, 6).read(ABSENT, 7, 8)),
                Arguments.of(
                        "an addition is refused by a concurrent deletion",
                        created().deleteById(3, 6).addRefused(4, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void historyIsLinearizable(String what, Histories calls) {
        assertThat(calls.history().isLinearizable()).as(what).isTrue();
    }

    static Stream<Arguments> bad() {
        RegisterState otherSecond = state(2, "r3", 30);
        return Stream.of(
                Arguments.of(
                        "a stale read", created().update(FIRST, SECOND, 3, 4).read(FIRST, 5, 6)),
                Arguments.of(
                        "of two reads concurrent with an update, the later one is older",
                        created().update(FIRST, SECOND, 3, 8).read(SECOND, 4, 5).read(FIRST, 6, 7)),
                Arguments.of(
                        "a lost update: two updates from one version succeed",
                        created().update(FIRST, SECOND, 3, 6).update(FIRST, otherSecond, 4, 5)),
                Arguments.of(
                        "an update is lost silently",
                        created().update(FIRST, SECOND, 3, 4).add(1, state(2, "r3", 11), 5, 6)),
                Arguments.of(
                        "two creates both succeed",
                        new Histories().create(10, "r1", 1, 4).create(20, "r2", 2, 3)),
                Arguments.of("an addition is done twice", created().add(5, state(2, "r2", 20), 3, 4)),
                Arguments.of(
                        "an addition is done twice, and its answer does not show it",
                        created().add(5, state(2, "r2", 15), 3, 4).read(state(3, "r3", 20), 5, 6)),
                Arguments.of(
                        "a deleted object is read",
                        created().delete(FIRST, 3, 4).read(FIRST, 5, 6)),
                Arguments.of(
                        "an object is never deleted", created().deleteById(3, 4).createRefused(5, 6)),
                Arguments.of(
                        "a stale deletion succeeds",
                        created().update(FIRST, SECOND, 3, 4).delete(FIRST, 5, 6)),
                Arguments.of(
                        "an update of the stored state conflicts", created().updateRefused(FIRST, 1, 3, 4)),
                Arguments.of(
                        "a deletion of the stored state conflicts", created().deleteRefused(FIRST, 1, 3, 4)),
                Arguments.of(
                        "a conflict names a version that never existed",
                        created().updateRefused(state(7, "x", 0), 4, 3, 4)),
                Arguments.of("an update does not raise the version", created().update(FIRST, state(1, "r2", 20), 3, 4)),
                Arguments.of(
                        "an addition finds nothing after the creation",
                        created().addRefused(3, 4)),
                Arguments.of(
                        "a read sees a value that was never written", created().read(state(1, "r1", 11), 3, 4)),
                Arguments.of(
                        "a read sees a value that is written later",
                        new Histories().read(FIRST, 1, 2).create(10, "r1", 3, 4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void historyIsNotLinearizable(String what, Histories calls) {
        assertThat(calls.history().isLinearizable()).as(what).isFalse();
    }

    static Stream<Arguments> goodWithoutAnswers() {
        RegisterState unseen = state(2, "r9", 20);
        return Stream.of(
                Arguments.of(
                        "an update has happened",
                        created().updateUnanswered(FIRST, 20, 3).read(unseen, 4, 5)),
                Arguments.of(
                        "an update has not happened",
                        created().updateUnanswered(FIRST, 20, 3).read(FIRST, 4, 5)),
                Arguments.of(
                        "an update happens after the first read",
                        created()
                                .updateUnanswered(FIRST, 20, 3)
                                .read(FIRST, 4, 5)
                                .read(unseen, 6, 7)),
                Arguments.of(
                        "a reader of the update can update from it",
                        created()
                                .updateUnanswered(FIRST, 20, 3)
                                .read(unseen, 4, 5)
                                .update(unseen, state(3, "r3", 30), 6, 7)),
                Arguments.of(
                        "another update conflicts with it",
                        created().updateUnanswered(FIRST, 20, 3).updateRefused(FIRST, 2, 4, 5)),
                Arguments.of(
                        "a create has happened",
                        new Histories().createUnanswered(10, 1).createRefused(2, 3)),
                Arguments.of(
                        "a create has not happened",
                        new Histories().createUnanswered(10, 1).create(20, "r2", 2, 3)),
                Arguments.of(
                        "a deletion happens late",
                        created().deleteUnanswered(FIRST, 3).read(FIRST, 4, 5).read(ABSENT, 6, 7)),
                Arguments.of(
                        "one of two additions has happened",
                        created().addUnanswered(1, 3).addUnanswered(2, 4).read(state(2, "r5", 12), 5, 6)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodWithoutAnswers")
    void callWithoutAnswerMayHaveHappenedOrNot(String what, Histories calls) {
        assertThat(calls.history().isLinearizable()).as(what).isTrue();
    }

    static Stream<Arguments> badWithoutAnswers() {
        RegisterState unseen = state(2, "r9", 20);
        return Stream.of(
                Arguments.of(
                        "an update happens before it begins",
                        created().read(unseen, 3, 4).updateUnanswered(FIRST, 20, 5)),
                Arguments.of(
                        "an update happens and is undone",
                        created()
                                .updateUnanswered(FIRST, 20, 3)
                                .read(unseen, 4, 5)
                                .read(FIRST, 6, 7)),
                Arguments.of(
                        "an addition happens twice",
                        created().addUnanswered(5, 3).read(state(3, "r5", 20), 4, 5)),
                Arguments.of(
                        "one state is read under two revisions",
                        created()
                                .updateUnanswered(FIRST, 20, 3)
                                .read(unseen, 4, 5)
                                .read(state(2, "r8", 20), 6, 7)),
                Arguments.of(
                        "a stale update happens",
                        created()
                                .update(FIRST, SECOND, 3, 4)
                                .updateUnanswered(FIRST, 30, 5)
                                .read(state(3, "r5", 30), 6, 7)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badWithoutAnswers")
    void callWithoutAnswerHappensOnceAndAfterItsBeginning(String what, Histories calls) {
        assertThat(calls.history().isLinearizable()).as(what).isFalse();
    }

    @Test
    void theStatesInWhichAHistoryCanEndAreAllFound() {
        Histories calls = created().updateUnanswered(FIRST, 20, 3).deleteUnanswered(FIRST, 4);
        assertThat(LinearizabilityChecker.ends(calls.history()))
                .containsExactlyInAnyOrder(FIRST, state(2, RegisterState.ANY, 20), ABSENT);
    }

    @Test
    void manyConcurrentCallsAndManyWithoutAnswerAreCheckedQuickly() {
        Histories calls = created();
        Random random = new Random(1);
        List<Integer> amounts = new ArrayList<>();
        long sum = 10;
        for (int i = 0; i < 300; i++) {
            amounts.add(1 + random.nextInt(5));
            sum += amounts.get(i);
            long begin = 10 + 10L * i;
            calls.add(amounts.get(i), state(2 + i, "a" + i, sum), begin, begin + 45);
        }
        for (int i = 0; i < 8; i++) {
            calls.addUnanswered(1 << i, 4000 + i);
        }
        calls.read(state(302, "last", sum + 64), 5000, 5001);
        assertThat(calls.history().isLinearizable()).isTrue();
    }
}
