package io.para4j.testkit.tests.interleavings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.para4j.testkit.tests.interleavings.Turns.Operation;
import io.para4j.testkit.tests.interleavings.Turns.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that {@link Turns} and {@link Schedules} run every order of operations, and detect blocked runs. */
class TurnsTest {
    private final Turns turns = new Turns(3);

    @AfterEach
    void close() {
        turns.close();
    }

    private void call(Touch touch) {
        turns.call(touch, () -> true);
    }

    /** An operation that only makes the given calls. */
    private Operation calls(String name, Steps steps, Touch... touches) {
        return new Operation(name, Touch.INSIDE, steps, () -> List.of(touches).forEach(this::call));
    }

    private Operation doing(String name, Runnable body) {
        return new Operation(name, Touch.INSIDE, Steps.MOST, body);
    }

    /** Runs all schedules and returns the order of turns of each. */
    private List<String> runAll(List<Operation> operations) {
        List<String> orders = new ArrayList<>();
        Schedules schedules = new Schedules();
        while (schedules.next()) {
            turns.run(operations, schedules);
            orders.add(turns.turns());
        }
        return orders;
    }

    /** Checks that each order of the calls and starts of two and of three operations is run exactly once. */
    @Test
    void allOrdersOfTurnsAreRun() {
        Operation one = calls("one", Steps.MOST, Touch.CACHE_CHANGE, Touch.CACHE_CHANGE);
        Operation other = calls("other", Steps.MOST, Touch.CACHE_READ);
        assertThat(runAll(List.of(one, other)))
                .containsExactlyInAnyOrder(
                        "11122", "11212", "11221", "12112", "12121", "12211", "21112", "21121", "21211", "22111");
        Operation third = calls("third", Steps.MOST, Touch.CACHE_READ);
        assertThat(runAll(List.of(one, other, third)))
                .doesNotHaveDuplicates()
                .hasSize(7 * 6 * 5 * 4 * 3 * 2 / (3 * 2 * 2 * 2))
                .allMatch(order -> order.matches("[123]{7}"));
    }

    @Test
    void aTurnEndsWhereAStoreCallReturnsAndWithAllStepsAlsoWhereACacheCallReturns() {
        Operation two = calls("two", Steps.MOST, Touch.STORE_READ, Touch.CACHE_READ);
        assertThat(runAll(List.of(two))).containsExactly("1111");
        Operation all = calls("all", Steps.ALL, Touch.STORE_READ, Touch.CACHE_READ);
        assertThat(runAll(List.of(all))).containsExactly("11111");
    }

    @Test
    void anOperationThatBeginsWithItsFirstCallHasOneTurnLess() {
        Operation one = calls("one", Steps.MOST_BUT_FIRST, Touch.CACHE_CHANGE, Touch.CACHE_CHANGE);
        Operation other = calls("other", Steps.MOST_BUT_FIRST, Touch.CACHE_CHANGE);
        assertThat(runAll(List.of(one, other))).containsExactlyInAnyOrder("112", "121", "211");
    }

    @Test
    void theFirstOfEqualOperationsBegins() {
        Operation one = calls("same", Steps.MOST, Touch.CACHE_CHANGE);
        Operation other = calls("same", Steps.MOST, Touch.CACHE_CHANGE);
        assertThat(runAll(List.of(one, other))).containsExactlyInAnyOrder("1122", "1212", "1221");
    }

    /**
     * Checks that each omitted schedule differs from one that is run only in the order of adjacent steps that touch
     * nothing in common.
     */
    @Test
    void onlyOneOfEquivalentSchedulesIsRun() {
        Touch[][] touches = {
            {Touch.CACHE_READ, Touch.STORE_READ},
            {Touch.STORE_CHANGE, Touch.CACHE_CHANGE},
            {Touch.CACHE_READ}
        };
        List<Operation> operations = new ArrayList<>();
        List<List<Touch>> steps = new ArrayList<>();
        for (Touch[] calls : touches) {
            operations.add(calls("operation " + steps.size(), Steps.ALL, calls));
            steps.add(steps(calls));
        }
        Set<String> kinds = new HashSet<>();
        addOrders("", new int[] {0, 0, 0}, steps, kinds);

        Schedules schedules = new Schedules();
        Set<String> taken = new HashSet<>();
        while (schedules.next()) {
            turns.run(operations, schedules);
            taken.add(normal(turns.turns(), steps));
        }
        assertThat(taken).isEqualTo(kinds);
        assertThat(schedules.count()).isEqualTo(kinds.size());
    }

    private static List<Touch> steps(Touch... calls) {
        List<Touch> steps = new ArrayList<>(List.of(Touch.INSIDE));
        for (Touch call : calls) {
            steps.addAll(List.of(call, Touch.INSIDE));
        }
        return steps;
    }

    private static void addOrders(String order, int[] done, List<List<Touch>> steps, Set<String> normals) {
        boolean isEnd = true;
        for (int actor = 0; actor < done.length; actor++) {
            if (done[actor] < steps.get(actor).size()) {
                isEnd = false;
                done[actor]++;
                addOrders(order + (actor + 1), done, steps, normals);
                done[actor]--;
            }
        }
        if (isEnd) {
            normals.add(normal(order, steps));
        }
    }

    private record Step(int actor, Touch touch) {}

    /** Returns the smallest of the orders that result from exchanging adjacent steps that commute. */
    private static String normal(String order, List<List<Touch>> steps) {
        int[] done = new int[steps.size()];
        List<Step> left = new ArrayList<>();
        order.chars()
                .map(digit -> digit - '1')
                .forEach(actor -> left.add(new Step(actor, steps.get(actor).get(done[actor]++))));
        StringBuilder normal = new StringBuilder();
        while (!left.isEmpty()) {
            int least = 0;
            for (int i = 1; i < left.size(); i++) {
                Step step = left.get(i);
                boolean canBeFirst = left.subList(0, i).stream()
                        .allMatch(each ->
                                each.actor() != step.actor() && each.touch().commutesWith(step.touch()));
                least = canBeFirst && step.actor() < left.get(least).actor() ? i : least;
            }
            normal.append(left.remove(least).actor() + 1);
        }
        return normal.toString();
    }

    @Test
    void anOperationThatWaitsForAnotherGetsNoTurnUntilTheOtherIsDone() {
        List<CountDownLatch> latches = new ArrayList<>();
        Operation opens = doing("opens", () -> {
            CountDownLatch latch = new CountDownLatch(1);
            latches.add(latch);
            call(Touch.CACHE_READ);
            latches.remove(latch);
            latch.countDown();
        });
        Operation waits = doing("waits", () -> List.copyOf(latches).forEach(TurnsTest::await));
        assertThat(runAll(List.of(opens, waits))).containsExactlyInAnyOrder("112", "121", "211");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Covers the time between the opening of a latch and the waking of its thread, which still appears to wait. */
    @Test
    void anOperationWhoseLatchIsOpenIsAwaitedBeforeItWakes() {
        for (int round = 0; round < 1_000; round++) {
            CountDownLatch latch = new CountDownLatch(1);
            Operation waits = doing("waits", () -> {
                await(latch);
                call(Touch.CACHE_READ);
            });
            Operation opens = doing("opens", () -> {
                latch.countDown();
                call(Touch.CACHE_READ);
            });
            turns.run(List.of(waits, opens), ready -> ready.get(0).actor());
            assertThat(turns.turns()).isEqualTo("1212");
        }
    }

    /** Covers a wait inside a call, where a thread that is not an operation, such as a client's, may open the latch. */
    @Test
    void aWaitInsideACallDoesNotCountAsAWaitForAnotherOperation() {
        CountDownLatch answer = new CountDownLatch(1);
        Thread client = new Thread(() -> {
            while (turns.turns().length() < 2) {
                Thread.onSpinWait();
            }
            for (int look = 0; look < 1_000_000; look++) {
                Thread.onSpinWait();
            }
            answer.countDown();
        });
        client.start();
        Operation calls = doing(
                "calls",
                () -> turns.call(Touch.CACHE_READ, () -> {
                    await(answer);
                    return true;
                }));
        Operation other = doing("other", () -> {});
        turns.run(List.of(calls, other), new Schedules());
        assertThat(turns.turns()).isEqualTo("112");
    }

    @Test
    void operationsThatWaitForEachOtherFailTheRun() {
        CountDownLatch never = new CountDownLatch(1);
        List<Operation> operations = List.of(doing("one", () -> await(never)), doing("other", () -> await(never)));
        assertThatThrownBy(() -> turns.run(operations, new Schedules()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the operations wait for each other");
        never.countDown();
    }

    @Test
    void aLockThatIsHeldDuringACallFailsTheRun() {
        ReentrantLock lock = new ReentrantLock();
        Runnable locked = () -> {
            lock.lock();
            try {
                call(Touch.CACHE_READ);
            } finally {
                lock.unlock();
            }
        };
        List<Operation> operations = List.of(doing("one", locked), doing("other", locked));
        assertThatThrownBy(() -> runAll(operations))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("holds a lock during a call")
                .hasMessageContaining("ReentrantLock");
    }

    @Test
    void aFailedOperationFailsTheRunAfterAllHaveEnded() {
        Operation fails = doing("fails", () -> {
            throw new AssertionError("the claim");
        });
        Operation other = calls("other", Steps.MOST, Touch.CACHE_READ);
        assertThatThrownBy(() -> turns.run(List.of(fails, other), new Schedules()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the claim");
        assertThat(turns.turns()).isEqualTo("122");
    }

    @Test
    void choicesThatLeadToADifferentRunAreRefused() {
        AtomicInteger runs = new AtomicInteger();
        Operation changes =
                doing("changes", () -> call(runs.getAndIncrement() == 0 ? Touch.CACHE_CHANGE : Touch.CACHE_READ));
        Operation other = calls("other", Steps.MOST, Touch.CACHE_READ);
        assertThatThrownBy(() -> runAll(List.of(changes, other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the same choices led to a different run");
    }
}
